//! Memory of programs: of ten thousand threads that sleep, and whether one that is run
//! again and again leaves some behind.

use super::Program;
use super::runner::{command, output};
use crate::Result;
use crate::bench::spread::spread;
use crate::bench::table::{Bar, Part, Row};
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::program::link;
use crate::site::{Edit, Headers, Probe, Site};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;
use tokio::time::timeout;

/// Starting them takes no longer.
const LIMIT: Duration = Duration::from_mins(1);
/// After how many runs memory is measured.
const AFTER: [usize; 2] = [10, 1_000];

const SLEEPERS: [(&str, &[&str]); 2] = [
    ("10,000 sleeping threads, GIL", &["--mode", "gil"]),
    (
        "10,000 sleeping threads, free on 2 workers",
        &["--mode", "free", "--workers", "2"],
    ),
];

/// All rows.
pub async fn part(browser: &Arc<Browser>) -> Part {
    let mut part = Part::default();
    for (what, options) in SLEEPERS {
        part.take(what, sleepers(what, options).await);
    }
    let what = "1,000 runs of a program that allocates 100 MB in all: memory after ÷ after 10";
    let natively = format!("{what}, native");
    part.take(&natively, again(&natively).await);
    let in_page = format!("{what}, engine in Chromium");
    part.take(&in_page, again_in_page(&in_page, browser).await);
    part
}

async fn sleepers(what: &str, options: &[&str]) -> Result<Row> {
    let program = Program::load("python-sleepers.py")?;
    let ours = |count| resident_mb(command(&program, options, &[count]));
    let theirs = |count| {
        let mut command = Command::new("python3");
        command.arg(&program.path).arg(count);
        resident_mb(command)
    };
    let (none, all) = (ours("0").await?, ours("10000").await?);
    let cpython = async { Result::Ok(theirs("10000").await? - theirs("0").await?) };
    let cpython = match cpython.await {
        Ok(more) => format!("CPython {more:.1} MB"),
        Err(why) => format!("CPython could not: {why}"),
    };
    Ok(Row {
        what: format!("{what}: memory above that of none"),
        bar: Bar::AtMost(100.0),
        unit: " MB",
        measured: spread(vec![all - none])?,
        digits: 1,
        made_of: format!("resident {all:.1} MB − {none:.1} MB; {cpython}"),
    })
}

/// Resident memory of a program when it has printed a line.
async fn resident_mb(mut command: Command) -> Result<f64> {
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.kill_on_drop(true).spawn()?;
    let stdout = child.stdout.take().ok_or("its output is piped")?;
    let mut lines = BufReader::new(stdout).lines();
    let line = timeout(LIMIT, lines.next_line()).await;
    if line.map_err(|_| "it does not get ready")??.is_none() {
        let output = child.wait_with_output().await?;
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let resident = memory_mb(child.id().ok_or("it has ended")?, "VmRSS");
    child.kill().await?;
    resident
}

/// What Linux says of a process's memory: `VmRSS` is resident, `VmHWM` was at most.
pub fn memory_mb(process: u32, what: &str) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    let kb = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    Ok(kb.ok_or_else(|| format!("no {what}"))? * 1024.0 / 1e6)
}

/// In one process: by the example `again` of the machine, which `AGAIN` names.
async fn again(what: &str) -> Result<Row> {
    let example = std::env::var_os("AGAIN").ok_or("AGAIN is not set: run make bench")?;
    let program = Program::load("python-garbage.py")?;
    let mut command = Command::new(example);
    let times = AFTER.map(|times| times.to_string());
    command.arg(&program.path).args(times);
    let printed = output(command).await?;
    let bytes = printed.split_whitespace().map(|bytes| Ok(bytes.parse()?));
    row(what, &bytes.collect::<Result<Vec<f64>>>()?)
}

/// In one engine of a page, whose module's memory is looked at.
async fn again_in_page(what: &str, browser: &Arc<Browser>) -> Result<Row> {
    let program = Program::load("python-garbage.py")?;
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    site.edit("/engine-worker.js", TELL_MEMORY);
    let page = Page::open(browser, &site, &link(&program.source)).await?;
    page.until_state("ready", PATIENCE).await?;
    let (mut done, mut bytes) = (0, Vec::new());
    for after in AFTER {
        while done < after {
            done += runs(&page).await?;
        }
        bytes.push(browser.number(MEMORY).await?);
    }
    row(what, &bytes)
}

/// Has a worker tell the size of its module's memory, which no browser does.
pub const TELL_MEMORY: Edit = Edit {
    from: "self.addEventListener(\"message\"",
    to: "{
        const instantiate = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...parts) => {
            const made = await instantiate.apply(WebAssembly, parts);
            const { exports } = made.instance ?? made;
            const memory = Object.values(exports).find((it) => it instanceof WebAssembly.Memory);
            const channel = new BroadcastChannel('memory');
            channel.onmessage = () => channel.postMessage(memory.buffer.byteLength);
            return made;
        };
    }
    self.addEventListener(\"message\"",
};

/// What it tells.
pub const MEMORY: &str = "new Promise((resolve) => {
    const channel = new BroadcastChannel('memory');
    channel.onmessage = ({ data }) => resolve(data);
    channel.postMessage('how much?');
})";

/// Has the page run its program some times, and gives how often it did.
async fn runs(page: &Page) -> Result<usize> {
    let result = page.run_by_script().await?;
    let run = &result["runs"][0];
    let warm_ups = 2;
    match (run["end"].as_str(), run["samplesMs"].as_array()) {
        (Some("finished"), Some(samples)) => Ok(warm_ups + samples.len()),
        _ => Err(format!("no samples: {run}").into()),
    }
}

fn row(what: &str, bytes: &[f64]) -> Result<Row> {
    let [early, late] = bytes else {
        return Err(format!("two sizes: {bytes:?}").into());
    };
    Ok(Row {
        what: what.to_owned(),
        bar: Bar::AtMost(1.05),
        unit: "",
        measured: spread(vec![late / early])?,
        digits: 3,
        made_of: format!("{:.2} MB ÷ {:.2} MB", late / 1e6, early / 1e6),
    })
}
