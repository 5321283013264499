//! Claims about the lessons that have parts of their own in place of a program.

use crate::lessons::{VERDICTS, go_to, open};
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::stage::Stage;
use serde_json::json;

/// What the three lessons have that begin without Python.
pub async fn a_kitchen_a_scheduler_and_a_ladder_can_be_played(stage: Stage) -> Result {
    claims![
        three_dishes_are_ready_after_ten_minutes(&stage);
        a_meal_is_found_for_which_one_cook_is_enough(&stage);
        the_shortest_job_first_is_the_best_order(&stage);
        the_laboratory_keeps_to_its_claims(&stage);
        jobs_are_found_that_break_a_policy(&stage);
        the_ladder_is_of_this_device(&stage);
    ];
    Ok(())
}

const PLAY: &str = "document.querySelectorAll('.step[data-current] .part .columns .go')";
const SAYS: &str = "document.querySelector('.step[data-current] .part .game-says')";

/// Opens a lesson's step with a part, which comes as a script of its own.
async fn open_part(stage: &Stage, lesson: &str, step: &str, part: &str) -> Result<Page> {
    let page = open(stage, &format!("#lesson={lesson}")).await?;
    go_to(&page, step).await?;
    let is_there = format!("document.querySelector('.step[data-current] .part {part}')");
    page.until(&is_there, PATIENCE).await?;
    Ok(page)
}

async fn three_dishes_are_ready_after_ten_minutes(stage: &Stage) -> Result {
    let page = open_part(stage, "kitchen", "do", ".go").await?;
    for dish in 0..3 {
        page.get(&format!("{PLAY}[{dish}].click()")).await?;
    }
    let says = page.get(&format!("{SAYS}.innerText")).await?.to_string();
    assert!(says.contains("All is ready after 10 minutes."), "{says}");
    Ok(())
}

/// What is written into a laboratory, and what there is to be found then.
async fn aims_of(page: &Page, lines: &str) -> Result<String> {
    let write = format!(
        "(() => {{
            const text = document.querySelector('.step[data-current] .lab textarea');
            text.value = '{lines}';
            text.dispatchEvent(new Event('input'));
            return document.querySelector('.step[data-current] .lab .aims').innerText;
        }})()"
    );
    Ok(page.get(&write).await?.to_string())
}

const IS_FIXED: &str =
    "document.querySelector('#lesson [data-kind=fix]')?.hasAttribute('data-done') ?? false";

async fn a_meal_is_found_for_which_one_cook_is_enough(stage: &Stage) -> Result {
    let page = open_part(stage, "kitchen", "fix", "textarea").await?;
    let aims = aims_of(&page, "Salad 4 0\\nFruit 2 0\\nBread 2 0").await?;
    assert!(
        aims.contains("✓ Found: a meal of three or more dishes for which a second cook saves half"),
        "{aims}"
    );
    assert!(!page.is(IS_FIXED).await?, "{aims}");
    let aims = aims_of(&page, "Stew 1 30\\nSoup 2 4\\nBread 3 2").await?;
    assert!(
        aims.contains(
            "✓ Found: a meal of three or more dishes for which a second cook saves nothing"
        ),
        "{aims}"
    );
    assert!(page.is(IS_FIXED).await?, "{aims}");
    stage.picture("kitchen-laboratory").await
}

async fn jobs_are_found_that_break_a_policy(stage: &Stage) -> Result {
    let page = open_part(stage, "scheduler", "fix", "textarea").await?;
    let aims = aims_of(&page, "A 0 4\\nB 0 4").await?;
    assert!(
        aims.contains("✓ Found: jobs for which round-robin"),
        "{aims}"
    );
    assert!(!page.is(IS_FIXED).await?, "{aims}");
    let aims = aims_of(&page, "A 0 4\\nB 1 5\\nC 2 4\\nD 3 4").await?;
    assert_eq!(aims.matches("✓ Found").count(), 2, "{aims}");
    assert!(page.is(IS_FIXED).await?, "{aims}");
    Ok(())
}

async fn the_shortest_job_first_is_the_best_order(stage: &Stage) -> Result {
    let page = open_part(stage, "scheduler", "do", ".go").await?;
    for job in [2, 1, 1, 1, 0, 0, 0, 0, 0, 0] {
        page.get(&format!("{PLAY}[{job}].click()")).await?;
    }
    let says = page.get(&format!("{SAYS}.innerText")).await?.to_string();
    assert!(says.contains("Nobody does better"), "{says}");
    Ok(())
}

async fn the_laboratory_keeps_to_its_claims(stage: &Stage) -> Result {
    let page = open_part(stage, "scheduler", "explore", "textarea").await?;
    let verdicts = "[...document.querySelectorAll('.step[data-current] .claim')].map(({ dataset }) => dataset.verdict)";
    assert_eq!(page.get(verdicts).await?, json!(["met", "met"]));
    let write = "(() => {
        const jobs = document.querySelector('.step[data-current] .lab textarea');
        jobs.value = 'A 0 4\\nB 0 4\\nC 3 4';
        jobs.dispatchEvent(new Event('input'));
    })()";
    page.get(write).await?;
    assert_eq!(
        page.get(verdicts).await?,
        json!(["not testable", "not testable"])
    );
    Ok(())
}

async fn the_ladder_is_of_this_device(stage: &Stage) -> Result {
    let page = open_part(stage, "latency", "run", ".go").await?;
    page.get("document.querySelector('.step[data-current] .part .go').click()")
        .await?;
    page.until("document.querySelector('.ladder')", RUN_PATIENCE)
        .await?;
    let rows = page.get("document.querySelectorAll('.ladder tbody tr').length");
    assert_eq!(rows.await?, 13);
    // Where memory is shared, also what two workers want at once has a time.
    let timed = page.get(
        "[...document.querySelectorAll('.ladder tbody tr')]
            .filter((row) => /another worker/.test(row.textContent) && /^[0-9.,]+ .?s$/.test(row.cells[1].textContent)).length",
    );
    let expected = if stage.shares_memory() { 2 } else { 0 };
    assert_eq!(timed.await?, expected);
    stage.picture("ladder").await?;
    assert!(
        !page
            .is(&format!("({VERDICTS}).includes('not met')"))
            .await?
    );
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}
