//! Whether the page keeps more and more memory, run after run, and engine after engine that is
//! killed. Memory is read of two pages at a time, each in a browser of its own: a reading takes a
//! minute, which the browser waits for the workers of the pool, which sleep until there is work,
//! to collect their garbage.

use super::compare::open;
use super::kills::Kills;
use super::spread::spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::{Browser, Kind};
use crate::page::Page;
use std::sync::Arc;

/// After how many runs memory is read.
const AFTER: [u32; 2] = [10, 1_000];
/// Runs in one call: `WebDriver` waits for none forever.
const BATCH: u32 = 50;
/// Short, and drawn like all others.
const RUNS: &str = "#workload=primes&size=1009&tasks=10&workers=2&modes=parallel&repeats=3";

/// All memory of the page and its workers, as the browser counts it.
const MEMORY: &str = "performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes)";

/// The row of runs, and those of kills.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let other = Arc::new(Browser::start(Kind::Chromium).await?);
    let page = open(browser, RUNS).await?;
    let [early, late] = AFTER;
    run(&page, early).await?;
    let kills = Kills::begin(&other).await?;
    let before = readings(browser, &other).await?;
    run(&page, late - early).await?;
    let took_ms = kills.all().await?;
    let after = readings(browser, &other).await?;
    let mut rows = vec![of_runs([before[0], after[0]])?];
    rows.extend(super::kills::rows(took_ms, [before[1], after[1]])?);
    Ok(rows)
}

/// The bytes of both.
async fn readings(one: &Browser, other: &Browser) -> Result<[f64; 2]> {
    let (one, other) = tokio::try_join!(one.number(MEMORY), other.number(MEMORY))?;
    Ok([one, other])
}

async fn run(page: &Page, mut count: u32) -> Result {
    while count > 0 {
        let batch = BATCH.min(count);
        let runs = format!(
            "(async () => {{ for (let run = 0; run < {batch}; run++) await window.interleave.run(); }})()"
        );
        page.browser().wait_for(&runs).await?;
        count -= batch;
    }
    Ok(())
}

fn of_runs(bytes: [f64; 2]) -> Result<Row> {
    let words: Vec<_> = AFTER
        .iter()
        .zip(&bytes)
        .map(|(after, bytes)| format!("{after}: {:.2} MB", bytes / 1e6))
        .collect();
    Ok(Row {
        what: "memory after 1,000 runs ÷ after 10".to_owned(),
        bar: Bar::AtMost(1.05),
        unit: "",
        measured: spread(vec![bytes[1] / bytes[0]])?,
        digits: 3,
        made_of: words.join(", "),
    })
}
