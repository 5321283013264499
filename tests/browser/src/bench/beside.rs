//! What the page and its browser take of a core beside the workers while a sample is timed.

use super::spread::spread;
use super::table::{Bar, Part, Row};
use crate::Result;
use crate::beside::{RUNS, Shares, shares, shares_now};
use crate::browser::{Browser, Kind};
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use std::sync::Arc;
use std::time::Duration;

/// How often each run is looked at, and for how long.
const TURNS: usize = 3;
const LOOK: Duration = Duration::from_secs(5);

/// In both browsers a row for each of the runs, and one for a page that does nothing.
pub async fn part(chromium: &Arc<Browser>) -> Part {
    let mut part = Part::default();
    part.extend(rows(chromium).await);
    match Browser::start(Kind::Firefox).await {
        Ok(firefox) => part.extend(rows(&Arc::new(firefox)).await),
        Err(error) => part.take("beside the workers, Firefox", Err::<Row, _>(error)),
    }
    part
}

async fn rows(browser: &Arc<Browser>) -> Part {
    let mut part = Part::default();
    for work in RUNS {
        part.take(work, of_run(browser, work).await);
    }
    part.take("beside two workers", of_nothing(browser).await);
    part
}

async fn of_run(browser: &Arc<Browser>, work: &str) -> Result<Row> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(browser, &site, &format!("#{work}")).await?;
    page.until_state("ready", PATIENCE).await?;
    let mut seen = Vec::new();
    for _ in 0..TURNS {
        seen.push(shares(browser, &page, LOOK).await?);
    }
    let workload = work.split('&').next().unwrap_or(work);
    let what = format!(
        "processor time beside 2 workers while samples are timed, of one core, {}, `{workload}`",
        browser.kind
    );
    row(what, Bar::AtMost(2.0), seen)
}

/// Less than this nobody can reach: what the browser does by itself.
async fn of_nothing(browser: &Arc<Browser>) -> Result<Row> {
    let site = Arc::new(Site::start(Headers::Isolating, Probe::Absent).await?);
    let address = site.url("/__tests/bench/two-workers.html");
    let page = Page::visit(browser, &site, &address).await?;
    page.until("window.computing", PATIENCE).await?;
    let mut seen = Vec::new();
    for _ in 0..TURNS {
        seen.push(shares_now(browser, LOOK).await);
    }
    let what = format!(
        "the same of a page that has 2 workers and does nothing, {}",
        browser.kind
    );
    row(what, Bar::None, seen)
}

fn row(what: String, bar: Bar, seen: Vec<Option<Shares>>) -> Result<Row> {
    let seen: Option<Vec<Shares>> = seen.into_iter().collect();
    let seen = seen.ok_or("this system does not count the time of threads")?;
    let last = seen.last().ok_or("it was looked at")?;
    let names = last.by_name.iter().take(4);
    let names: Vec<String> = names
        .map(|(name, share)| format!("{name} {share:.1}"))
        .collect();
    let made_of = format!("workers {:.0} %; {}", last.workers, names.join(", "));
    Ok(Row {
        what,
        bar,
        unit: " %",
        measured: spread(seen.iter().map(|it| it.beside).collect())?,
        digits: 1,
        made_of,
    })
}
