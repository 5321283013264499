//! What the page and its browser take of a core beside the workers while a sample is timed.

use super::spread::spread;
use super::table::{Bar, Part, Row};
use crate::Result;
use crate::beside::{RUNS, shares};
use crate::browser::{Browser, Kind};
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use std::sync::Arc;
use std::time::Duration;

/// How often each run is looked at, and for how long.
const TURNS: usize = 3;
const LOOK: Duration = Duration::from_secs(8);

/// A row for each of the runs in Chromium, and one in Firefox.
pub async fn part(chromium: &Arc<Browser>) -> Part {
    let mut part = Part::default();
    for work in RUNS {
        part.take(work, row(chromium, work).await);
        let in_firefox = async { row(&Arc::new(Browser::start(Kind::Firefox).await?), work).await };
        part.take(work, in_firefox.await);
    }
    part
}

async fn row(browser: &Arc<Browser>, work: &str) -> Result<Row> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(browser, &site, &format!("#{work}")).await?;
    page.until_state("ready", PATIENCE).await?;
    let (mut beside, mut made_of) = (Vec::new(), String::new());
    for _ in 0..TURNS {
        let seen = shares(browser, &page, LOOK).await?;
        let seen = seen.ok_or("this system does not count the time of threads")?;
        beside.push(seen.beside);
        let names = seen.by_name.iter().take(4);
        let names: Vec<String> = names
            .map(|(name, share)| format!("{name} {share:.1}"))
            .collect();
        made_of = format!("workers {:.0} %; {}", seen.workers, names.join(", "));
    }
    let workload = work.split('&').next().unwrap_or(work);
    Ok(Row {
        what: format!(
            "processor time beside 2 workers while samples are timed, of one core, {}, `{workload}`",
            browser.kind
        ),
        bar: Bar::AtMost(2.0),
        unit: " %",
        measured: spread(beside)?,
        digits: 1,
        made_of,
    })
}
