//! A search with a million states, which is where searches end by themselves: its memory, natively and in the page, and
//! whether the page answers meanwhile.

use super::programs::{File, adders};
use super::{PRESS, open};
use crate::Result;
use crate::bench::native;
use crate::bench::programs::memory::{MEMORY, TELL_MEMORY, memory_mb};
use crate::bench::spread::spread;
use crate::bench::table::{Bar, Part, Row};
use crate::bench::thread::{REPORTED_FROM_MS, numbers, watched};
use crate::browser::Browser;
use crate::site::{Headers, Probe, Site};
use serde_json::Value;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::AsyncReadExt;
use tokio::process::Command;
use tokio::time::sleep;

/// What a process takes is looked at this often.
const LOOK: Duration = Duration::from_millis(5);
/// What is said of a search that has met a million states.
const LIMIT: &str = "more than 1000000 states";
const MOST_MB: f64 = 500.0;
const STATUS: &str = "document.querySelector('.explore-bar [role=status]').textContent";

/// All rows.
pub async fn part(browser: &Arc<Browser>) -> Part {
    let mut part = Part::default();
    part.take("explorer: 1,000,000 states, native", natively().await);
    part.take("explorer: 1,000,000 states, page", in_page(browser).await);
    part
}

/// It has some millions.
fn source() -> String {
    adders(5, 4)
}

async fn natively() -> Result<Row> {
    let file = File::with(&source())?;
    let began = Instant::now();
    let mut command = Command::new(native::program());
    command.args(["explore", "--json"]).arg(file.path());
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
    let process = child.id().ok_or("it has ended")?;
    let mut stdout = child.stdout.take().ok_or("its output is piped")?;
    let (mut most_mb, mut told) = (0.0, String::new());
    let looking = async {
        // A process that has ended has no memory.
        while let Ok(mb) = memory_mb(process, "VmHWM") {
            most_mb = mb;
            sleep(LOOK).await;
        }
    };
    let (read, ()) = tokio::join!(stdout.read_to_string(&mut told), looking);
    read?;
    child.wait().await?;
    let took = began.elapsed().as_secs_f64();
    let found: Value = serde_json::from_str(&told)?;
    let reason = found["reason"].as_str().unwrap_or_default();
    if !reason.contains(LIMIT) {
        return Err(format!("it ended otherwise: {reason}").into());
    }
    Ok(Row {
        what: "explorer: 1,000,000 states, memory, native".to_owned(),
        bar: Bar::AtMost(MOST_MB),
        unit: " MB",
        measured: spread(vec![most_mb])?,
        digits: 0,
        made_of: format!(
            "resident at most, with what is told in the end; 5 threads × 4 increments, {took:.1} s"
        ),
    })
}

async fn in_page(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    site.edit("/explorer-worker.js", TELL_MEMORY);
    let page = open(browser, &site, &source()).await?;
    let began = Instant::now();
    let seen = browser.wait_for(&watched(PRESS)).await?;
    let took = began.elapsed().as_secs_f64();
    let said = page.get(STATUS).await?.to_string();
    if !said.contains(LIMIT) {
        return Err(format!("it ended otherwise: {said}").into());
    }
    let mb = browser.number(MEMORY).await? / 1e6;
    let tasks = numbers(&seen["longTasks"]);
    let gap = seen["longestGap"].as_f64().ok_or("no gaps")?;
    Ok(vec![
        Row {
            what: "explorer: 1,000,000 states, memory, Chromium".to_owned(),
            bar: Bar::AtMost(MOST_MB),
            unit: " MB",
            measured: spread(vec![mb])?,
            digits: 0,
            made_of: format!("that of its module, with what is told in the end; {took:.1} s"),
        },
        Row {
            what: "explorer: 1,000,000 states, longest task on the page's thread meanwhile"
                .to_owned(),
            bar: Bar::AtMost(REPORTED_FROM_MS),
            unit: " ms",
            measured: spread(vec![tasks.iter().copied().fold(0.0, f64::max)])?,
            digits: 0,
            made_of: format!(
                "{} tasks over {REPORTED_FROM_MS} ms, shorter ones are not reported (0); longest gap between 4 ms timers {gap:.0} ms",
                tasks.len()
            ),
        },
    ])
}
