//! Two results side by side: what differs in how they came about, and how many
//! times faster one is than the other, mode by mode. It must not know where they
//! were kept.

use super::report::{Report, Run};
use crate::mode::Mode;
use crate::stats::drift::{USUAL_DRIFT, drift};
use crate::stats::{self, Ratio, Verdict};
use std::collections::BTreeSet;

/// The settings that make the work.
const OF_THE_WORK: [&str; 7] = [
    "workload", "tasks", "size", "latency", "seed", "code", "switch",
];
/// The settings that change how a page looks or begins, not what it measures.
const OF_THE_PAGE: [&str; 5] = ["v", "theme", "autorun", "embed", "page"];

/// The seed of the bootstrap: the two results may have been measured with different ones.
const SEED: u64 = 1;

/// Two results side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide<'a> {
    /// One row for each mode of either: those of the first in its order, then those that
    /// only the second has.
    pub rows: Vec<Row<'a>>,
    /// What differs in the settings and circumstances.
    pub differences: Vec<Difference>,
    /// Whether both did the same work; if not, ratios say what changing the work
    /// did.
    pub is_same_work: bool,
}

/// One mode of both.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The mode.
    pub mode: Mode,
    /// Of the first result, if it has this mode,
    pub before: Option<&'a Run>,
    /// and of the second.
    pub after: Option<&'a Run>,
    /// How many times faster the second is, by the medians, as far as runs at different times
    /// can tell (`stats/drift.rs`); `None` unless both have samples enough.
    pub ratio: Option<Ratio>,
    /// The drift that its interval allows for: a standard deviation, as a share.
    pub drift: f64,
}

/// What differs between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// A setting by its key in the URL, or a circumstance by its name in results.
    pub key: String,
    /// What it was; `None` if it was not set.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

impl<'a> SideBySide<'a> {
    /// The second against the first. Of other results, those with the settings of either tell
    /// how far runs at different times differ here.
    pub fn new(before: &'a Report, after: &'a Report, others: &[&Report]) -> Self {
        let differences = differences(before, after);
        let is_of_work = |difference: &Difference| OF_THE_WORK.contains(&difference.key.as_str());
        let mut modes: Vec<Mode> = Vec::new();
        for run in before.runs.iter().chain(&after.runs) {
            if !modes.contains(&run.mode) {
                modes.push(run.mode);
            }
        }
        Self {
            rows: modes
                .into_iter()
                .map(|mode| Row::new(mode, before, after, others))
                .collect(),
            is_same_work: answer(before) == answer(after) && !differences.iter().any(is_of_work),
            differences,
        }
    }
}

impl<'a> Row<'a> {
    fn new(mode: Mode, before: &'a Report, after: &'a Report, others: &[&Report]) -> Self {
        let seen = [before, after].map(|report| drift_of(mode, report, others));
        let drift = seen.into_iter().flatten().fold(USUAL_DRIFT, f64::max);
        let (before, after) = (run_of(mode, before), run_of(mode, after));
        let ratio = before.zip(after).and_then(|(before, after)| {
            let ratio = stats::ratio_of_medians(&before.samples_ms, &after.samples_ms, SEED)?;
            Some(ratio.between_runs(drift))
        });
        Self {
            mode,
            before,
            after,
            ratio,
            drift,
        }
    }

    /// What may be said of the second.
    pub fn verdict(&self) -> Option<Verdict> {
        self.ratio.map(|ratio| ratio.verdict())
    }
}

fn run_of(mode: Mode, report: &Report) -> Option<&Run> {
    report.runs.iter().find(|run| run.mode == mode)
}

/// How far runs of a mode with the settings of this result differ, if there are enough.
fn drift_of(mode: Mode, report: &Report, others: &[&Report]) -> Option<f64> {
    let is_again = |other: &&&Report| differences(report, other).is_empty();
    let again = others.iter().filter(is_again);
    let runs = again.filter_map(|other| Some(&*run_of(mode, other)?.samples_ms));
    drift(&runs.collect::<Vec<_>>(), SEED)
}

/// The checksum of the answer that all runs of a result gave.
fn answer(report: &Report) -> Option<&str> {
    report.runs.first().map(|run| run.checksum.as_str())
}

fn differences(before: &Report, after: &Report) -> Vec<Difference> {
    let keys: BTreeSet<&String> = before
        .settings
        .keys()
        .chain(after.settings.keys())
        .collect();
    let keys = keys
        .into_iter()
        .filter(|key| !OF_THE_PAGE.contains(&key.as_str()));
    let settings = keys.map(|key| Difference {
        key: key.clone(),
        before: before.settings.get(key).cloned(),
        after: after.settings.get(key).cloned(),
    });
    let circumstances = circumstances(before).into_iter().zip(circumstances(after));
    let circumstances = circumstances.map(|((key, before), (_, after))| Difference {
        key: key.to_owned(),
        before,
        after,
    });
    let all = settings.chain(circumstances);
    all.filter(|difference| difference.before != difference.after)
        .collect()
}

/// By their names in results.
fn circumstances(report: &Report) -> [(&'static str, Option<String>); 6] {
    let environment = &report.environment;
    [
        ("engine", Some(environment.engine.to_string())),
        ("network", Some(environment.network.to_string())),
        (
            "hardwareConcurrency",
            Some(environment.hardware_concurrency.to_string()),
        ),
        (
            "coresFound",
            environment.cores_found.map(|cores| cores.to_string()),
        ),
        ("userAgent", Some(environment.user_agent.clone())),
        ("version", Some(report.version.to_string())),
    ]
}
