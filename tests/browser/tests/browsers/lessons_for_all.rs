//! Claims about who can take a lesson: by keys alone, on a phone, with a screen reader.

use crate::accessibility::{finds_no_barrier, in_two_looks};
use crate::lessons::{STEPS, go_to, is_asked_for, open};
use interleave_browser::Result;
use interleave_browser::claims;
use interleave_browser::page::{LESSONS, PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::stage::Stage;
use serde_json::json;
use thirtyfour::Key;

pub async fn axe_finds_no_barrier_in_a_lesson(stage: Stage) -> Result {
    for lesson in looked_at() {
        let page = open(&stage, &format!("#lesson={lesson}")).await?;
        for (at, step) in (0..).zip(page.get(STEPS).await?.as_array().into_iter().flatten()) {
            let step = step.as_str().unwrap_or_default();
            go_to(&page, step).await?;
            let when = format!("{lesson}, {step}");
            // What stands around a step is the same for all of them.
            if at == 0 {
                finds_no_barrier(&stage, &page, &when).await?;
            } else {
                in_two_looks(&stage, &page, &when).await?;
            }
        }
    }
    let list = stage.open("#page=lesson").await?;
    list.until("document.querySelector('[data-testid=lessons]')", PATIENCE)
        .await?;
    finds_no_barrier(&stage, &list, "the list of lessons").await?;
    stage.browser.resize(1280, 900).await
}

/// Lessons are made of the same parts: one of them, and the one with the most parts of its own; or,
/// as `make lessons` asks for, all of them.
fn looked_at() -> Vec<&'static str> {
    if is_asked_for("EVERY_LESSON") {
        LESSONS.to_vec()
    } else {
        vec!["scheduler", "race"]
    }
}

/// Texts of a lesson that are cut: wider than their place, and not to be scrolled. (What is for
/// screen readers alone has a place of a pixel.)
const CUT: &str = "[...document.querySelectorAll('#lesson *')]
    .filter((of) => of.scrollWidth > of.clientWidth + 1 && of.clientWidth > 2 && of.textContent.trim()
        && ['hidden', 'clip'].includes(getComputedStyle(of).overflowX))
    .map((of) => of.outerHTML.slice(0, 80))";

pub async fn every_lesson_fits_paper_and_a_phone(stage: Stage) -> Result {
    for lesson in LESSONS {
        let page = open(&stage, &format!("#lesson={lesson}&theme=dark")).await?;
        claims![
            it_is_a_sheet_on_paper(&stage, &page, lesson);
            every_step_fits_a_phone(&stage, &page, lesson);
        ];
    }
    stage.browser.resize(1280, 900).await
}

async fn every_step_fits_a_phone(stage: &Stage, page: &Page, lesson: &str) -> Result {
    stage.browser.resize(320, 640).await?;
    for step in page.get(STEPS).await?.as_array().into_iter().flatten() {
        let step = step.as_str().unwrap_or_default();
        go_to(page, step).await?;
        let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        page.until(fits, PATIENCE)
            .await
            .map_err(|error| format!("{lesson}, {step}: {error}"))?;
        assert_eq!(page.get(CUT).await?, json!([]), "{lesson}, {step}");
    }
    Ok(())
}

pub async fn a_lesson_is_taken_by_keys_alone(stage: Stage) -> Result {
    let page = open(&stage, "#lesson=race").await?;
    // Other scenarios may have been here before.
    press(&page, ".rail [data-kind=do]").await?;
    for thread in [1, 2, 1, 2] {
        press(
            &page,
            &format!(".step[data-current] .column:nth-of-type({thread}) .go"),
        )
        .await?;
    }
    page.until("document.querySelector('.game[data-won]')", PATIENCE)
        .await?;
    press(&page, ".step-nav .go").await?;
    page.tab_to_one_of("[data-testid=prediction] input").await?;
    page.press(Key::Down).await?;
    let kept = "JSON.parse(localStorage.getItem('interleave.lessons')).race.prediction === 1";
    page.until(kept, PATIENCE).await?;
    press(&page, ".step-nav .go").await?;
    press(&page, "[data-testid=run]").await?;
    page.until_state("done", RUN_PATIENCE).await?;
    press(&page, ".rail [data-kind=fix]").await?;
    press(&page, "[data-testid=exercise-check]").await?;
    let said = "document.querySelector('.exercise-says').textContent.startsWith('✗')";
    page.until(said, RUN_PATIENCE).await
}

/// Comes there by Tab, and presses Enter.
async fn press(page: &Page, selector: &str) -> Result {
    page.tab_to_one_of(selector).await?;
    page.press(Key::Enter).await
}

/// All steps and programs are on the sheet, and nothing that only a screen has, be it dark or with
/// controls.
async fn it_is_a_sheet_on_paper(stage: &Stage, page: &Page, lesson: &str) -> Result {
    // A4, less its margins, in the pixels of a style sheet.
    stage.browser.resize(718, 1_000).await?;
    let media = |media: &str| {
        let parameters = json!({ "media": media });
        stage
            .browser
            .devtools("Emulation.setEmulatedMedia", parameters)
    };
    media("print").await?;
    assert_eq!(page.get(ON_PAPER).await?, json!([]), "{lesson}");
    stage.picture(&format!("sheet-{lesson}")).await?;
    media("").await?;
    Ok(())
}

/// What is wrong with a sheet, in words.
const ON_PAPER: &str = "(() => {
    const isSeen = (part) => part.getClientRects().length > 0 && getComputedStyle(part).visibility !== 'hidden';
    const all = (selector) => [...document.querySelectorAll(selector)];
    const lost = all('#lesson .step, #lesson .step h2, #lesson pre.on-paper').filter((part) => !isSeen(part));
    const stray = all('button, .masthead, .workbench, .rail, #lesson .cm-content, .solution').filter((part) => isSeen(part));
    const wide = all('#lesson .step *').filter((part) => isSeen(part) && part.getBoundingClientRect().right > innerWidth + 1);
    const named = (what) => (part) => `${what}: ${part.tagName} ${part.className.baseVal ?? part.className} ${part.textContent.slice(0, 40)}`;
    const isDark = getComputedStyle(document.body).color !== 'rgb(28, 32, 39)';
    return [...(isDark ? ['dark'] : []), ...lost.map(named('lost')), ...stray.map(named('stray')), ...wide.map(named('wide'))];
})()";
