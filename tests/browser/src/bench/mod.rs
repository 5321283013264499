//! Measures the page against its bars, side by side with the same code built
//! natively: one row per bar. Nothing is tuned to pass; what misses its bar says so.

mod again;
mod beside;
mod compare;
mod contest;
mod contestant;
mod engine;
mod kills;
mod live;
mod load;
mod machine;
mod memory;
mod native;
mod processes;
mod programs;
mod search;
mod spread;
mod start;
mod table;
mod thread;
mod timeline;
mod typing;
mod weight;
mod work;

use crate::Result;
use crate::browser::{Browser, Kind};
use machine::Machine;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use table::{Part, Report};

/// Measures everything (or, if `BENCH` names parts, only those), prints the table, and keeps it in `bench-report/`.
pub async fn run() -> Result {
    let busy = machine::busy_share().await;
    let browser = Arc::new(Browser::start(Kind::Chromium).await?);
    let machine = Machine::find_out(&browser, busy).await?;
    let mut report = Report {
        machine,
        part: Part::default(),
    };
    for part in PARTS.into_iter().filter(|part| is_wanted(part)) {
        let began = Instant::now();
        report.part.take(part, measure(part, &browser).await);
        // One that is ended has not measured for nothing.
        report.keep(&folder())?;
        eprintln!(
            "  measured: {part} ({:.0} s)",
            began.elapsed().as_secs_f64()
        );
    }
    println!("{}", report.to_markdown());
    if let Some(browser) = Arc::into_inner(browser) {
        // One that is gone already has cost its rows, not the report.
        let _ = browser.quit().await;
    }
    // What is not measured is not met either.
    let missing = report.part.missing.iter().map(|it| it.what.as_str());
    let missing: Vec<&str> = missing.collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("the rest was measured; not these: {}", missing.join(", ")).into())
}

/// What is measured, in the order of the table.
const PARTS: [&str; 18] = [
    "bytes",
    "load",
    "start",
    "compare",
    "python",
    "programs",
    "search",
    "explorers",
    "overhead",
    "trace",
    "live",
    "beside",
    "again",
    "processes",
    "memory",
    "thread",
    "timeline",
    "typing",
];

async fn measure(part: &str, browser: &Arc<Browser>) -> Result<Part> {
    Ok(match part {
        "bytes" => weight::rows(browser).await?.into(),
        "load" => load::rows(browser).await?.into(),
        "start" => start::rows(browser).await?.into(),
        "compare" => compare::part(browser).await?,
        "python" => compare::python_part(browser).await?,
        "programs" => programs::part(browser).await?,
        "search" => search::part(browser).await?,
        "explorers" => search::beside_others().await?,
        "overhead" => vec![compare::overhead_row(browser).await?].into(),
        "trace" => engine::rows(browser).await?.into(),
        "beside" => beside::part(browser).await,
        "again" => again::rows(browser).await?.into(),
        "live" => live::rows(browser).await?.into(),
        "processes" => processes::rows(browser).await?.into(),
        "memory" => memory::rows(browser).await?.into(),
        "timeline" => timeline::rows(browser).await?.into(),
        "typing" => typing::rows(browser).await?.into(),
        _ => thread::rows(browser).await?.into(),
    })
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
