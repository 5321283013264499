//! How soon a visitor can do something, and what is fetched until then: the page,
//! against the least page that Yew makes, and against Python in the browser.

use super::spread::spread;
use super::table::{Bar, Row};
use super::weight::gzipped;
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, OWN_FOLDER, PACKAGES, Probe, Site, dist};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How often each is loaded; nothing is cached.
const TURNS: usize = 7;

/// A page that is loaded.
struct Loaded {
    name: &'static str,
    site: Arc<Site>,
    address: &'static str,
    /// Where its files are.
    files: PathBuf,
    /// When it was ready, in milliseconds since it was asked for.
    ready_at: &'static str,
    took_ms: Vec<f64>,
    asked: BTreeSet<String>,
}

/// By the probe, which all pages at `/` have here.
const STATE: &str = "probe.states.find(({ what }) => what === 'ready')?.at ?? 0";

/// A lesson's first step, with what is to be done in it; looked for every 20 ms.
const LESSON: &str = "(window.lessonAt ||= document.querySelector('#lesson .step[data-current] :is(button, input)') ? performance.now() : 0)";

/// A row for each page.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let mut pages = [
        Loaded::new("Interleave", "/", dist()?, STATE).await?,
        Loaded::new("a lesson", "/#lesson=race", dist()?, LESSON).await?,
        Loaded::new("a blank Yew page", "/", folder("BLANK")?, STATE).await?,
        Loaded::new(
            "Pyodide",
            "/__tests/bench/pyodide.html",
            dist()?,
            "window.readyAt ?? 0",
        )
        .await?,
    ];
    for turn in 0..TURNS {
        for step in 0..pages.len() {
            let place = (turn + step) % pages.len();
            pages[place].load(browser).await?;
        }
    }
    let [ours, lesson, blank, _] = &pages;
    let pairs = ours.took_ms.iter().zip(&blank.took_ms);
    let ratio = Row {
        what: "Interleave ÷ a blank Yew page: until it can be used, nothing cached".to_owned(),
        bar: Bar::AtMost(2.0),
        unit: "",
        measured: spread(pairs.map(|(ours, blank)| ours / blank).collect())?,
        digits: 2,
        made_of: "turn by turn".to_owned(),
    };
    let pairs = lesson.took_ms.iter().zip(&ours.took_ms);
    let lesson = Row {
        what: "a lesson − the front page: until it can be used, nothing cached".to_owned(),
        bar: Bar::AtMost(500.0),
        unit: " ms",
        measured: spread(pairs.map(|(lesson, ours)| lesson - ours).collect())?,
        digits: 0,
        made_of: "turn by turn".to_owned(),
    };
    let mut rows = pages
        .iter()
        .map(Loaded::row)
        .collect::<Result<Vec<Row>>>()?;
    rows.push(ratio);
    rows.push(lesson);
    Ok(rows)
}

fn folder(variable: &str) -> Result<PathBuf> {
    let folder = std::env::var_os(variable);
    Ok(folder
        .ok_or_else(|| format!("{variable} is not set: run make bench"))?
        .into())
}

impl Loaded {
    async fn new(
        name: &'static str,
        address: &'static str,
        files: PathBuf,
        ready_at: &'static str,
    ) -> Result<Self> {
        let is_ours = !address.contains("/bench/");
        let headers = if is_ours {
            Headers::Declared
        } else {
            Headers::Isolating
        };
        let site = Arc::new(Site::start(headers, Probe::Installed).await?);
        site.release(files.clone());
        Ok(Self {
            name,
            site,
            address,
            files,
            ready_at,
            took_ms: Vec::new(),
            asked: BTreeSet::new(),
        })
    }

    async fn load(&mut self, browser: &Arc<Browser>) -> Result {
        browser.goto("about:blank").await?;
        self.site.take_log();
        let page = Page::visit(browser, &self.site, &self.site.url(self.address)).await?;
        page.until(self.ready_at, PATIENCE).await?;
        let ready_at = page.get(self.ready_at).await?;
        self.took_ms.push(ready_at.as_f64().ok_or("a moment")?);
        let asked = self.site.take_log().into_iter();
        // What nobody waits for, and what only this benchmark asks for.
        let is_counted = |path: &String| {
            !["/service-worker.js", "/probe.js", "/work.py"]
                .iter()
                .any(|end| path.ends_with(end))
                && !path.contains("/insight/")
        };
        self.asked.extend(asked.filter(is_counted));
        Ok(())
    }

    fn row(&self) -> Result<Row> {
        let mut bytes = 0;
        for path in &self.asked {
            bytes += gzipped(&self.file(path)?)?;
        }
        Ok(Row {
            what: format!("{}: until it can be used, nothing cached", self.name),
            bar: Bar::None,
            unit: " ms",
            measured: spread(self.took_ms.clone())?,
            digits: 0,
            made_of: format!(
                "{} requests, {:.1} KB gzipped",
                self.asked.len(),
                bytes as f64 / 1e3
            ),
        })
    }

    fn file(&self, path: &str) -> Result<PathBuf> {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
        let below = |prefix| {
            path.strip_prefix(prefix)
                .map(|rest: &str| rest.trim_start_matches('/'))
        };
        if let Some(rest) = below(PACKAGES) {
            return Ok(folder("RIVALS")?.join(rest));
        }
        if let Some(rest) = below(OWN_FOLDER) {
            return Ok(own.join(rest));
        }
        let name = if path == "/" {
            "index.html"
        } else {
            path.trim_start_matches('/')
        };
        Ok(self.files.join(name))
    }
}
