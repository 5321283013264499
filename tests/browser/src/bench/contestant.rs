//! Who is measured: the page, and those who do the same work otherwise. Each gives
//! medians, and a checksum of its answers.

use super::native;
use super::work::{SEED, WORKERS, Work};
use crate::Result;
use crate::browser::{Browser, Kind};
use crate::page::{PATIENCE, Page};
use crate::schema::faults;
use crate::site::{Headers, Probe, Site};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use tokio::process::Command;

/// Samples a turn.
const SAMPLES: u32 = 5;
/// Of JavaScript, which takes several times as long, after two that are thrown away, as by the page.
const SCRIPT_SAMPLES: u32 = 3;
const WARM_UPS: u32 = 2;
/// Python gets no faster by running.
const PYTHON_SAMPLES: u32 = 2;

/// One who does the work.
pub enum Contestant {
    /// The page in a browser.
    Ours(Page),
    /// The same Rust, built natively, with rayon.
    Native,
    /// JavaScript in a browser: sequential, and on the package workerpool.
    Script(Page),
    /// `CPython`: sequential, and by `multiprocessing`.
    Python,
    /// Pyodide in a browser: sequential.
    Pyodide(Page),
}

/// How long one run took.
#[derive(Clone, Debug)]
pub struct Timing {
    /// One task after another, in milliseconds.
    pub sequential_ms: f64,
    /// On [`WORKERS`] workers, where it can be done.
    pub parallel_ms: Option<f64>,
    /// Of the answers.
    pub checksum: String,
}

impl Contestant {
    /// The page, ready for a workload.
    pub async fn ours(browser: &Arc<Browser>, work: Work) -> Result<Self> {
        let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
        let fragment = work.fragment("sequential,parallel", SAMPLES);
        let page = Page::open(browser, &site, &fragment).await?;
        page.until_state("ready", PATIENCE).await?;
        Ok(Self::Ours(page))
    }

    /// JavaScript's page, isolated, and with no policy that could cost it anything.
    pub async fn script(browser: &Arc<Browser>) -> Result<Self> {
        Ok(Self::Script(
            rival(browser, "page.html", "window.rival").await?,
        ))
    }

    /// Pyodide's page.
    pub async fn pyodide(browser: &Arc<Browser>) -> Result<Self> {
        Ok(Self::Pyodide(pyodide(browser).await?))
    }

    /// What it is called in the report.
    pub fn name(&self) -> String {
        match self {
            Self::Ours(page) => format!("ours, {}", in_browser(page)),
            Self::Native => "Rust, native, rayon".to_owned(),
            Self::Script(page) => format!("JavaScript, {}, workerpool", in_browser(page)),
            Self::Python => "CPython, multiprocessing".to_owned(),
            Self::Pyodide(page) => format!("Pyodide, {}", in_browser(page)),
        }
    }

    /// Does the work a few times.
    pub async fn measure(&self, work: Work) -> Result<Timing> {
        match self {
            Self::Ours(page) => {
                let result = page.run_by_script().await?;
                let faults = faults(&result);
                if !faults.is_empty() {
                    return Err(faults.join("; ").into());
                }
                of_report(&result)
            }
            Self::Native => {
                of_report(&native::run(&work.fragment("sequential,parallel", SAMPLES)).await?)
            }
            Self::Script(page) => script(page, work).await,
            Self::Python => python(work).await,
            Self::Pyodide(page) => {
                let asked = asked(work, PYTHON_SAMPLES);
                let promise = format!("window.python.sequential({asked})");
                let said = page.browser().wait_for(&promise).await?;
                of_lists(&said, None, 0)
            }
        }
    }
}

fn in_browser(page: &Page) -> &'static str {
    match page.browser().kind {
        Kind::Chromium => "Chromium",
        Kind::Firefox => "Firefox",
        Kind::Webkit => "WebKitGTK",
    }
}

/// A page that has Pyodide in a worker, ready.
pub async fn pyodide(browser: &Arc<Browser>) -> Result<Page> {
    rival(browser, "pyodide.html", "window.readyAt").await
}

/// A page of this package's folder, ready when this holds.
async fn rival(browser: &Arc<Browser>, name: &str, ready: &str) -> Result<Page> {
    let site = Arc::new(Site::start(Headers::Isolating, Probe::Absent).await?);
    let address = site.url(&format!("/__tests/bench/{name}"));
    let page = Page::visit(browser, &site, &address).await?;
    page.until(ready, PATIENCE).await?;
    Ok(page)
}

fn asked(work: Work, samples: u32) -> Value {
    let Work { id, tasks, size } = work;
    json!({ "workload": id, "tasks": tasks, "size": size, "seed": SEED, "samples": samples })
}

async fn script(page: &Page, work: Work) -> Result<Timing> {
    let Work { id, tasks, size } = work;
    let what = format!(
        "'{id}', {{ tasks: {tasks}, size: {size}, seed: {SEED} }}, {}",
        SCRIPT_SAMPLES + WARM_UPS
    );
    let browser = page.browser();
    let sequential = format!("window.rival.sequential({what})");
    let sequential = browser.wait_for(&sequential).await?;
    let pool = format!("window.rival.pool({what}, {WORKERS})");
    let pool = browser.wait_for(&pool).await?;
    of_lists(&sequential, Some(&pool), WARM_UPS)
}

async fn python(work: Work) -> Result<Timing> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/bench/work.py");
    let mut asked = asked(work, PYTHON_SAMPLES);
    asked["workers"] = json!(WORKERS);
    let mut command = Command::new("python3");
    command.arg(program).arg(asked.to_string());
    let output = command.output().await?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let said: Value = serde_json::from_slice(&output.stdout)?;
    of_lists(&said["sequential"], Some(&said["parallel"]), 0)
}

/// What a report of ours says.
fn of_report(report: &Value) -> Result<Timing> {
    let median_ms = |mode| super::spread::median_ms(report, mode);
    Ok(Timing {
        sequential_ms: median_ms("sequential")?,
        parallel_ms: Some(median_ms("parallel")?),
        checksum: text(&report["runs"][0]["checksum"])?,
    })
}

/// What lists of times say, without the first few.
fn of_lists(sequential: &Value, parallel: Option<&Value>, warm_ups: u32) -> Result<Timing> {
    let checksum = text(&sequential["checksum"])?;
    if let Some(parallel) = parallel
        && text(&parallel["checksum"])? != checksum
    {
        return Err("one after another and at once give different answers".into());
    }
    let median_ms = |said: &Value| {
        let took = said["took"].as_array().into_iter().flatten();
        let took = took.skip(warm_ups as usize).filter_map(Value::as_f64);
        Result::Ok(super::spread::spread(took.collect())?.median())
    };
    Ok(Timing {
        sequential_ms: median_ms(sequential)?,
        parallel_ms: parallel.map(median_ms).transpose()?,
        checksum,
    })
}

fn text(value: &Value) -> Result<String> {
    let text = value
        .as_str()
        .ok_or_else(|| format!("no checksum, but {value}"))?;
    Ok(text.to_owned())
}
