//! Processes: what they gain, and what their copying costs against the same
//! written by hand.

use super::compare::{TURNS, cores, open};
use super::spread::spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::schema::{faults, ratio_of, run_of};
use serde_json::Value;
use std::sync::Arc;

/// Round trips by hand, a turn.
const ROUND_TRIPS: usize = 10;

/// Both rows.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    Ok(vec![gain_row(browser).await?, copying_row(browser).await?])
}

async fn gain_row(browser: &Arc<Browser>) -> Result<Row> {
    let fragment = format!(
        "#workload=primes&modes=sequential,parallel,processes&workers={}",
        cores()?
    );
    let page = open(browser, &fragment).await?;
    let (mut processes, mut parallel) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let result = page.run_by_script().await?;
        let ratio = |mode| ratio_of(&result, mode).ok_or("it was compared");
        processes.push(ratio("processes")?);
        parallel.push(ratio("parallel")?);
    }
    let parallel = spread(parallel)?.words(2);
    Ok(Row {
        what: "`primes`: processes over sequential".to_owned(),
        bar: Bar::AtLeast(1.75),
        unit: "",
        measured: spread(processes)?,
        digits: 2,
        made_of: format!(
            "{} processes; in the same runs parallel reaches {parallel}",
            cores()?
        ),
    })
}

/// One task that sorts 10 MB, then one that merges them: two round trips.
async fn copying_row(browser: &Arc<Browser>) -> Result<Row> {
    let fragment = "#workload=sort&size=2500&tasks=1&workers=1&repeats=5&modes=processes";
    let (mut shares, mut ours_ms) = (Vec::new(), Vec::new());
    let (mut moved_ms, mut plain_ms) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        let page = open(browser, fragment).await?;
        let result = page.run_by_script().await?;
        let faults = faults(&result);
        if !faults.is_empty() {
            return Err(faults.join("; ").into());
        }
        let copy_ms = run_of(&result, "processes")["copyMs"].as_f64();
        let ours = copy_ms.ok_or("copying is measured")? / 2.0;
        browser.goto(&page.site().url("/__tests/copy.html")).await?;
        let plain = mean_ms(browser, "plain").await?;
        let moved = mean_ms(browser, "wasm").await?;
        shares.push(ours / moved);
        moved_ms.push(moved);
        ours_ms.push(ours);
        plain_ms.push(plain);
    }
    let (ours, plain) = (spread(ours_ms)?.words(1), spread(plain_ms)?.words(1));
    let moved = spread(moved_ms)?.words(1);
    Ok(Row {
        what: "10 MB to a process and back, as shown ÷ by hand".to_owned(),
        bar: Bar::Between(0.9, 1.1),
        unit: "",
        measured: spread(shares)?,
        digits: 2,
        made_of: format!(
            "{ours} ms ÷ {moved} ms from wasm memory to wasm memory, as engines do; plain arrays, which postMessage copies itself, take {plain} ms"
        ),
    })
}

/// The mean of some round trips, the first left out: it waits for memory.
async fn mean_ms(browser: &Browser, kind: &str) -> Result<f64> {
    let promise = format!("window.copy.roundTrips('{kind}', {})", ROUND_TRIPS + 1);
    let took = browser.wait_for(&promise).await?;
    let took = took.as_array().ok_or("a list of times")?;
    let sum: f64 = took.iter().skip(1).filter_map(Value::as_f64).sum();
    Ok(sum / ROUND_TRIPS as f64)
}
