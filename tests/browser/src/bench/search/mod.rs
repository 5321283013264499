//! How long the explorer takes for all outcomes: from the press of its button to what is shown,
//! in the browser, and by the native command line beside it, with its start and the compiler.

mod fewer;
mod million;
mod others;
mod programs;

pub use others::rows as beside_others;

use super::native;
use super::spread::{Spread, spread};
use super::table::{Bar, Part, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::program::packed;
use crate::site::{Headers, Probe, Site};
use programs::{File, Program, adders, promised};
use serde_json::Value;
use std::sync::Arc;
use std::time::Instant;
use tokio::process::Command;

/// How often each is explored.
const TURNS: usize = 3;
/// How often where it takes many seconds.
const SLOW_TURNS: usize = 2;

/// Presses the button, and gives the milliseconds until the outcomes are there. A pointer has been
/// there for half a second, as it is before somebody presses: the page gets ready then.
const PRESS: &str = "(async () => {
    const section = document.getElementById('explore');
    section.dispatchEvent(new PointerEvent('pointerenter'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return new Promise((resolve) => {
        const began = performance.now();
        new MutationObserver((_, observer) => {
            if (!document.querySelector('[data-testid=outcomes]')) return;
            observer.disconnect();
            resolve(performance.now() - began);
        }).observe(section, { childList: true, subtree: true });
        document.querySelector('[data-testid=explore]').click();
    });
})()";
/// The transitions among states, and the milliseconds that it took to find them.
const SEARCH: &str = "(async () => {
    const { outcomesOf } = await import('./explore.js');
    const settings = new URLSearchParams(location.hash.slice(1));
    const began = performance.now();
    const { transitions, verdict } = await outcomesOf(settings);
    return [transitions, performance.now() - began, verdict];
})()";

/// All rows about this explorer alone.
pub async fn part(browser: &Arc<Browser>) -> Result<Part> {
    let mut part = Part::from(rows(browser).await?);
    part.take("explorer: fewer steps", fewer::row().await);
    part.extend(million::part(browser).await);
    Ok(part)
}

/// A row for each program, and one of the search's speed.
async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
    let mut rows = Vec::new();
    for program in promised() {
        let Program {
            what,
            most_ms,
            source,
            ..
        } = program;
        let mut took_ms = Vec::new();
        // What the browser keeps of a site that was there before is there from the second turn on.
        for _ in 0..=TURNS {
            let page = open(browser, &site, &source).await?;
            took_ms.push(page.browser().number(PRESS).await?);
        }
        let first_ms = took_ms.remove(0);
        rows.push(Row {
            what: format!("explorer: {what}, from the press to all outcomes"),
            bar: Bar::AtMost(most_ms),
            unit: " ms",
            measured: spread(took_ms)?,
            digits: 0,
            made_of: format!(
                "the first of all {first_ms:.0} ms; natively {} ms",
                natively(&source).await?.words(0)
            ),
        });
    }
    rows.push(speed(browser, &site).await?);
    Ok(rows)
}

/// Of a program with some hundred thousand states.
async fn speed(browser: &Arc<Browser>, site: &Arc<Site>) -> Result<Row> {
    let source = adders(4, 3);
    let page = open(browser, site, &source).await?;
    let mut speeds = Vec::new();
    let mut made_of = String::new();
    for _ in 0..SLOW_TURNS {
        let found: Value = page.browser().wait_for(SEARCH).await?;
        let number = |place: usize| found[place].as_f64().ok_or("a number");
        let (transitions, took_ms) = (number(0)?, number(1)?);
        speeds.push(transitions / took_ms / 1e3);
        made_of = format!(
            "4 threads × 3 increments: {transitions} transitions, {}",
            found[2]
        );
    }
    Ok(Row {
        what: "explorer: transitions a second while searching".to_owned(),
        bar: Bar::AtLeast(1.0),
        unit: " million",
        measured: spread(speeds)?,
        digits: 2,
        made_of,
    })
}

async fn open(browser: &Arc<Browser>, site: &Arc<Site>, source: &str) -> Result<Page> {
    let link = format!("#page=code&workload=program&code={}", packed(source));
    let page = Page::open(browser, site, &link).await?;
    let is_there =
        "document.querySelector('[data-testid=explore]') && document.getElementById('editor')";
    page.until(is_there, PATIENCE).await?;
    page.until_state("ready", PATIENCE).await?;
    Ok(page)
}

/// By the command line, in milliseconds.
async fn natively(source: &str) -> Result<Spread> {
    let file = File::with(source)?;
    let mut took_ms = Vec::new();
    for _ in 0..TURNS {
        let began = Instant::now();
        let output = Command::new(native::program())
            .args(["explore", "--json"])
            .arg(file.path())
            .output()
            .await?;
        if output.stdout.is_empty() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        took_ms.push(began.elapsed().as_secs_f64() * 1e3);
    }
    spread(took_ms)
}
