//! Claims about the class board: results as codes, and what a class has found.

use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page};
use interleave_browser::stage::Stage;
use serde_json::json;
use thirtyfour::Key;

/// Processes, because they run everywhere.
const LINK: &str = "#workload=mixed&modes=sequential,processes&workers=2&size=1&latency=2&tasks=2&repeats=3&seed=7";
const DOTS: &str = "document.querySelectorAll('[data-testid=chart-class] .dot').length";

/// One result after another, and what a class makes of them.
pub async fn results_become_codes_and_codes_a_class(stage: Stage) -> Result {
    let page = open(&stage, LINK).await?;
    claims![
        a_pasted_class_shows_its_dots(&stage, &page);
        a_class_of_several_works_is_shown_one_work_at_a_time(&page);
        votes_on_lessons_are_told_with_the_way_to_their_chart(&page);
        a_result_without_a_speed_up_gets_no_code_and_is_told_why(&page);
    ];
    Ok(())
}

async fn a_pasted_class_shows_its_dots(stage: &Stage, page: &Page) -> Result {
    let mut chat = String::new();
    for name in ["Ada", "Bo", "Chidi"] {
        page.browser()
            .evaluate(
                "window.files.type('class-name', arguments[0])",
                vec![json!(name)],
            )
            .await?;
        let code = code(page, name).await?;
        assert!(
            code.len() < 200 && code.starts_with("interleave1"),
            "{code}"
        );
        chat.push_str(&[name, ": look, ", &code, "!\n"].concat());
    }
    page.click("class-code").await?;
    page.until("pockets.taken.length === 1", PATIENCE).await?;
    let mine = page.get("pockets.taken[0]").await?;
    let mine = mine.as_str().unwrap_or_default().to_owned();
    assert!(chat.contains(&mine));
    // One twice, and one with a wrong character.
    chat.push_str(&[&mine, "\n", &broken(&mine), "\n"].concat());
    paste(page, &chat).await?;
    page.until(&format!("{DOTS} === 3"), PATIENCE).await?;
    let told = page.text("class-told").await?;
    for part in ["3 results were found", "twice", "Line 5"] {
        assert!(told.contains(part), "{told}");
    }
    let table = page.text("table-class").await?;
    for name in ["Ada", "Bo", "Chidi"] {
        assert!(table.contains(name), "{table}");
    }
    super::appearance::whole_page(stage, "class").await?;
    // The dots tell by the keyboard who they are.
    page.get("document.querySelector('[data-testid=chart-class] .dot[tabindex=\"0\"]').focus()")
        .await?;
    page.until(&tip("Ada"), PATIENCE).await?;
    page.press(Key::Right).await?;
    page.until(&tip("Bo"), PATIENCE).await?;
    page.press(Key::End).await?;
    page.until(&tip("Chidi"), PATIENCE).await?;
    // What was pasted is there when the tab is opened again.
    page.click("tab-compare").await?;
    page.click("tab-class").await?;
    page.until(&format!("{DOTS} === 3"), PATIENCE).await?;
    // Text that is none does no harm.
    paste(
        page,
        "<img src=x onerror=alert(1)> interleave1 … ¯\\_(ツ)_/¯",
    )
    .await?;
    page.until(&format!("{DOTS} === 0"), PATIENCE).await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Whose first result is that of the page.
async fn a_class_of_several_works_is_shown_one_work_at_a_time(page: &Page) -> Result {
    page.click("class-add").await?;
    page.configure(
        json!({ "workload": "hash", "size": 16, "tasks": 4, "modes": "sequential,processes" }),
    )
    .await?;
    page.run().await?;
    page.until(
        "!document.querySelector('[data-testid=class-workload]')",
        PATIENCE,
    )
    .await?;
    page.click("class-add").await?;
    page.until(
        "document.querySelectorAll('[data-testid=class-workload] option').length === 2",
        PATIENCE,
    )
    .await?;
    page.until(&format!("{DOTS} === 1"), PATIENCE).await?;
    page.browser()
        .evaluate(
            "const list = document.querySelector('[data-testid=class-workload]');
            list.value = 'hash';
            list.dispatchEvent(new Event('change', { bubbles: true }));",
            Vec::new(),
        )
        .await?;
    page.until(
        "document.querySelector('[data-testid=chart-class] h2').textContent.startsWith('SHA-256')",
        PATIENCE,
    )
    .await?;
    page.until(&format!("{DOTS} === 1"), PATIENCE).await
}

/// The codes are as `www/lessons/votes.js` makes them; what is left out is mistyped.
async fn votes_on_lessons_are_told_with_the_way_to_their_chart(page: &Page) -> Result {
    paste(
        page,
        "Ada: interleave-race-bc-yyn-k3f9-b99\nBo: interleave-race-aa-0-zz01-xc6, \
         interleave-race-ab-0-zz01-xc6 interleave-my-own-dd-y-ab12-394",
    )
    .await?;
    let link = "document.querySelector('[data-testid=class-lesson-race]')";
    page.until(link, PATIENCE).await?;
    let told = page.text("class-told").await?;
    for part in [
        "2 votes on the lesson “race”",
        "1 vote on the lesson “my-own”",
    ] {
        assert!(told.contains(part), "{told}");
    }
    assert!(!told.contains("No code"), "{told}");
    let href = page.get(&format!("{link}.getAttribute('href')")).await?;
    assert_eq!(href, "./#lesson=race");
    paste(page, "nothing").await?;
    page.until(&format!("!{link}"), PATIENCE).await
}

async fn a_result_without_a_speed_up_gets_no_code_and_is_told_why(page: &Page) -> Result {
    page.configure(
        json!({ "workload": "sleep", "modes": "sequential,concurrent", "tasks": 2, "latency": 5 }),
    )
    .await?;
    page.run().await?;
    page.until(
        "document.getElementById('panel-class').innerText.includes('run sequential together with')",
        PATIENCE,
    )
    .await
}

/// On a page that shows an imported one: it has no code, and says why.
pub async fn an_imported_result_gets_no_code(page: &Page) -> Result {
    page.click("tab-class").await?;
    let why = page.text("class-unfit").await?;
    assert!(why.contains("measured on this page"), "{why}");
    let code = "document.querySelector('[data-testid=class-code-text]')";
    assert!(!page.is(code).await?);
    Ok(())
}

/// A code with one character changed.
fn broken(code: &str) -> String {
    let last = if code.ends_with('q') { 'p' } else { 'q' };
    format!("{}{last}", &code[..code.len() - 1])
}

fn tip(name: &str) -> String {
    format!("document.querySelector('[data-testid=class-tip]').textContent.startsWith('{name}')")
}

async fn paste(page: &Page, text: &str) -> Result {
    let script = "window.files.type('class-codes', arguments[0])";
    page.browser().evaluate(script, vec![json!(text)]).await?;
    Ok(())
}

/// The code under a name, once it is there: each name has another.
async fn code(page: &Page, name: &str) -> Result<String> {
    let text = "document.querySelector('[data-testid=class-code-text]').value";
    let is_new =
        format!("{text} !== window.before && (window.before = {text}, window.named = '{name}')");
    page.until(&is_new, PATIENCE).await?;
    Ok(page
        .get(text)
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

/// The tab, after a run, on a page whose clipboard is ours.
async fn open(stage: &Stage, link: &str) -> Result<Page> {
    let page = stage.open(link).await?;
    for (script, is_there) in [
        ("saved.js", "window.files"),
        ("pockets.js", "window.pockets"),
    ] {
        page.load_script(script).await?;
        page.until(is_there, PATIENCE).await?;
    }
    page.run().await?;
    page.until(
        "document.querySelector('[data-testid=tab-class]')",
        PATIENCE,
    )
    .await?;
    page.click("tab-class").await?;
    Ok(page)
}
