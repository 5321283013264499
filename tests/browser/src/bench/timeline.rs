//! How long the timeline keeps the page's thread busy: at its first draw, at each
//! step of a zoom, and at each frame while lanes fill.

use super::spread::Spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use serde_json::Value;
use std::sync::Arc;

/// How often it is drawn anew.
const DRAWS: usize = 7;

/// A row for each.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    let page = Page::open(browser, &site, "#modes=parallel&repeats=3&size=1000003").await?;
    page.until_state("ready", PATIENCE).await?;
    page.run().await?;
    page.until(
        "document.querySelector('[data-testid=chart-timeline]')",
        PATIENCE,
    )
    .await?;
    page.load_script("timelines.js").await?;
    page.until("window.timelines", PATIENCE).await?;
    let mut draws_ms = Vec::new();
    for _ in 0..DRAWS {
        draws_ms.push(browser.number("timelines.draw(100_000)").await?);
    }
    let zooms_ms = numbers(&browser.wait_for("timelines.zoom(60)").await?);
    let live = browser.wait_for("timelines.live(64, 10_000, 180)").await?;
    let worst_ms = numbers(&live["times"]).into_iter().fold(0.0, f64::max);
    Ok(vec![
        row(
            "timeline of 100,000 spans: first draw",
            50.0,
            draws_ms,
            "with reading the records, laying out, and painting; each of seven",
        )?,
        row(
            "timeline of 100,000 spans: a step of a zoom",
            16.0,
            zooms_ms,
            "sixty steps, in and out again",
        )?,
        row(
            "live timeline of 64 workers and 10,000 tasks: a frame",
            8.0,
            numbers(&live["times"]),
            &format!(
                "of three seconds; the longest {worst_ms:.1} ms; {} bars in the end",
                live["bars"]
            ),
        )?,
    ])
}

fn row(what: &str, bar_ms: f64, measured: Vec<f64>, made_of: &str) -> Result<Row> {
    Ok(Row {
        what: what.to_owned(),
        bar: Bar::AtMost(bar_ms),
        unit: " ms",
        measured: Spread::of(measured).ok_or("there are measurements")?,
        digits: 1,
        made_of: made_of.to_owned(),
    })
}

fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_f64).collect()
}
