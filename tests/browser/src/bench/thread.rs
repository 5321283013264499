//! How long the page's own thread is busy at a stretch while a run goes on.

use super::spread::Spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use serde_json::Value;
use std::sync::Arc;

/// How often each is run.
const TURNS: usize = 3;
/// Browsers report tasks longer than this, and no others.
pub const REPORTED_FROM_MS: f64 = 50.0;

/// A row for work with a live picture, and one without.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    Ok(vec![
        row(browser, "mandelbrot").await?,
        row(browser, "primes").await?,
    ])
}

async fn row(browser: &Arc<Browser>, workload: &str) -> Result<Row> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    let (mut longest_ms, mut gaps_ms, mut reported) = (0.0, Vec::new(), 0);
    for _ in 0..TURNS {
        let page = Page::open(browser, &site, &format!("#workload={workload}")).await?;
        page.until_state("ready", PATIENCE).await?;
        let seen = browser
            .wait_for(&watched("window.interleave.run()"))
            .await?;
        let tasks: Vec<f64> = numbers(&seen["longTasks"]);
        reported += tasks.len();
        longest_ms = tasks.into_iter().fold(longest_ms, f64::max);
        gaps_ms.push(
            seen["longestGap"]
                .as_f64()
                .ok_or("the gaps were measured")?,
        );
    }
    let gaps = Spread::of(gaps_ms).ok_or("there are measurements")?;
    Ok(Row {
        what: format!("`{workload}`: longest task on the page's thread during a run"),
        bar: Bar::AtMost(REPORTED_FROM_MS),
        unit: " ms",
        measured: Spread::of(vec![longest_ms]).ok_or("there are measurements")?,
        digits: 0,
        made_of: format!(
            "the worst of {TURNS} runs: {reported} tasks over {REPORTED_FROM_MS} ms, shorter ones are not reported (0); longest gap between 4 ms timers {} ms",
            gaps.words(0)
        ),
    })
}

/// A promise, with what the page's thread did until it was kept: tasks that the browser calls
/// long, and the longest time that a timer was kept waiting (which also counts the time that
/// others had the core).
pub fn watched(promise: &str) -> String {
    format!(
        "(async () => {{
            let [longestGap, last, isOver] = [0, performance.now(), false];
            const tick = () => {{
                const now = performance.now();
                [longestGap, last] = [Math.max(longestGap, now - last), now];
                if (!isOver) setTimeout(tick, 4);
            }};
            tick();
            const began = performance.now();
            await {promise};
            isOver = true;
            await new Promise((resolve) => setTimeout(resolve, 100));
            const longTasks = probe.longTasks.filter(({{ at }}) => at >= began).map(({{ ms }}) => ms);
            return {{ longTasks, longestGap }};
        }})()"
    )
}

/// The numbers of a list.
pub fn numbers(list: &Value) -> Vec<f64> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect()
}
