//! Claims about the tabs that measure: Speed-up sweeps over numbers of workers, and
//! Granularity over sizes of tasks. No claim is about how fast this machine is.

use crate::appearance::whole_page;
use interleave_browser::Result;
use interleave_browser::browser::Scheme;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, RUN_PATIENCE};
use interleave_browser::stage::Stage;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use thirtyfour::Key;

/// A work of milliseconds.
const SMALL: &str =
    "#workload=montecarlo&size=10&tasks=16&workers=2&repeats=3&modes=sequential,parallel";
/// The rows of the table of speed-ups.
const ROWS: &str = "document.querySelectorAll('[data-testid=table-speedup] tbody tr').length";

/// One sweep with a guess before it, and what becomes of it.
pub async fn a_sweep_is_guessed_measured_and_kept(stage: Stage) -> Result {
    let page = open(&stage, SMALL, "speedup").await?;
    page.slide("sweep-workers", 4).await?;
    claims![
        a_guess_is_drawn_by_keyboard(&page);
        a_sweep_gives_points_laws_and_reasons(&stage, &page);
        the_guess_is_seen_beside_what_is_measured(&page);
        a_sweep_becomes_part_of_the_result_of_the_same_work(&page);
        the_guess_can_be_drawn_anew(&page);
        two_points_are_too_few_for_laws(&page);
    ];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn a_guess_is_drawn_by_keyboard(page: &Page) -> Result {
    page.tab_to("guess-2").await?;
    for _ in 0..6 {
        page.press(Key::Up).await?;
    }
    for _ in 0..2 {
        page.press(Key::Tab).await?;
        page.press(Key::End).await?;
    }
    let value =
        |count: u32| format!("document.querySelector('[data-testid=guess-{count}]')?.ariaValueNow");
    page.until(
        &format!(
            "{} === '1.6' && {} === '4' && {} === '4'",
            value(2),
            value(3),
            value(4)
        ),
        PATIENCE,
    )
    .await
}

async fn the_guess_is_seen_beside_what_is_measured(page: &Page) -> Result {
    let words = page.text("guess-words").await?;
    assert!(
        words.contains("For 4 workers you guessed 4 times as fast, and it is "),
        "{words}"
    );
    assert!(
        page.is("document.querySelector('[data-testid=chart-speedup] .canvas .guessed')")
            .await?
    );
    Ok(())
}

async fn the_guess_can_be_drawn_anew(page: &Page) -> Result {
    page.click("guess-anew").await?;
    let value = "document.querySelector('[data-testid=guess-2]')?.ariaValueNow";
    page.until(value, PATIENCE).await
}

async fn a_sweep_becomes_part_of_the_result_of_the_same_work(page: &Page) -> Result {
    let kept = "document.querySelector('[data-testid=sweep-kept]')?.dataset.kept === '1'";
    assert!(!page.is(kept).await?, "there is no result yet");
    page.run().await?;
    page.until(kept, PATIENCE).await?;
    page.configure(json!({ "tasks": "8" })).await?;
    page.until(
        "document.querySelector('[data-testid=sweep-stale]')",
        PATIENCE,
    )
    .await?;
    page.run().await?;
    page.until(&format!("!({kept})"), PATIENCE).await
}

async fn two_points_are_too_few_for_laws(page: &Page) -> Result {
    page.slide("sweep-workers", 2).await?;
    page.until(BEGIN, PATIENCE).await?;
    page.get(&format!("{BEGIN}.click()")).await?;
    page.until(&at("sweep", "running"), PATIENCE).await?;
    page.until(&at("sweep", "done"), RUN_PATIENCE).await?;
    page.until(&text_has("laws-words", "fewer than 3"), PATIENCE)
        .await
}

/// What begins a sweep, or another.
const BEGIN: &str =
    "document.querySelector('[data-testid=sweep-begin], [data-testid=sweep-again]')";

async fn a_sweep_gives_points_laws_and_reasons(stage: &Stage, page: &Page) -> Result {
    page.click("sweep-begin").await?;
    page.until(&text_has("status", "Measuring"), PATIENCE)
        .await?;
    page.until(&at("sweep", "done"), RUN_PATIENCE).await?;
    page.until(&format!("!({})", text_has("status", "Measuring")), PATIENCE)
        .await?;
    assert_eq!(page.get(ROWS).await?, 4);
    let points =
        "document.querySelectorAll('[data-testid=chart-speedup] .measured .interval').length";
    assert_eq!(page.get(points).await?, 4, "one interval per point");
    let laws = page.text("laws-words").await?;
    assert!(
        laws.contains("Amdahl’s law: ") && laws.contains("contention"),
        "{laws}"
    );
    let choices = [
        "law fits better here",
        "is enough here",
        "Neither law says anything yet",
    ];
    assert!(
        choices.iter().any(|choice| laws.contains(choice)) && laws.contains("95\u{202f}% CI"),
        "{laws}"
    );
    let cores = page.text("cores-words").await?;
    assert!(
        cores.contains("The browser reports ") && cores.contains(" found "),
        "{cores}"
    );
    let why = page.text("why-words").await?;
    assert!(why.starts_with("On 4 ") && why.ends_with('.'), "{why}");
    page.click("why-1").await?;
    page.until(&text_has("why-words", "On 1 "), PATIENCE)
        .await?;
    let used = "[...document.querySelectorAll('.stack')].every((bar) => bar.ariaLabel.startsWith('computing'))";
    assert!(page.is(used).await?, "{why}");
    if !stage.shares_memory() {
        assert!(
            page.text("sweep-mode")
                .await?
                .contains("processes are measured")
        );
    }
    Ok(())
}

pub async fn a_sweep_that_was_stopped_loses_nothing_and_goes_on(stage: Stage) -> Result {
    let page = open(&stage, SMALL, "speedup").await?;
    page.slide("sweep-workers", 4).await?;
    page.click("sweep-begin").await?;
    page.until(&format!("{DONE} > 20"), RUN_PATIENCE).await?;
    let left = page.text("sweep-left").await?;
    assert!(left.ends_with(" left"), "{left}");
    page.press(Key::Escape).await?;
    page.until(&at("sweep", "stopped"), PATIENCE).await?;
    page.until_state("ready", PATIENCE).await?;
    let before = done(&page).await?;
    // What was measured stays while something else is looked at.
    page.click("tab-timeline").await?;
    page.click("tab-speedup").await?;
    assert_eq!(done(&page).await?, before);
    page.click("sweep-resume").await?;
    page.until(&at("sweep", "running"), PATIENCE).await?;
    page.click("stop").await?;
    page.until(&at("sweep", "stopped"), PATIENCE).await?;
    assert!(done(&page).await? >= before, "nothing is measured twice");
    page.click("sweep-resume").await?;
    page.until(&at("sweep", "done"), RUN_PATIENCE).await?;
    assert_eq!(page.get(ROWS).await?, 4);
    page.click("sweep-again").await?;
    page.until(&at("sweep", "running"), PATIENCE).await?;
    assert!(done(&page).await? < before, "it begins anew");
    page.click("sweep-stop").await?;
    page.until(&at("sweep", "stopped"), PATIENCE).await
}

pub async fn a_guess_is_drawn_by_pointer(stage: Stage) -> Result {
    let page = open(&stage, SMALL, "speedup").await?;
    page.slide("sweep-workers", 4).await?;
    let [low, high] = [
        page.element("guess-1").await?,
        page.element("guess-4").await?,
    ];
    high.scroll_into_view().await?;
    // The chart is drawn anew for another number of workers, and the page moves.
    let place =
        "JSON.stringify(document.querySelector('[data-testid=guess-4]').getBoundingClientRect())";
    let mut before = Value::Null;
    loop {
        let now = page.get(place).await?;
        if now == before {
            break;
        }
        before = now;
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    let drag = stage.browser.session().action_chain();
    let drag = drag
        .move_to_element_center(&low)
        .click_and_hold()
        .move_to_element_center(&high);
    drag.move_by_offset(0, -60).release().perform().await?;
    let guessed = "[1, 2, 3, 4].map((count) => Number(document.querySelector(`[data-testid=guess-${count}]`).ariaValueNow))";
    page.until(&format!("{guessed}[3] > 1.2"), PATIENCE).await?;
    let values = page.get(guessed).await?;
    let values: Vec<f64> = values
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    assert!(values.is_sorted() && values[3] > values[1], "{values:?}");
    Ok(())
}

pub async fn how_small_is_too_small_ends_in_words(stage: Stage) -> Result {
    let page = open(&stage, SMALL, "granularity").await?;
    page.slide("chunk", 2_500_000).await?;
    page.until(
        "document.querySelector('[data-testid=tasks]').value === '4'",
        PATIENCE,
    )
    .await?;
    page.click("granularity-begin").await?;
    page.until(&at("granularity", "running"), PATIENCE).await?;
    page.click("stop").await?;
    page.until(&at("granularity", "stopped"), PATIENCE).await?;
    page.click("granularity-resume").await?;
    page.until(&at("granularity", "done"), RUN_PATIENCE).await?;
    let words = page.text("granularity-words").await?;
    assert!(
        words.starts_with("On 2 workers, ") && words.contains("dart"),
        "{words}"
    );
    stage.note(&words);
    let rows = "document.querySelectorAll('[data-testid=table-granularity] tbody tr').length";
    // The chart is drawn once its width is known, which is a frame after the table.
    page.until(&format!("{rows} >= 3 && {rows} === document.querySelectorAll('[data-testid=chart-granularity] .canvas .measured').length"), PATIENCE)
        .await?;
    page.configure(json!({ "workload": "primes" })).await?;
    page.until(
        &text_has("granularity-none", "no chunk to choose"),
        PATIENCE,
    )
    .await?;
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

/// Pictures of both tabs, in three widths and two schemes.
pub async fn pictures_of_measuring_for_people_to_look_at(stage: Stage) -> Result {
    for (scheme, dark) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
        stage.browser.prefer(scheme).await?;
        for (name, width) in [("wide", 1280), ("narrow", 320)] {
            stage.browser.resize(width, 900).await?;
            let page = open(&stage, "#workers=4&repeats=3", "speedup").await?;
            page.slide("sweep-workers", 4).await?;
            page.tab_to("guess-3").await?;
            page.press(Key::PageUp).await?;
            whole_page(&stage, &format!("speedup-{dark}-{name}-1-guess")).await?;
            let began = Instant::now();
            page.click("sweep-begin").await?;
            page.until(&format!("{DONE} > 30"), RUN_PATIENCE).await?;
            whole_page(&stage, &format!("speedup-{dark}-{name}-2-during")).await?;
            page.until(&at("sweep", "done"), RUN_PATIENCE).await?;
            println!("  the sweep took {:.1} s", began.elapsed().as_secs_f32());
            whole_page(&stage, &format!("speedup-{dark}-{name}-3-done")).await?;
            let page = open(&stage, SMALL, "granularity").await?;
            page.click("granularity-begin").await?;
            page.until(&at("granularity", "done"), RUN_PATIENCE).await?;
            whole_page(&stage, &format!("granularity-{dark}-{name}")).await?;
        }
    }
    stage.browser.prefer(Scheme::Light).await?;
    stage.browser.resize(1280, 900).await
}

/// How many turns are done.
const DONE: &str = "Number(document.querySelector('.bar progress')?.getAttribute('value') ?? 0)";

async fn done(page: &Page) -> Result<u64> {
    Ok(page.get(DONE).await?.as_u64().unwrap_or_default())
}

/// The page with this tab open.
async fn open(stage: &Stage, fragment: &str, tab: &str) -> Result<Page> {
    let page = stage.open(fragment).await?;
    let button = format!("tab-{tab}");
    page.until(
        &format!("document.querySelector('[data-testid={button}]')"),
        PATIENCE,
    )
    .await?;
    // The page may still move as its second module comes: a click that missed is made again.
    let panel = format!("document.getElementById('panel-{tab}')");
    for _ in 0..5 {
        page.click(&button).await?;
        if page.until(&panel, Duration::from_secs(4)).await.is_ok() {
            break;
        }
    }
    page.until(&panel, PATIENCE).await?;
    Ok(page)
}

fn at(survey: &str, course: &str) -> String {
    format!("document.querySelector('[data-testid={survey}][data-course={course}]')")
}

fn text_has(testid: &str, words: &str) -> String {
    format!("document.querySelector('[data-testid={testid}]')?.innerText.includes('{words}')")
}
