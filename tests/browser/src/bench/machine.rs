//! Where a report was measured: numbers without their machine mean nothing.

use crate::Result;
use crate::browser::Browser;
use crate::site::dist;
use serde_json::{Value, json};
use std::process::Command;

/// The machine, its tools, and the day.
pub struct Machine {
    processor: String,
    cores: usize,
    browser: String,
    compiler: String,
    version: String,
    measured_at: String,
}

impl Machine {
    /// Finds out; what cannot be told is called unknown.
    pub async fn find_out(browser: &Browser) -> Result<Self> {
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
        })
    }

    /// One line.
    pub fn words(&self) -> String {
        let Self {
            processor,
            cores,
            browser,
            compiler,
            version,
            measured_at,
        } = self;
        format!(
            "{processor}, {cores} cores; {browser}; {compiler}; engine {version}; {measured_at}"
        )
    }

    /// For the report.
    pub fn to_json(&self) -> Value {
        json!({
            "processor": self.processor, "cores": self.cores, "browser": self.browser,
            "compiler": self.compiler, "engine": self.version, "measuredAt": self.measured_at,
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

/// The first line that a program prints.
fn said_by(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().ok();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let line = text.as_deref().and_then(|text| text.lines().next());
    line.unwrap_or("unknown").to_owned()
}
