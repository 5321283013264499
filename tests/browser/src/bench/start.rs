//! How long an engine with a pool of two takes to start, against two workers
//! that do nothing but instantiate the same module.

use super::spread::Spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::site::{Headers, Probe, Site};

/// How often each is started; the first start of each, which fills caches, is
/// not counted.
const TURNS: usize = 15;

/// The two rows on starting.
pub async fn rows(browser: &Browser) -> Result<Vec<Row>> {
    let site = Site::start(Headers::Declared, Probe::Absent).await?;
    browser.goto(&site.url("/__tests/start.html")).await?;
    browser.wait_for("window.start.prepared").await?;
    let (mut engine_ms, mut bare_ms) = (Vec::new(), Vec::new());
    for turn in 0..=TURNS {
        let ours = browser.number("window.start.engine()").await?;
        let bare = browser.number("window.start.bare()").await?;
        if turn > 0 {
            engine_ms.push(ours);
            bare_ms.push(bare);
        }
    }
    let ratios = engine_ms
        .iter()
        .zip(&bare_ms)
        .map(|(ours, bare)| ours / bare)
        .collect();
    let nothing = "there are measurements";
    let engine = Spread::of(engine_ms).ok_or(nothing)?;
    let bare = Spread::of(bare_ms).ok_or(nothing)?;
    let made_of = format!("{} ms ÷ {} ms", engine.words(0), bare.words(0));
    Ok(vec![
        Row {
            what: "engine worker started and pool of 2 ready".to_owned(),
            bar: Bar::AtMost(150.0),
            unit: " ms",
            measured: engine,
            digits: 0,
            made_of: "the module was compiled before".to_owned(),
        },
        Row {
            what: "the same ÷ two bare module workers with the same module".to_owned(),
            bar: Bar::AtMost(2.0),
            unit: "",
            measured: Spread::of(ratios).ok_or(nothing)?,
            digits: 2,
            made_of,
        },
    ])
}
