//! The page against everyone who can do the same work: native threads, JavaScript,
//! Python.

use super::contest::{Contest, Way};
use super::contestant::Contestant;
use super::spread::{Spread, median_ms, spread};
use super::table::{Bar, Part, Row};
use super::work::{CPU_BOUND, FOR_PYTHON, WORKERS, Work};
use super::{native, say};
use crate::Result;
use crate::browser::{Browser, Kind};
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use std::sync::Arc;

/// How often all are measured.
pub const TURNS: usize = 3;
/// How often where somebody takes seconds.
const SLOW_TURNS: usize = 2;

const NATIVE: &str = "Rust, native, rayon";
const BROWSERS: [&str; 2] = ["Chromium", "Firefox"];

/// Against native code and JavaScript, in both browsers.
pub async fn part(chromium: &Arc<Browser>) -> Result<Part> {
    let firefox = Arc::new(Browser::start(Kind::Firefox).await?);
    // Pages of their own, so that nobody's has to be loaded anew each turn.
    let script_in = [
        Arc::new(Browser::start(Kind::Chromium).await?),
        Arc::new(Browser::start(Kind::Firefox).await?),
    ];
    let mut part = Part::default();
    for work in CPU_BOUND.into_iter().filter(|work| work.is_wanted()) {
        let contestants = [
            Contestant::ours(chromium, work).await?,
            Contestant::ours(&firefox, work).await?,
            Contestant::script(&script_in[0]).await?,
            Contestant::script(&script_in[1]).await?,
            Contestant::Native,
        ];
        let contest = Contest::hold(work, &contestants, TURNS).await?;
        part.rows.extend(rows(work, &contest)?);
        part.tables.push(contest.table()?);
        say(work.id);
    }
    Ok(part)
}

fn rows(work: Work, contest: &Contest) -> Result<Vec<Row>> {
    let id = work.id;
    let mut rows = Vec::new();
    for browser in BROWSERS {
        let (ours, script) = (
            format!("ours, {browser}"),
            format!("JavaScript, {browser}, workerpool"),
        );
        let ratio = contest.ratio(&ours, &script, Way::Parallel)?;
        let what = format!("`{id}`: {WORKERS} workers, ours ÷ JavaScript on workerpool, {browser}");
        rows.push(row(what, Bar::AtMost(1.0), ratio));
        let bar = Bar::AtMost(if browser == "Chromium" { 1.1 } else { 1.15 });
        let ratio = contest.ratio(&ours, NATIVE, Way::Sequential)?;
        let what = format!("`{id}`: its tasks one after another, wasm ÷ native, {browser}");
        rows.push(row(what, bar, ratio));
    }
    let bar = Bar::AtLeast(0.97);
    let what = format!("`{id}`: parallel speed-up, Chromium ÷ native rayon");
    rows.push(row(what, bar, contest.speed_ups("ours, Chromium", NATIVE)?));
    Ok(rows)
}

/// Against Python, at sizes that it can do.
pub async fn python_part(chromium: &Arc<Browser>) -> Result<Part> {
    let pyodide_in = Arc::new(Browser::start(Kind::Chromium).await?);
    let mut part = Part::default();
    for work in FOR_PYTHON.into_iter().filter(|work| work.is_wanted()) {
        let contestants = [
            Contestant::ours(chromium, work).await?,
            Contestant::Python,
            Contestant::pyodide(&pyodide_in).await?,
        ];
        let contest = Contest::hold(work, &contestants, SLOW_TURNS).await?;
        let id = work.id;
        let bar = if id == "primes" {
            Bar::AtMost(1.0 / 15.0)
        } else {
            Bar::None
        };
        for (bar, other, way) in [
            (bar, "CPython, multiprocessing", Way::Sequential),
            (Bar::None, "CPython, multiprocessing", Way::Parallel),
            (Bar::None, "Pyodide, Chromium", Way::Sequential),
        ] {
            let (how, rival) = match way {
                Way::Parallel => (format!("{WORKERS} workers"), other),
                Way::Sequential => (
                    "one after another".to_owned(),
                    other.split(',').next().unwrap_or(other),
                ),
            };
            let what = format!("`{id}`: {how}, ours in Chromium ÷ {rival}");
            let mut row = row(what, bar, contest.ratio("ours, Chromium", other, way)?);
            row.digits = 4;
            part.rows.push(row);
        }
        part.tables.push(contest.table()?);
        say(&format!("{id} in Python"));
    }
    Ok(part)
}

fn row(what: String, bar: Bar, (measured, made_of): (Spread, String)) -> Row {
    Row {
        what,
        bar,
        unit: "",
        measured,
        digits: 2,
        made_of,
    }
}

/// What a parallel run costs that does nothing.
pub async fn overhead_row(browser: &Arc<Browser>) -> Result<Row> {
    let fragment = "#workload=sleep&latency=0&tasks=1000&modes=parallel&repeats=20";
    let fragment = format!("{fragment}&workers={}", cores()?);
    let page = open(browser, &fragment).await?;
    let mut medians_ms = Vec::new();
    for _ in 0..TURNS {
        medians_ms.push(median_ms(&page.run_by_script().await?, "parallel")?);
    }
    let native_ms = median_ms(&native::run(&fragment).await?, "parallel")?;
    Ok(Row {
        what: "empty parallel run of 1,000 tasks".to_owned(),
        bar: Bar::AtMost(1.0),
        unit: " ms",
        measured: spread(medians_ms)?,
        digits: 2,
        made_of: format!("natively {native_ms:.2} ms"),
    })
}

/// The page on a site of its own, ready.
pub async fn open(browser: &Arc<Browser>, fragment: &str) -> Result<Page> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(browser, &site, fragment).await?;
    page.until_state("ready", PATIENCE).await?;
    Ok(page)
}

/// Cores of this machine.
pub fn cores() -> Result<usize> {
    Ok(std::thread::available_parallelism()?.get())
}
