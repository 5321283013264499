//! Measures the page against its bars, side by side with the same code built
//! natively: one row a bar. Nothing is tuned to pass; what misses its bar says so.

mod compare;
mod machine;
mod native;
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
use table::Report;

/// Measures everything, prints the table, and keeps it in `bench-report/`.
pub async fn run() -> Result {
    let busy = machine::busy_share().await;
    let browser = Arc::new(Browser::start(Kind::Chromium).await?);
    let machine = Machine::find_out(&browser, busy).await?;
    let mut rows = weight::rows(&browser).await?;
    say("bytes");
    rows.extend(start::rows(&browser).await?);
    say("start");
    rows.extend(compare::rows(&browser).await?);
    rows.push(compare::overhead_row(&browser).await?);
    say("overhead");
    rows.extend(thread::rows(&browser).await?);
    say("page's thread");
    let report = Report { machine, rows };
    println!("{}", report.to_markdown());
    report.keep(&folder())?;
    if let Some(browser) = Arc::into_inner(browser) {
        browser.quit().await?;
    }
    Ok(())
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
