//! How many bytes a visitor waits for: what the page really asks for until it
//! is ready, each file gzipped as hosts do.

use super::spread::Spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{LESSONS, PATIENCE, Page};
use crate::program::link;
use crate::site::{Headers, Probe, Site, dist};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// What shows that all of a lesson's own files have come.
const LESSON: &str = "document.querySelector('#lesson .step[data-current]')
    && document.getElementById('editor')?.shadowRoot?.querySelector('.cm-content')";

/// A row for the app, one for each engine, and one for each part that comes when it is wanted.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let threads = asked_for(browser, Headers::Declared, "").await?;
    let single = asked_for(browser, Headers::None, "").await?;
    let program = asked_for(browser, Headers::Declared, &link("print()\n")).await?;
    let lesson = heaviest_lesson(browser).await?;
    let of = |paths: &BTreeSet<String>, part: &str| -> Vec<String> {
        paths
            .iter()
            .filter(|path| path.contains(part))
            .cloned()
            .collect()
    };
    let app: Vec<_> = threads
        .iter()
        .filter(|path| !path.contains("/engine/") && !path.contains("/insight/"))
        .cloned()
        .collect();
    Ok(vec![
        row("bytes to first interactive, gzipped: the app", 150.0, &app)?,
        row(
            "engine `threads`, gzipped",
            120.0,
            &of(&threads, "/engine/threads-"),
        )?,
        row(
            "engine `single`, gzipped",
            120.0,
            &of(&single, "/engine/single-"),
        )?,
        row(
            "engine for Python, gzipped",
            300.0,
            &[of(&program, "/engine/python-"), of(&program, "/library/")].concat(),
        )?,
        row(
            "compiler for Python, gzipped",
            650.0,
            &of(&program, "/compiler/"),
        )?,
        row(
            "what happens in runs (insight), gzipped",
            220.0,
            &of(&program, "/insight/"),
        )?,
        row("the editor, gzipped", 200.0, &of(&lesson, "/editor/"))?,
        row(
            "the heaviest lesson, gzipped",
            60.0,
            &of(&lesson, "/lessons/"),
        )?,
    ])
}

/// The files that the lesson with the most bytes of its own asks for.
async fn heaviest_lesson(browser: &Arc<Browser>) -> Result<BTreeSet<String>> {
    let mut heaviest = (0, BTreeSet::new());
    for lesson in LESSONS {
        let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
        let page = Page::open(browser, &site, &format!("#lesson={lesson}")).await?;
        page.until(LESSON, PATIENCE).await?;
        let asked: BTreeSet<String> = site.take_log().into_iter().collect();
        let own = asked.iter().filter(|path| path.contains("/lessons/"));
        let bytes = own
            .map(|path| gzipped(&file(path)?))
            .sum::<Result<usize>>()?;
        if bytes > heaviest.0 {
            heaviest = (bytes, asked);
        }
    }
    Ok(heaviest.1)
}

/// The files that a page asks for until it is ready, or has run the program of its link.
async fn asked_for(
    browser: &Arc<Browser>,
    headers: Headers,
    link: &str,
) -> Result<BTreeSet<String>> {
    let site = Arc::new(Site::start(headers, Probe::Absent).await?);
    let page = Page::open(browser, &site, link).await?;
    page.until_state("ready", PATIENCE).await?;
    if !link.is_empty() {
        page.run_by_script().await?;
    }
    // Nobody waits for the service worker: it is asked for once the app is started.
    let asked = site.take_log().into_iter();
    Ok(asked
        .filter(|path| !path.ends_with("/service-worker.js"))
        .collect())
}

fn row(what: &str, bar_kb: f64, paths: &[String]) -> Result<Row> {
    if paths.is_empty() {
        return Err(format!("no page asked for the {what}").into());
    }
    let mut parts = Vec::new();
    let mut total = 0;
    for path in paths {
        let bytes = gzipped(&file(path)?)?;
        total += bytes;
        let name = path
            .rsplit('/')
            .next()
            .filter(|name| !name.is_empty())
            .unwrap_or("index.html");
        parts.push(format!("{name} {:.1}", bytes as f64 / 1e3));
    }
    Ok(Row {
        what: what.to_owned(),
        bar: Bar::AtMost(bar_kb),
        unit: " KB",
        measured: Spread::of(vec![total as f64 / 1e3]).ok_or("bytes are numbers")?,
        digits: 1,
        made_of: parts.join(", "),
    })
}

/// A file's size after `gzip -9`.
pub fn gzipped(path: &Path) -> Result<usize> {
    let file = std::fs::File::open(path);
    let file = file.map_err(|error| format!("a page asked for {}: {error}", path.display()))?;
    let output = Command::new("gzip")
        .args(["-9", "-c"])
        .stdin(Stdio::from(file))
        .output()?;
    Ok(output.stdout.len())
}

/// The file of the site that is asked for by this path.
fn file(path: &str) -> Result<PathBuf> {
    let name = if path == "/" {
        "index.html"
    } else {
        path.trim_start_matches('/')
    };
    Ok(dist()?.join(name))
}
