//! Where a report was measured: numbers without their machine mean nothing.

use crate::Result;
use crate::browser::Browser;
use crate::site::dist;
use serde_json::{Value, json};
use std::process::Command;
use std::time::Duration;

/// The machine, its tools, and the day.
pub struct Machine {
    processor: String,
    cores: usize,
    browser: String,
    compiler: String,
    version: String,
    measured_at: String,
    /// How busy others kept it before anything was measured, 0 to 1.
    busy_before: Option<f64>,
}

/// How long is looked at what others do.
const LOOK: Duration = Duration::from_secs(3);
/// Busier than this, figures of parallel work mean little.
const BUSY: f64 = 0.1;

impl Machine {
    /// Finds out; what cannot be told is called unknown. `busy_before` is
    /// [`busy_share`] before the browser was started.
    pub async fn find_out(browser: &Browser, busy_before: Option<f64>) -> Result<Self> {
        let now = browser
            .evaluate("return new Date().toISOString()", Vec::new())
            .await?;
        let page = std::fs::read_to_string(dist()?.join("index.html"))?;
        let engine = page
            .split("engine/threads-")
            .nth(1)
            .and_then(|rest| rest.get(..16));
        Ok(Self {
            processor: processor().unwrap_or_else(|| "unknown processor".to_owned()),
            cores: std::thread::available_parallelism()?.get(),
            browser: browser.version.clone(),
            compiler: said_by("rustc", &["--version"]),
            version: engine.unwrap_or("unknown").to_owned(),
            measured_at: now.as_str().unwrap_or("unknown time").to_owned(),
            busy_before,
        })
    }

    /// A line; and another one if the figures should not be trusted.
    pub fn words(&self) -> String {
        let Self {
            processor,
            cores,
            browser,
            compiler,
            version,
            measured_at,
            busy_before,
        } = self;
        let busy = busy_before.map_or_else(
            || "unknown".to_owned(),
            |share| format!("{:.0} %", 100.0 * share),
        );
        let warning = if busy_before.is_some_and(|share| share > BUSY) {
            "\n\nOther programs kept this machine busy: measure again on an idle one."
        } else {
            ""
        };
        format!(
            "{processor}, {cores} cores, {busy} busy beforehand; {browser}; {compiler}; engine {version}; {measured_at}{warning}"
        )
    }

    /// For the report.
    pub fn to_json(&self) -> Value {
        json!({
            "processor": self.processor, "cores": self.cores, "browser": self.browser,
            "compiler": self.compiler, "engine": self.version, "measuredAt": self.measured_at,
            "busyBefore": self.busy_before,
        })
    }
}

/// The processor's name, from where Linux or macOS keep it.
fn processor() -> Option<String> {
    let linux = std::fs::read_to_string("/proc/cpuinfo").ok();
    let linux = linux.as_deref().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    linux.or_else(|| Some(said_by("sysctl", &["-n", "machdep.cpu.brand_string"])))
}

/// The share of all cores' time that was used for a few seconds; `None` where
/// Linux' count of it is missing.
pub async fn busy_share() -> Option<f64> {
    let [busy, all] = times()?;
    tokio::time::sleep(LOOK).await;
    let [busy_now, all_now] = times()?;
    Some((busy_now - busy) / (all_now - all).max(1.0))
}

/// Time that all cores together were busy, and all time, in ticks.
fn times() -> Option<[f64; 2]> {
    let text = std::fs::read_to_string("/proc/stat").ok()?;
    let ticks = text.lines().next()?.split_whitespace().skip(1);
    let ticks: Vec<f64> = ticks.filter_map(|ticks| ticks.parse().ok()).collect();
    let all: f64 = ticks.iter().sum();
    // The fourth and fifth count idleness, and waits for disks.
    let idle: f64 = ticks.get(3..5)?.iter().sum();
    Some([all - idle, all])
}

/// The first line that a program prints.
pub fn said_by(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().ok();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let line = text.as_deref().and_then(|text| text.lines().next());
    line.unwrap_or("unknown").to_owned()
}
