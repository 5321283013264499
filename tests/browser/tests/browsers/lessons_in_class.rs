//! Claims about lessons in a class: the page around is told how far one is, and votes go from
//! device to device as codes.

use crate::lessons::{IS_THERE, go_to};
use interleave_browser::Result;
use interleave_browser::host::HostPage;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::stage::Stage;
use serde_json::json;

pub async fn a_page_around_is_told_how_far_a_lesson_is(stage: Stage) -> Result {
    let body =
        "<script async src='LAB/embed.js'></script><interleave-lab lesson='race'></interleave-lab>";
    let host = HostPage::open(&stage, body).await?;
    let told = "host.of('lesson')";
    host.page
        .until(&format!("{told}.length > 0"), PATIENCE)
        .await?;
    host.enter("interleave-lab").await?;
    host.page.until(IS_THERE, PATIENCE).await?;
    let ways = "document.querySelectorAll('.lesson-tools a, a.go, .masthead').length";
    assert_eq!(host.page.get(ways).await?, 0, "a frame has no other pages");
    go_to(&host.page, "predict").await?;
    host.page
        .get("document.querySelectorAll('[data-testid=prediction] input')[2].click()")
        .await?;
    a_class_sees_its_votes(&host.page).await?;
    go_to(&host.page, "run").await?;
    // Not by the driver's click: WebKit's aims beside what stands in a frame that grows.
    host.page
        .get("document.querySelector('[data-testid=run]').click()")
        .await?;
    host.page.until_state("done", RUN_PATIENCE).await?;
    host.leave().await?;
    host.page
        .until(&format!("{told}.at(-1).claims.length === 2"), PATIENCE)
        .await?;
    let last = host.page.get(&format!("{told}.at(-1)")).await?;
    let expected = json!({ "interleave": 1, "type": "lesson", "lesson": "race", "step": "run",
        "prediction": 2, "claims": [true, true] });
    assert_eq!(last, expected);
    Ok(())
}

/// Whoever votes twice has both votes in the code, and the class's chart counts them.
async fn a_class_sees_its_votes(page: &Page) -> Result {
    page.get("document.querySelectorAll('[data-testid=prediction] input')[0].click()")
        .await?;
    page.get("document.querySelectorAll('[data-testid=prediction] input')[2].click()")
        .await?;
    page.get("document.querySelector('details.class').open = true")
        .await?;
    let code = "document.querySelector('[data-testid=class-code]').value";
    page.until(
        &format!("{code}.startsWith('interleave-race-cc-0-')"),
        PATIENCE,
    )
    .await?;
    page.get(&format!(
        "((field) => {{
            field.value = `Ada: ${{{code}}} Ben: hello`;
            field.dispatchEvent(new Event('input'));
        }})(document.querySelector('[data-testid=class-codes]'))"
    ))
    .await?;
    let counted = "[...document.querySelectorAll('.class-chart .guess-says')].map((it) => it.textContent).join('; ')";
    let expected = "before 0, after 0; before 0, after 0; before 1, after 1; before 0, after 0";
    assert_eq!(page.get(counted).await?, expected);
    Ok(())
}
