//! What it costs a run that it is watched: the page with the view of what happens,
//! and the same page where that cannot be had.

use super::spread::{median_ms, spread};
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use std::sync::Arc;

/// How often each is run, after one run that loads the view.
const TURNS: usize = 7;
/// Many short tasks: much to see.
const WATCHED: &str = "#workload=primes&tasks=1000&size=1000003&workers=2&modes=parallel&repeats=7";
/// In the addresses of the view's files.
const VIEW: &str = "/insight/";

/// The row.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let (mut on_ms, mut off_ms, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..TURNS {
        let (mut on, mut off) = (0.0, 0.0);
        for step in 0..2 {
            if (turn + step) % 2 == 0 {
                on = run_ms(browser, true).await?;
            } else {
                off = run_ms(browser, false).await?;
            }
        }
        on_ms.push(on);
        off_ms.push(off);
        ratios.push(on / off);
    }
    let (on, off) = (spread(on_ms)?.words(1), spread(off_ms)?.words(1));
    Ok(vec![Row {
        what: "1,000 tasks on 2 workers: watched live ÷ not".to_owned(),
        bar: Bar::None,
        unit: "",
        measured: spread(ratios)?,
        digits: 3,
        made_of: format!("{on} ms ÷ {off} ms"),
    }])
}

async fn run_ms(browser: &Arc<Browser>, is_watched: bool) -> Result<f64> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    if !is_watched {
        site.block(VIEW);
    }
    let page = Page::open(browser, &site, WATCHED).await?;
    page.until_state("ready", PATIENCE).await?;
    page.run_by_script().await?;
    let has_view = "document.getElementById('insight')?.querySelector('[data-testid]')";
    if is_watched {
        page.until(has_view, PATIENCE).await?;
    } else if page.is(has_view).await? {
        return Err("the view came although its files were blocked".into());
    }
    median_ms(&page.run_by_script().await?, "parallel")
}
