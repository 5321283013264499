//! Engines killed in mid-run, again and again: how soon Run works, and whether
//! the browser gets its memory back.

use super::spread::spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::site::{Headers, Probe, Site};
use std::sync::Arc;

/// How often an engine is killed.
const KILLS: u32 = 100;
/// Killed before the first reading of the memory, too: caches fill.
const WARM_UPS: u32 = 5;

/// One kill: a long run begins; its engine dies in the middle of it; a short
/// run is asked for, and its result waited for. Gives how long the latter took.
const KILL: &str = "(async () => {
    const { interleave, probe } = window;
    interleave.configure({ workload: 'primes', size: 90000001, tasks: 5000, modes: 'parallel', repeats: 3 });
    const long = interleave.run().then(() => 'a result', () => 'failed');
    const status = () => document.querySelector('[data-testid=status]').textContent;
    while (!status().includes('Warming up')) await new Promise((resolve) => setTimeout(resolve, 5));
    const engine = probe.workers[probe.names.lastIndexOf('interleave engine')];
    engine.terminate();
    engine.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
    if (await long !== 'failed') throw new Error('a run outlived its engine');
    interleave.configure({ size: 1009, tasks: 10, repeats: 3 });
    const began = performance.now();
    const result = await interleave.run();
    const took = performance.now() - began;
    if (!result.runs[0].verified) throw new Error('no verified result');
    return took;
})()";

/// The page keeps no list of dead workers; the probe does, but for this.
const FORGET: &str =
    "[probe.workers, probe.names].map((list) => list.splice(0, list.length - 1).length)";

/// A page whose engine is killed.
pub struct Kills(Page);

impl Kills {
    /// The page, after a few kills.
    pub async fn begin(browser: &Arc<Browser>) -> Result<Self> {
        let site = Arc::new(Site::start(Headers::Declared, Probe::Installed).await?);
        let page = Page::open(browser, &site, "#workers=2").await?;
        page.until_state("ready", PATIENCE).await?;
        let kills = Self(page);
        for _ in 0..WARM_UPS {
            kills.one().await?;
        }
        Ok(kills)
    }

    /// All kills; gives how long each took, in milliseconds.
    pub async fn all(&self) -> Result<Vec<f64>> {
        let mut took_ms = Vec::new();
        for _ in 0..KILLS {
            took_ms.push(self.one().await?);
        }
        Ok(took_ms)
    }

    async fn one(&self) -> Result<f64> {
        let took_ms = self.0.browser().number(KILL).await?;
        self.0.get(FORGET).await?;
        Ok(took_ms)
    }
}

/// Both rows: how long kills took, and the bytes before and after them.
pub fn rows(took_ms: Vec<f64>, [before, after]: [f64; 2]) -> Result<Vec<Row>> {
    let mega = |bytes: f64| bytes / 1e6;
    Ok(vec![
        Row {
            what: format!("engine killed in mid-run {KILLS} times: until the next result"),
            bar: Bar::AtMost(500.0),
            unit: " ms",
            measured: spread(took_ms)?,
            digits: 0,
            made_of: "from Run to a verified result of a short run, 5 runs in it".to_owned(),
        },
        Row {
            what: "memory after that ÷ before".to_owned(),
            bar: Bar::Between(0.9, 1.1),
            unit: "",
            measured: spread(vec![after / before])?,
            digits: 2,
            made_of: format!("{:.1} MB ÷ {:.1} MB", mega(after), mega(before)),
        },
    ])
}
