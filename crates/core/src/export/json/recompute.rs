//! What samples come to, computed again by the very code that measurements use. A file
//! is not taken at its word: what it claims must be what its samples give.

use super::Refusal;
use super::claim::{Checked, hold, shown};
use crate::experiment::report::{Comparison, Report, Run, compare};
use crate::settings::DEFAULT_SEED;
use crate::stats::{self, Summary};
use std::collections::BTreeMap;

/// By how much what is claimed may differ, as a share of what is computed. It is 0 for
/// files as they were written: samples come back as the very same numbers
/// (`float_roundtrip`), the bootstrap is seeded, and sums and quotients are the same on
/// all machines. But a program that writes a file anew may keep only 15 digits of each
/// number, and laws that are fitted to such points are off by some thousand times as
/// much. A billionth is more than that, and less than anyone sees.
const TOLERANCE: f64 = 1e-9;

/// How many outliers a sentence lists.
const MOST_LISTED: usize = 5;

/// The medians, quartiles and outliers of all runs, and how runs compare.
pub(super) fn report(report: &Report) -> Checked {
    for (index, run) in report.runs.iter().enumerate() {
        self::run(&format!("runs[{index}]"), run)?;
    }
    comparisons(report)
}

fn run(place: &str, run: &Run) -> Checked {
    let at = |field: &str| format!("{place}.{field}");
    // Without samples it was refused before.
    let Some(Summary {
        median,
        quartiles: [first, third],
        outliers,
    }) = stats::summarize(&run.samples_ms)
    else {
        return Ok(());
    };
    same(at("medianMs"), run.median_ms, median)?;
    same(at("quartilesMs[0]"), run.quartiles_ms[0], first)?;
    same(at("quartilesMs[1]"), run.quartiles_ms[1], third)?;
    hold(
        run.outliers == outliers,
        at("outliers"),
        format!(
            "are {}, but the samples give {}",
            listed(&run.outliers),
            listed(&outliers)
        ),
    )
}

fn comparisons(report: &Report) -> Checked {
    let computed = compare(&report.runs, seed(&report.settings));
    let (claimed, given) = (report.comparisons.len(), computed.len());
    hold(
        claimed == given,
        "comparisons",
        format!("are {claimed}, but the runs give {given}"),
    )?;
    let pairs = report.comparisons.iter().zip(&computed);
    for (index, (claimed, computed)) in pairs.enumerate() {
        comparison(&format!("comparisons[{index}]"), claimed, computed)?;
    }
    Ok(())
}

fn comparison(place: &str, claimed: &Comparison, computed: &Comparison) -> Checked {
    let at = |field: &str| format!("{place}.{field}");
    for (field, claimed, computed) in [
        ("mode", claimed.mode, computed.mode),
        ("over", claimed.over, computed.over),
    ] {
        words(at(field), claimed.id(), computed.id())?;
    }
    same(at("ratio"), claimed.ratio, computed.ratio)?;
    same(at("ci95[0]"), claimed.ci95[0], computed.ci95[0])?;
    same(at("ci95[1]"), claimed.ci95[1], computed.ci95[1])?;
    words(
        at("verdict"),
        claimed.verdict.words(),
        computed.verdict.words(),
    )
}

/// The seed of the bootstrap, as settings give it.
fn seed(settings: &BTreeMap<String, String>) -> u64 {
    let given = settings.get("seed");
    given
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(DEFAULT_SEED)
}

/// Whether a number is what its samples give.
///
/// # Errors
/// A sentence with both numbers, if it is not.
fn same(place: String, claimed: f64, computed: f64) -> Checked {
    let is_same = (claimed - computed).abs() <= TOLERANCE * computed.abs();
    let why = || {
        format!(
            "is {}, but the samples give {}",
            shown(claimed),
            shown(computed)
        )
    };
    agreed(is_same, place, why)
}

/// Whether a share is what the points of a sweep give. What is near 0 is a difference of
/// larger numbers, and no more exact than they are.
pub(super) fn same_share(place: String, claimed: f64, computed: f64) -> Checked {
    let is_same = (claimed - computed).abs() <= TOLERANCE * computed.abs().max(1.0);
    let why = || {
        format!(
            "is {}, but the points give {}",
            shown(claimed),
            shown(computed)
        )
    };
    agreed(is_same, place, why)
}

/// Whether a word is the right one.
pub(super) fn words(place: String, claimed: &str, computed: &str) -> Checked {
    let why = || format!("is “{claimed}”, but should be “{computed}”");
    agreed(claimed == computed, place, why)
}

fn agreed(holds: bool, place: String, why: impl FnOnce() -> String) -> Checked {
    if holds {
        Ok(())
    } else {
        Err(Refusal::wrong(place, why()))
    }
}

/// Places of outliers as people read them.
fn listed(places: &[usize]) -> String {
    let first: Vec<String> = places
        .iter()
        .take(MOST_LISTED)
        .map(usize::to_string)
        .collect();
    match places.len() {
        0 => "none".to_owned(),
        count if count > MOST_LISTED => format!("{}, …", first.join(", ")),
        _ => first.join(", "),
    }
}
