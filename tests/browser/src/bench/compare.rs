//! The browser against native threads: the same settings, the same protocol of
//! measuring, in turns, so that whatever slows the machine slows both.

use super::native;
use super::say;
use super::spread::Spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::schema::{faults, ratio_of, run_of};
use crate::site::{Headers, Probe, Site};
use serde_json::Value;
use std::sync::Arc;

/// How often both are measured.
pub const TURNS: usize = 7;
/// Held to the speed-up of native threads.
const SPED_UP: [&str; 3] = ["primes", "mandelbrot", "hash"];
/// Held to the speed of native code.
const CPU_BOUND: [&str; 6] = [
    "primes",
    "mandelbrot",
    "matmul",
    "montecarlo",
    "sort",
    "hash",
];

/// One turn: the same experiment here and there.
struct Pair {
    browser: Value,
    native: Value,
}

/// Speed-up and single-task rows.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let (mut speed_ups, mut tasks) = (Vec::new(), Vec::new());
    for workload in CPU_BOUND {
        let is_sped_up = SPED_UP.contains(&workload);
        let modes = if is_sped_up {
            "sequential,parallel"
        } else {
            "sequential"
        };
        let pairs = pairs(browser, workload, modes).await?;
        if is_sped_up {
            speed_ups.push(speed_up_row(workload, &pairs)?);
        }
        tasks.push(task_row(workload, &pairs)?);
        say(workload);
    }
    speed_ups.extend(tasks);
    Ok(speed_ups)
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

async fn pairs(browser: &Arc<Browser>, workload: &str, modes: &str) -> Result<Vec<Pair>> {
    let fragment = format!("#workload={workload}&modes={modes}&workers={}", cores()?);
    let page = open(browser, &fragment).await?;
    let mut pairs = Vec::new();
    for turn in 0..TURNS {
        // Who comes first changes, too.
        let (mut native, mut here) = (None, None);
        for step in 0..2 {
            if (turn + step) % 2 == 0 {
                native = Some(native::run(&fragment).await?);
            } else {
                here = Some(page.run_by_script().await?);
            }
        }
        if let (Some(native), Some(browser)) = (native, here) {
            pairs.push(Pair::new(browser, native)?);
        }
    }
    Ok(pairs)
}

impl Pair {
    /// Two results of the same work.
    fn new(browser: Value, native: Value) -> Result<Self> {
        let faults = faults(&browser);
        if !faults.is_empty() {
            return Err(faults.join("; ").into());
        }
        let answers = [&browser, &native].map(|result| result["runs"][0]["checksum"].clone());
        if answers[0] != answers[1] {
            return Err(format!("the browser and native code disagree: {answers:?}").into());
        }
        if browser["settings"] != native["settings"] {
            return Err("the browser and native code ran different settings".into());
        }
        Ok(Self { browser, native })
    }
}

fn speed_up_row(workload: &str, pairs: &[Pair]) -> Result<Row> {
    let speed_up = |result| ratio_of(result, "parallel").ok_or("parallel was compared");
    let mut shares = Vec::new();
    let (mut browser, mut native) = (Vec::new(), Vec::new());
    for pair in pairs {
        let (here, there) = (speed_up(&pair.browser)?, speed_up(&pair.native)?);
        shares.push(here / there);
        browser.push(here);
        native.push(there);
    }
    let (browser, native) = (spread(browser)?.words(2), spread(native)?.words(2));
    Ok(Row {
        what: format!("`{workload}`: parallel speed-up, Chromium ÷ native rayon"),
        bar: Bar::AtLeast(0.95),
        unit: "",
        measured: spread(shares)?,
        digits: 2,
        made_of: format!("{browser} ÷ {native}, {} workers", cores()?),
    })
}

fn task_row(workload: &str, pairs: &[Pair]) -> Result<Row> {
    let mut shares = Vec::new();
    let (mut browser, mut native) = (Vec::new(), Vec::new());
    for pair in pairs {
        let here_ms = median_ms(&pair.browser, "sequential")?;
        let there_ms = median_ms(&pair.native, "sequential")?;
        shares.push(here_ms / there_ms);
        browser.push(here_ms);
        native.push(there_ms);
    }
    let (browser, native) = (spread(browser)?.words(0), spread(native)?.words(0));
    Ok(Row {
        what: format!("`{workload}`: its tasks one after another, wasm ÷ native"),
        bar: Bar::AtMost(1.25),
        unit: "",
        measured: spread(shares)?,
        digits: 2,
        made_of: format!("{browser} ms ÷ {native} ms"),
    })
}

/// The page on a site of its own, ready.
pub async fn open(browser: &Arc<Browser>, fragment: &str) -> Result<Page> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(browser, &site, fragment).await?;
    page.until_state("ready", PATIENCE).await?;
    Ok(page)
}

fn median_ms(result: &Value, mode: &str) -> Result<f64> {
    let median_ms = run_of(result, mode)["medianMs"].as_f64();
    Ok(median_ms.ok_or_else(|| format!("no {mode} run in {result}"))?)
}

/// Measurements, of which there are some.
pub fn spread(measurements: Vec<f64>) -> Result<Spread> {
    Ok(Spread::of(measurements).ok_or("there are measurements")?)
}

/// Cores of this machine.
pub fn cores() -> Result<usize> {
    Ok(std::thread::available_parallelism()?.get())
}
