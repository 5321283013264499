//! Claims about what the playground begins with: a guess, a Run, the answer beside the
//! guess, a next step, and six experiments to choose from.

use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, QUICK, RUN_PATIENCE};
use interleave_browser::stage::Stage;
use serde_json::json;
use thirtyfour::Key;

const IS_THERE: &str = "document.querySelector('[data-testid=opening-run]')";
/// What the address says, key by key.
const SETTINGS: &str = "Object.fromEntries(new URLSearchParams(location.hash.slice(1)))";

pub async fn a_guess_stands_beside_the_answer(stage: Stage) -> Result {
    let page = open(&stage, &format!("#{QUICK}&modes=sequential,concurrent")).await?;
    claims![
        a_guess_is_set_by_key_and_by_typing(&page);
        the_answer_is_the_results(&page);
        the_next_step_sets_up_what_it_says(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn open(stage: &Stage, fragment: &str) -> Result<Page> {
    let page = stage.open(fragment).await?;
    page.until_state("ready", PATIENCE).await?;
    page.until(IS_THERE, PATIENCE).await?;
    Ok(page)
}

async fn a_guess_is_set_by_key_and_by_typing(page: &Page) -> Result {
    assert_eq!(
        page.get("document.querySelector('[data-testid=guess-number]').value")
            .await?,
        ""
    );
    page.get("document.querySelector('[data-testid=guess]').focus()")
        .await?;
    page.press(Key::Right).await?;
    page.until(
        "document.querySelector('[data-testid=guess-number]').value === '1.05'",
        PATIENCE,
    )
    .await?;
    let number = page.element("guess-number").await?;
    number.clear().await?;
    number.send_keys("2").await?;
    page.press(Key::Tab).await?;
    page.until(
        "document.querySelector('[data-testid=guess]').value === '2'",
        PATIENCE,
    )
    .await
}

async fn the_answer_is_the_results(page: &Page) -> Result {
    page.get(
        "window.interleaveLink.tell = ((tell) => function (what, value) {
        if (what === 'finished') window.result = value[0];
        return tell.call(this, what, value);
    })(window.interleaveLink.tell)",
    )
    .await?;
    page.click("opening-run").await?;
    page.until("window.result", RUN_PATIENCE).await?;
    page.until(
        "document.querySelector('[data-testid=guess-answer]').textContent.includes('You guessed')",
        PATIENCE,
    )
    .await?;
    let ratio = page.get("window.result.comparisons[0].ratio").await?;
    let ratio = ratio.as_f64().ok_or("a ratio")?;
    let shown = page.text("answer").await?;
    let shown: f64 = shown.trim_end_matches('×').parse()?;
    assert!((shown - ratio).abs() <= 0.051, "{shown} is said of {ratio}");
    Ok(())
}

async fn the_next_step_sets_up_what_it_says(page: &Page) -> Result {
    let step = page.text("next-step").await?;
    assert!(step.contains("lock that Python has"), "{step}");
    page.click("next-step").await?;
    page.until(
        &format!("({SETTINGS}).modes === 'sequential,gil,parallel'"),
        PATIENCE,
    )
    .await?;
    let look = "document.querySelector('[data-testid=opening-look]').textContent";
    let words = if Kind::SHARING.contains(&page.browser().kind) {
        "only the one that holds the lock runs"
    } else {
        "needs memory that workers share"
    };
    let is_said = format!("{look}.includes('{words}')");
    page.until(&is_said, PATIENCE).await?;
    // The answer was of another experiment.
    assert_eq!(page.text("answer").await?, "?");
    Ok(())
}

pub async fn six_experiments_are_one_press_away(stage: Stage) -> Result {
    let page = open(&stage, "#workload=hash&workers=3").await?;
    let door = page.text("path-next").await?;
    assert!(door.starts_with("Begin with “One cook"), "{door}");
    let all = "[...document.querySelectorAll('.presets button')].map((it) => it.dataset.testid)";
    let all = page.get(all).await?;
    let all: Vec<&str> = all
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_str())
        .collect();
    assert_eq!(all.len(), 6, "{all:?}");
    for preset in all {
        page.click(preset).await?;
        let is_chosen =
            format!("document.querySelector('[data-testid={preset}]').ariaPressed === 'true'");
        page.until(&is_chosen, PATIENCE).await?;
        let settings = page.get(SETTINGS).await?;
        assert_eq!(settings["workers"], "3", "what it does not name stays");
        assert_eq!(
            page.get("document.querySelectorAll('[data-testid=notice]').length")
                .await?,
            0
        );
    }
    assert_eq!(
        page.get(SETTINGS).await?["modes"],
        "sequential,parallel,processes"
    );
    page.click("door-lesson").await?;
    page.until("document.querySelector('[data-testid=lessons]')", PATIENCE)
        .await?;
    Ok(())
}

pub async fn a_frame_begins_quietly(stage: Stage) -> Result {
    let page = stage.open(&format!("#{QUICK}&embed=1")).await?;
    page.until_state("ready", PATIENCE).await?;
    page.run_by_script().await?;
    let asked = "performance.getEntriesByType('resource').filter(({ name }) => /opening|presets/.test(name)).length";
    assert_eq!(page.get(asked).await?, json!(0));
    assert_eq!(
        page.get("document.getElementById('opening').offsetHeight")
            .await?,
        json!(0)
    );
    Ok(())
}

pub async fn the_embed_dialog_writes_them_too(stage: Stage) -> Result {
    let page = open(&stage, "#workload=hash&workers=3").await?;
    page.click("embed").await?;
    page.until(
        "document.querySelector('[data-testid=embed-preset]')",
        PATIENCE,
    )
    .await?;
    let code = "document.querySelector('[data-testid=embed-code]').value";
    assert!(page.get(code).await?.to_string().contains("hash"));
    page.get("((select) => { select.value = 'waits'; select.dispatchEvent(new Event('change')); })(document.querySelector('[data-testid=embed-preset]'))")
        .await?;
    page.until(&format!("{code}.includes('workload=\"sleep\"')"), PATIENCE)
        .await?;
    let written = page.get(code).await?.to_string();
    assert!(
        written.contains("workers=\\\"3\\\"") && !written.contains("size="),
        "{written}"
    );
    Ok(())
}
