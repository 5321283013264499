//! Whether a result is what its settings make: its modes, workers and numbers of samples,
//! and gains that such work can have. What settings do not say is not held against it.

use super::claim::{Checked, hold};
use super::recompute::words;
use crate::experiment::MOST_SAMPLES_FACTOR;
use crate::experiment::report::{Report, Run};
use crate::mode::Mode;
use crate::sample::ProgramEnd;
use crate::work::{Workload, program};
use std::collections::BTreeMap;

/// Work that computes gains at most a worker per worker, but for caches, cores of two
/// kinds and a machine that others use. No measurement comes near this multiple.
const MOST_GAIN: f64 = 10.0;

/// All runs, and the gains over `sequential`.
pub(super) fn report(report: &Report) -> Checked {
    let settings = Claimed(&report.settings);
    let has_pool = report.environment.engine != "single";
    for (index, run) in report.runs.iter().enumerate() {
        self::run(&format!("runs[{index}]"), run, &settings, has_pool)?;
        let count = report.runs[0].samples_ms.len();
        hold(
            run.samples_ms.len() == count || hit_limit(run),
            format!("runs[{index}].samplesMs"),
            format!(
                "are {}, but the first run has {count}",
                run.samples_ms.len()
            ),
        )?;
    }
    gains(report, &settings)
}

fn run(place: &str, run: &Run, settings: &Claimed<'_>, has_pool: bool) -> Checked {
    let at = |field: &str| format!("{place}.{field}");
    words(at("label"), run.label.id(), run.mode.label().id())?;
    hold(
        settings.have(run.mode),
        at("mode"),
        format!("is {}, which the settings do not name", run.mode.id()),
    )?;
    hold(
        run.program.is_some() == settings.are_of_a_program(),
        at("output"),
        "is there for programs, and only for them",
    )?;
    let workers = if run.program.is_some() && !has_pool {
        1
    } else {
        let pool = settings.number("workers").unwrap_or(run.workers);
        run.mode.workers(pool)
    };
    hold(
        run.workers == workers,
        at("workers"),
        format!("are {}, but by mode and settings {workers}", run.workers),
    )?;
    if hit_limit(run) {
        return Ok(());
    }
    samples(at("samplesMs"), run.samples_ms.len(), settings)
}

/// Whether a program ran too long: then there are no more samples.
fn hit_limit(run: &Run) -> bool {
    let program = run.program.as_ref();
    program.is_some_and(|program| program.end == ProgramEnd::Limit)
}

fn samples(place: String, count: usize, settings: &Claimed<'_>) -> Checked {
    let Some(least) = settings.number("repeats") else {
        return Ok(());
    };
    let most = least.saturating_mul(MOST_SAMPLES_FACTOR);
    hold(
        (least as usize..=most as usize).contains(&count),
        place,
        format!("are {count}, but the settings ask for {least} to {most}"),
    )
}

fn gains(report: &Report, settings: &Claimed<'_>) -> Checked {
    let over_sequential = |index: &usize| report.comparisons[*index].over == Mode::Sequential;
    for index in (0..report.comparisons.len()).filter(over_sequential) {
        let comparison = &report.comparisons[index];
        let mut runs = report.runs.iter();
        let run = runs.find(|run| run.mode == comparison.mode);
        let workers = run.map_or(1, |run| run.workers);
        settings.can_gain(
            format!("comparisons[{index}].ratio"),
            comparison.ratio,
            workers,
        )?;
    }
    Ok(())
}

/// Settings as a result claims them.
pub(super) struct Claimed<'a>(pub(super) &'a BTreeMap<String, String>);

impl Claimed<'_> {
    /// A number, if it is there.
    fn number(&self, key: &str) -> Option<u32> {
        self.0.get(key)?.parse().ok()
    }

    fn are_of_a_program(&self) -> bool {
        self.0
            .get("workload")
            .is_some_and(|id| id == program::ABOUT.id)
    }

    /// Whether they ask for this mode: `processes` stand in for `parallel`.
    fn have(&self, mode: Mode) -> bool {
        let has = |list: &str, mode: Mode| list.split(',').any(|id| id == mode.id());
        self.0.get("modes").is_none_or(|list| {
            has(list, mode) || (mode == Mode::Processes && has(list, Mode::Parallel))
        })
    }

    /// Whether workers can be this many times faster than `sequential`.
    pub(super) fn can_gain(&self, place: String, times: f64, workers: u32) -> Checked {
        let workload = self.0.get("workload").and_then(|id| Workload::from_id(id));
        let waits = workload.is_none_or(|workload| workload.about().latency.is_some());
        // All tasks may wait at the same time.
        let tasks = self.number("tasks").unwrap_or(u32::MAX);
        let at_once = if waits { workers.max(tasks) } else { workers };
        let most = MOST_GAIN * f64::from(at_once);
        hold(
            times <= most,
            place,
            format!("is above {most}, more than such work can gain"),
        )
    }
}
