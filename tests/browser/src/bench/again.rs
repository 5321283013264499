//! Runs of the same settings, one after another: how often a pair of neighbours seems to differ,
//! with the interval of samples that took turns, and with the one that Compare shows, which
//! allows for the time between them.

use super::spread::spread;
use super::table::{Bar, Row};
use crate::Result;
use crate::browser::Browser;
use crate::page::{PATIENCE, Page};
use crate::schema::run_of;
use crate::site::{Headers, Probe, Site};
use interleave_core::stats::drift::{USUAL_DRIFT, drift};
use interleave_core::stats::{Ratio, Verdict, ratio_of_medians};
use serde_json::Value;
use std::sync::Arc;

/// Neighbours.
const PAIRS: usize = 100;
const SETTINGS: &str = "#workload=primes&tasks=40&size=200003&workers=2&repeats=5";
const MODES: [&str; 2] = ["sequential", "parallel"];
/// One in twenty is what a 95 % interval promises; of 100 pairs, chance alone makes up to nine
/// of them.
const MOST_PERCENT: f64 = 9.0;
const SEED: u64 = 1;

/// A row for each mode.
pub async fn rows(browser: &Arc<Browser>) -> Result<Vec<Row>> {
    let site = Arc::new(Site::start(Headers::Declared, Probe::Absent).await?);
    let page = Page::open(browser, &site, SETTINGS).await?;
    page.until_state("ready", PATIENCE).await?;
    let mut results = Vec::new();
    for _ in 0..=PAIRS {
        results.push(page.run_by_script().await?);
    }
    MODES.map(|mode| row(mode, &results)).into_iter().collect()
}

fn row(mode: &str, results: &[Value]) -> Result<Row> {
    let runs: Option<Vec<Vec<f64>>> = results.iter().map(|result| samples(result, mode)).collect();
    let runs = runs.ok_or_else(|| format!("a result has no samples of {mode}"))?;
    let found = drift(&runs.iter().map(Vec::as_slice).collect::<Vec<_>>(), SEED).unwrap_or(0.0);
    let allowed = found.max(USUAL_DRIFT);
    let closely = percent_that_differ(&runs, |ratio| ratio);
    let usually = percent_that_differ(&runs, |ratio| ratio.between_runs(USUAL_DRIFT));
    let allowing = percent_that_differ(&runs, |ratio| ratio.between_runs(allowed));
    Ok(Row {
        what: format!("of {PAIRS} pairs of neighbouring runs, `{mode}`, Compare says to differ"),
        bar: Bar::AtMost(MOST_PERCENT),
        unit: " %",
        measured: spread(vec![allowing])?,
        digits: 0,
        made_of: format!(
            "within one run's interval {closely:.0} %; with the usual drift of {:.0} % {usually:.0} %; here it is {:.1} %",
            USUAL_DRIFT * 100.0,
            found * 100.0
        ),
    })
}

fn samples(result: &Value, mode: &str) -> Option<Vec<f64>> {
    let samples = run_of(result, mode)["samplesMs"].as_array()?;
    samples.iter().map(Value::as_f64).collect()
}

fn percent_that_differ(runs: &[Vec<f64>], allow: impl Fn(Ratio) -> Ratio) -> f64 {
    let ratios = runs
        .windows(2)
        .filter_map(|pair| ratio_of_medians(&pair[0], &pair[1], SEED));
    let (mut all, mut differ) = (0, 0);
    for ratio in ratios {
        all += 1;
        differ += usize::from(allow(ratio).verdict() != Verdict::NoClearDifference);
    }
    differ as f64 / f64::from(all.max(1)) * 100.0
}
