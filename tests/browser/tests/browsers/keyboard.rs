//! Claims about the keyboard: all that a mouse can do.

use crate::code;
use crate::running::dots_are_drawn;
use interleave_browser::Result;
use interleave_browser::browser::Kind;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::stage::Stage;
use thirtyfour::Key;

pub async fn a_whole_run_without_a_mouse(stage: Stage) -> Result {
    let page = stage
        .open("#workload=primes&workers=2&repeats=3&tasks=5&size=100003")
        .await?;
    page.tab_to("workload").await?;
    page.press(Key::Down).await?;
    page.until(
        "document.querySelector('[data-testid=workload]').value === 'mandelbrot'",
        PATIENCE,
    )
    .await?;
    page.press(Key::Up).await?;
    page.until(
        "document.querySelector('[data-testid=workload]').value === 'primes'",
        PATIENCE,
    )
    .await?;

    page.tab_to("mode-concurrent").await?;
    page.press(Key::Space).await?;
    page.until(
        "!document.querySelector('[data-testid=mode-concurrent]').checked",
        PATIENCE,
    )
    .await?;

    page.tab_to("workers").await?;
    page.press(Key::Right).await?;
    page.until(
        "document.querySelector('[data-testid=workers]').value === '3'",
        PATIENCE,
    )
    .await?;
    stage.picture("keyboard-focus").await?;

    page.tab_to("run").await?;
    page.press(Key::Enter).await?;
    page.until_state("done", PATIENCE).await?;
    let verdict = page.text("verdict").await?;
    assert!(verdict.contains(&stage.parallel_on(3)), "{verdict}");
    assert!(!verdict.contains("Concurrent"), "{verdict}");
    let kept = "document.activeElement?.dataset?.testid === 'run'";
    assert!(page.is(kept).await?, "the focus stays where it was");
    dots_are_drawn(&page).await?;
    dots_can_be_read(&page).await
}

pub async fn a_program_is_chosen_run_and_left_without_a_mouse(stage: Stage) -> Result {
    let page = code::open(&stage, "#page=code&repeats=3").await?;
    code::at_ready(&page).await?;
    page.tab_to("examples").await?;
    page.press(Key::Down).await?;
    let is_said =
        "document.getElementById('editor-says').textContent.startsWith('This is the example')";
    page.until(is_said, PATIENCE).await?;
    page.tab_to("run").await?;
    page.press(Key::Enter).await?;
    page.until_state("done", RUN_PATIENCE).await?;
    // What was printed can be read by keys, and taken along.
    page.tab_to_one_of("[data-testid=output]").await?;
    // Tab goes on from the last element of the page to the first one.
    page.tab_to("examples").await
}

/// The explanation is drawn by the style sheet, below the term that has the focus.
pub async fn terms_explain_themselves(stage: &Stage, page: &Page) -> Result {
    let place = |of: &str| format!("getComputedStyle({of}, '::after').position");
    let term = "document.querySelector('[data-testid=table-timings] .term')";
    assert!(page.is(&format!("{} === 'static'", place(term))).await?);

    let active = "document.activeElement";
    for _ in 0..80 {
        page.press(Key::Tab).await?;
        let in_table = format!("{active}?.matches('[data-testid=table-timings] .term')");
        if page.is(&in_table).await? {
            // Under WebKit's driver no element was seen to match :focus.
            if stage.browser.kind != Kind::Webkit {
                page.until(&format!("{} === 'absolute'", place(active)), PATIENCE)
                    .await?;
            }
            // What screen readers say of it.
            let description = format!("{active}.getAttribute('aria-description')");
            let description = page.get(&description).await?;
            assert!(
                description.as_str().is_some_and(|it| it.ends_with('.')),
                "{description}"
            );
            return Ok(());
        }
    }
    Err("Tab does not come to a term of the table".into())
}

/// The chart's dots tell their times to users of the keyboard.
async fn dots_can_be_read(page: &Page) -> Result {
    let in_chart = "document.activeElement?.closest?.('[data-testid=chart-timings] .canvas')";
    for _ in 0..40 {
        if page.is(in_chart).await? {
            page.press(Key::Right).await?;
            return page
                .until(
                    "document.querySelector('[data-testid=chart-timings] .tip')?.textContent",
                    PATIENCE,
                )
                .await;
        }
        page.press(Key::Tab).await?;
    }
    Err("Tab does not come to the chart".into())
}
