//! Measures the page against its bars, side by side with the same code built
//! natively: one row a bar. Nothing is tuned to pass; what misses its bar says so.

mod compare;
mod kills;
mod machine;
mod native;
mod processes;
mod spread;
mod start;
mod table;
mod thread;
mod weight;

use crate::Result;
use crate::browser::{Browser, Kind};
use machine::Machine;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use table::{Report, Row};

/// Measures everything (or, if `BENCH` names parts, only those), prints the table, and keeps it in `bench-report/`.
pub async fn run() -> Result {
    let busy = machine::busy_share().await;
    let browser = Arc::new(Browser::start(Kind::Chromium).await?);
    let machine = Machine::find_out(&browser, busy).await?;
    let mut rows = Vec::new();
    for part in PARTS.into_iter().filter(|part| is_wanted(part)) {
        rows.extend(measure(part, &browser).await?);
        say(part);
    }
    let report = Report { machine, rows };
    println!("{}", report.to_markdown());
    report.keep(&folder())?;
    if let Some(browser) = Arc::into_inner(browser) {
        browser.quit().await?;
    }
    Ok(())
}

/// What is measured, in the order of the table.
const PARTS: [&str; 7] = [
    "bytes",
    "start",
    "compare",
    "overhead",
    "processes",
    "kills",
    "thread",
];

async fn measure(part: &str, browser: &Arc<Browser>) -> Result<Vec<Row>> {
    match part {
        "bytes" => weight::rows(browser).await,
        "start" => start::rows(browser).await,
        "compare" => compare::rows(browser).await,
        "overhead" => Ok(vec![compare::overhead_row(browser).await?]),
        "processes" => processes::rows(browser).await,
        "kills" => kills::rows(browser).await,
        _ => thread::rows(browser).await,
    }
}

fn is_wanted(part: &str) -> bool {
    std::env::var("BENCH").map_or(true, |wanted| wanted.split(',').any(|name| name == part))
}

/// Progress, apart from the table.
fn say(what: &str) {
    eprintln!("  measured: {what}");
}

/// Where reports are kept.
fn folder() -> PathBuf {
    std::env::var_os("BENCH_REPORT").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench-report"),
        PathBuf::from,
    )
}
