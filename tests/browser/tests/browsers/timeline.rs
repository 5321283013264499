//! Claims about the timeline: it shows what happened, live and afterwards, to
//! those who see it, hear it, point at it, or use keys only.

use crate::appearance::whole_page;
use interleave_browser::Result;
use interleave_browser::browser::Scheme;
use interleave_browser::claims;
use interleave_browser::page::{PATIENCE, Page, keys_of};
use interleave_browser::stage::Stage;
use serde_json::Value;
use thirtyfour::Key;

const CHART: &str = "document.querySelector('[data-testid=chart-timeline]:not([data-live])')";
/// The canvas has its size, which comes a frame after the chart.
pub const HAS_CANVAS: &str =
    "document.querySelector('[data-testid=chart-timeline] canvas')?.width > 1";
const STAGE: &str = "document.querySelector('[data-testid=chart-timeline] [role=application]')";
const SPOKEN: &str =
    "document.querySelector('[data-testid=chart-timeline] [aria-live]').textContent";
/// How much of the time is shown, in milliseconds.
const SHOWN_MS: &str = "(({ start, end }) => end - start)
    (document.querySelector('[data-testid=chart-timeline]').dataset)";
/// How many colours the bars have, and how many pixels.
const PAINTED: &str = "(() => {
    const canvas = document.querySelector('[data-testid=chart-timeline] canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Uint32Array(data.buffer).filter((pixel) => pixel >>> 24 === 255);
    return { colours: new Set(pixels).size, pixels: pixels.length };
})()";

/// A run of several modes.
fn link(stage: &Stage) -> String {
    let modes = if stage.shares_memory() {
        "sequential,concurrent,parallel,gil"
    } else {
        "sequential,concurrent,processes"
    };
    format!("#workload=mixed&tasks=10&size=10&latency=20&workers=2&repeats=3&modes={modes}")
}

/// Runs, and waits for its timeline.
async fn traced(page: &Page) -> Result {
    page.run().await?;
    page.until(CHART, PATIENCE).await?;
    page.until(HAS_CANVAS, PATIENCE).await
}

/// As it runs, and then one run, looked at in three ways.
pub async fn it_shows_a_run_live_and_to_keys_wheel_and_pointer(stage: Stage) -> Result {
    let fragment = "#workload=sleep&tasks=40&latency=100&workers=2&repeats=3&modes=sequential";
    let page = stage.open(fragment).await?;
    claims![lanes_fill_while_it_runs(&stage, &page)];
    page.configure(keys_of(&link(&stage))).await?;
    traced(&page).await?;
    claims![
        it_has_a_track_a_worker_of_every_mode(&stage, &page);
        wheel_and_drag_zoom_and_move(&page);
    ];
    page.get(&format!("{STAGE}.focus()")).await?;
    page.press(Key::Home).await?;
    claims![keys_zoom_move_tell_and_follow(&stage, &page)];
    assert_eq!(page.errors().await?, Vec::<String>::new());
    Ok(())
}

async fn it_has_a_track_a_worker_of_every_mode(stage: &Stage, page: &Page) -> Result {
    let rows = page
        .get(
            "[...document.querySelectorAll('[data-testid=table-timeline] tbody tr')]
                .map((row) => row.children[0].textContent + ', ' + row.children[1].textContent)",
        )
        .await?;
    let expected = if stage.shares_memory() {
        serde_json::json!([
            "Sequential, worker 1",
            "Concurrent, worker 1",
            "Parallel, worker 1",
            "Parallel, worker 2",
            "GIL (emulated), thread 1",
            "GIL (emulated), thread 2",
        ])
    } else {
        serde_json::json!([
            "Sequential, worker 1",
            "Concurrent, worker 1",
            "Processes, process 1",
            "Processes, process 2",
        ])
    };
    assert_eq!(rows, expected);
    let painted = page.get(PAINTED).await?;
    assert!(painted["colours"].as_u64() >= Some(3), "{painted}");
    assert!(painted["pixels"].as_u64() > Some(1_000), "{painted}");
    Ok(())
}

async fn keys_zoom_move_tell_and_follow(stage: &Stage, page: &Page) -> Result {
    page.until(&format!("{SHOWN_MS} > window.wholeMs * 0.99"), PATIENCE)
        .await?;
    let whole_ms = number(page, SHOWN_MS).await?;
    page.get(&format!("{STAGE}.focus()")).await?;
    page.press(Key::Right).await?;
    page.until(
        &format!("{SPOKEN}.includes('Sequential: task 1')"),
        PATIENCE,
    )
    .await?;
    page.press(Key::Right).await?;
    page.press(Key::Down).await?;
    page.until(&format!("{SPOKEN}.includes('Concurrent: ')"), PATIENCE)
        .await?;
    page.get(&format!(
        "{STAGE}.dispatchEvent(new KeyboardEvent('keydown', {{ key: '+', bubbles: true }}))"
    ))
    .await?;
    page.until(&format!("{SHOWN_MS} < {whole_ms} * 0.7"), PATIENCE)
        .await?;
    page.press(Key::Home).await?;
    page.until(&format!("{SHOWN_MS} > {whole_ms} * 0.99"), PATIENCE)
        .await?;
    page.press(Key::Enter).await?;
    let followed = page.text("timeline-task").await?;
    assert!(followed.contains("Following task"), "{followed}");
    assert!(followed.contains("Sequential: "), "{followed}");
    assert!(followed.contains("Concurrent: "), "{followed}");
    stage.picture("timeline-followed").await
}

async fn wheel_and_drag_zoom_and_move(page: &Page) -> Result {
    let whole_ms = number(page, SHOWN_MS).await?;
    page.get(&format!("window.wholeMs = {whole_ms}")).await?;
    let wheel = |keys: &str| {
        format!(
            "(() => {{
                const stage = {STAGE};
                const {{ left, top, width }} = stage.getBoundingClientRect();
                const event = new WheelEvent('wheel', {{ deltaY: -240, clientX: left + width / 2, clientY: top + 40,
                    bubbles: true, cancelable: true, {keys} }});
                stage.dispatchEvent(event);
                return event.defaultPrevented;
            }})()"
        )
    };
    assert_eq!(
        page.get(&wheel("")).await?,
        false,
        "the page scrolls past it"
    );
    assert_eq!(page.get(&wheel("ctrlKey: true")).await?, true);
    page.until(&format!("{SHOWN_MS} < {whole_ms} * 0.6"), PATIENCE)
        .await?;
    let start = "Number(document.querySelector('[data-testid=chart-timeline]').dataset.start)";
    let before_ms = number(page, start).await?;
    let drag = format!(
        "(() => {{
            const stage = {STAGE};
            const {{ left, top, width }} = stage.getBoundingClientRect();
            const at = (type, x) => stage.dispatchEvent(new PointerEvent(type, {{ pointerId: 1, pointerType: 'mouse',
                clientX: left + x, clientY: top + 40, bubbles: true }}));
            stage.setPointerCapture = () => {{}};
            at('pointerdown', width / 2);
            at('pointermove', width / 2 - 60);
            at('pointermove', width / 2 - 120);
            at('pointerup', width / 2 - 120);
        }})()"
    );
    page.get(&drag).await?;
    page.until(&format!("{start} > {before_ms}"), PATIENCE)
        .await?;
    assert!(
        !page
            .is("document.querySelector('[data-testid=timeline-task]')")
            .await?
    );
    Ok(())
}

async fn lanes_fill_while_it_runs(stage: &Stage, page: &Page) -> Result {
    page.until(
        "document.querySelector('#insight [role=tablist]')",
        PATIENCE,
    )
    .await?;
    page.click("run").await?;
    let bars = "Number(document.querySelector('[data-testid=chart-timeline][data-live]')?.dataset.bars ?? 0)";
    page.until(&format!("{bars} > 2"), PATIENCE).await?;
    let before = number(page, bars).await?;
    page.until(&format!("{bars} > {before}"), PATIENCE).await?;
    stage.picture("timeline-live").await?;
    page.click("stop").await?;
    page.until_run_ended().await
}

/// In all sizes and both schemes.
pub async fn pictures_of_it(stage: Stage) -> Result {
    for (scheme, name) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
        stage.browser.prefer(scheme).await?;
        for width in [1280, 390] {
            stage.browser.resize(width, 900).await?;
            let page = stage.open(&link(&stage)).await?;
            traced(&page).await?;
            page.get(&format!("{STAGE}.focus()")).await?;
            page.press(Key::Right).await?;
            page.press(Key::Right).await?;
            whole_page(&stage, &format!("timeline-{name}-{width}")).await?;
        }
    }
    stage.browser.resize(1280, 900).await?;
    stage.browser.prefer(Scheme::Light).await
}

async fn number(page: &Page, expression: &str) -> Result<f64> {
    let value: Value = page.get(expression).await?;
    Ok(value.as_f64().ok_or("it is a number")?)
}
