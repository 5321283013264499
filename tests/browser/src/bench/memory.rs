//! Whether the page keeps more and more memory, run after run.

use super::compare::open;
use super::spread::spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use serde_json::Value;
use std::sync::Arc;

/// After how many runs memory is measured. Each time takes a minute: the browser waits so long for
/// the workers of the pool, which sleep until there is work, to collect their garbage.
const AFTER: [u32; 2] = [10, 1_000];
/// Runs in one call: `WebDriver` waits for none forever.
const BATCH: u32 = 50;
/// Short, and drawn like all others.
const RUNS: &str = "#workload=primes&size=1009&tasks=10&workers=2&modes=parallel&repeats=3";

/// All memory of the page and its workers, as the browser counts it.
pub const MEMORY: &str = "performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes)";

/// The row.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let page = open(browser, RUNS).await?;
    let (mut done, mut bytes) = (0, Vec::new());
    for after in AFTER {
        while done < after {
            let count = BATCH.min(after - done);
            let runs = format!(
                "(async () => {{ for (let run = 0; run < {count}; run++) await window.interleave.run(); }})()"
            );
            browser.wait_for(&runs).await?;
            done += count;
        }
        bytes.push(number(page.browser(), MEMORY).await?);
    }
    let words: Vec<_> = AFTER
        .iter()
        .zip(&bytes)
        .map(|(after, bytes)| format!("{after}: {:.2} MB", bytes / 1e6))
        .collect();
    Ok(vec![Row {
        what: "memory after 1,000 runs ÷ after 10".to_owned(),
        bar: Bar::AtMost(1.05),
        unit: "",
        measured: spread(vec![bytes[1] / bytes[0]])?,
        digits: 3,
        made_of: words.join(", "),
    }])
}

/// What a promise comes to, which is a number.
pub async fn number(browser: &Browser, promise: &str) -> Result<f64> {
    let value: Value = browser.wait_for(promise).await?;
    Ok(value
        .as_f64()
        .ok_or_else(|| format!("no number: {value}"))?)
}
