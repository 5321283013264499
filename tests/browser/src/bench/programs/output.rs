//! How soon after Run a program is seen to print, on a page that has run one before.

use crate::Result;
use crate::bench::spread::spread;
use crate::bench::table::{Bar, Row};
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::program::{link, packed};
use crate::site::{Headers, Probe, Site};
use serde_json::json;
use std::sync::Arc;

/// How many programs are run; each is another one, so that it must be compiled.
const TURNS: usize = 7;

/// Runs, and gives the milliseconds until the page shows what was printed first.
const UNTIL_OUTPUT: &str = "(async () => {
    const output = document.querySelector('[data-testid=output]');
    const shown = new Promise((resolve) => {
        // The output of the run before goes first.
        const look = (_, observer) => {
            if (!output.textContent) return;
            observer.disconnect();
            resolve(performance.now());
        };
        new MutationObserver(look).observe(output, { childList: true, subtree: true, characterData: true });
    });
    const began = performance.now();
    await window.interleave.run();
    if (!output.textContent) throw new Error('it printed nothing');
    return await shown - began;
})()";

/// The row.
pub async fn row(browser: &Arc<Browser>) -> Result<Row> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(browser, &site, &link("print('first')\n")).await?;
    page.until_state("ready", PATIENCE).await?;
    let first_ms = browser.number(UNTIL_OUTPUT).await?;
    let mut took_ms = Vec::new();
    for turn in 0..TURNS {
        let source = format!("import threading\nprint('turn', {turn})\n");
        page.configure(json!({ "code": packed(&source) })).await?;
        took_ms.push(browser.number(UNTIL_OUTPUT).await?);
    }
    Ok(Row {
        what: format!(
            "first output of a small program on a warm page, {}",
            browser.version
        ),
        bar: Bar::AtMost(100.0),
        unit: " ms",
        measured: spread(took_ms)?,
        digits: 0,
        made_of: format!("compiled and run; the first on this page {first_ms:.0} ms"),
    })
}
