//! Whether a result that was read is possible: sizes that charts can draw, numbers that
//! fit one another. A file must not be able to claim a wrong winner.

use super::Refusal;
use crate::experiment::report::{Comparison, Environment, Report, Run, Shares, Sweep, SweepPoint};
use crate::mode::Mode;
use crate::settings;
use crate::stats::Ratio;
use std::collections::BTreeMap;

/// No time of a run is longer: eleven days.
pub(super) const MOST_MS: f64 = 1e9;
/// No ratio or factor is larger, and none a learner meets is near it.
const MOST_TIMES: f64 = 1e9;
/// Samples of one mode: many times what the slider offers.
const MOST_SAMPLES: usize = 10_000;
const MOST_SETTINGS: usize = 1_000;
const MOST_SETTINGS_BYTES: usize = 256 * 1024;
const MOST_TEXT_BYTES: usize = 2_000;

type Checked = Result<(), Refusal>;

/// All of it but the trace.
pub fn report(report: &Report) -> Checked {
    text("version", &report.version)?;
    environment(&report.environment)?;
    settings_as_in_url(&report.settings)?;
    runs(&report.runs)?;
    comparisons(report)?;
    report.sweep.as_ref().map_or(Ok(()), sweep)
}

fn environment(environment: &Environment) -> Checked {
    text("environment.engine", &environment.engine)?;
    text("environment.userAgent", &environment.user_agent)?;
    time("environment.timerStepMs", environment.timer_step_ms)
}

fn settings_as_in_url(settings: &BTreeMap<String, String>) -> Checked {
    let bytes: usize = settings
        .iter()
        .map(|(key, value)| key.len() + value.len())
        .sum();
    let fits = settings.len() <= MOST_SETTINGS && bytes <= MOST_SETTINGS_BYTES;
    hold(fits, "settings", "are more than an address can carry")
}

fn runs(runs: &[Run]) -> Checked {
    hold(!runs.is_empty(), "runs", "are none")?;
    for (index, run) in runs.iter().enumerate() {
        let place = format!("runs[{index}]");
        let is_new = runs[..index].iter().all(|other| other.mode != run.mode);
        hold(is_new, format!("{place}.mode"), "is that of a run before")?;
        hold(
            run.checksum == runs[0].checksum,
            format!("{place}.checksum"),
            "is another than that of the first run, so they did not do the same work",
        )?;
        self::run(&place, run)?;
    }
    Ok(())
}

fn run(place: &str, run: &Run) -> Checked {
    let at = |field: &str| format!("{place}.{field}");
    workers(at("workers"), run.workers)?;
    samples(place, run)?;
    time(at("startupMs"), run.startup_ms)?;
    text(at("checksum"), &run.checksum)?;
    hold(
        run.verified,
        at("verified"),
        "is false: no timing is shown without a right answer",
    )?;
    run.shares
        .as_ref()
        .map_or(Ok(()), |shares| self::shares(place, shares))
}

/// The samples, and what they are said to come to.
fn samples(place: &str, run: &Run) -> Checked {
    let at = |field: &str| format!("{place}.{field}");
    let samples = &run.samples_ms;
    let count = samples.len();
    hold(count > 0, at("samplesMs"), "are none")?;
    hold(
        count <= MOST_SAMPLES,
        at("samplesMs"),
        format!("are more than {MOST_SAMPLES}"),
    )?;
    samples
        .iter()
        .try_for_each(|&sample| time(at("samplesMs"), sample))?;
    let least = samples.iter().copied().fold(f64::INFINITY, f64::min);
    let most = samples.iter().copied().fold(0.0, f64::max);
    let [low, high] = run.quartiles_ms;
    let is_ordered = [least, low, run.median_ms, high, most].is_sorted();
    hold(
        is_ordered,
        at("quartilesMs"),
        "do not lie around the median, within the samples",
    )?;
    let are_ascending = run.outliers.is_sorted_by(|a, b| a < b);
    let exist = run.outliers.iter().all(|&index| index < count);
    hold(
        are_ascending && exist,
        at("outliers"),
        "are not places of samples, each once, in order",
    )
}

fn shares(place: &str, shares: &Shares) -> Checked {
    time(format!("{place}.copyMs"), shares.copy_ms)?;
    time(format!("{place}.computeMs"), shares.compute_ms)
}

fn comparisons(report: &Report) -> Checked {
    let has_run = |mode: Mode| report.runs.iter().any(|run| run.mode == mode);
    for (index, comparison) in report.comparisons.iter().enumerate() {
        let place = format!("comparisons[{index}]");
        let Comparison {
            mode,
            over,
            ratio,
            ci95,
            verdict,
        } = *comparison;
        let is_new = report.comparisons[..index]
            .iter()
            .all(|other| other.mode != mode);
        hold(
            is_new && mode != over,
            format!("{place}.mode"),
            "was compared before",
        )?;
        hold(
            has_run(mode) && has_run(over),
            &place,
            "is of a mode that was not run",
        )?;
        factor(format!("{place}.ratio"), ratio)?;
        interval(format!("{place}.ci95"), ci95)?;
        let says = Ratio { ratio, ci95 }.verdict();
        hold(
            verdict == says,
            format!("{place}.verdict"),
            format!("should be “{}” by its interval", says.words()),
        )?;
    }
    Ok(())
}

fn sweep(sweep: &Sweep) -> Checked {
    let is_swept = matches!(sweep.mode, Mode::Parallel | Mode::Processes);
    hold(is_swept, "sweep.mode", "has no workers to sweep over")?;
    for (index, point) in sweep.points.iter().enumerate() {
        let place = format!("sweep.points[{index}]");
        let is_next = index == 0 || sweep.points[index - 1].workers < point.workers;
        hold(
            is_next,
            format!("{place}.workers"),
            "are not more than those of the point before",
        )?;
        self::point(&place, point)?;
    }
    if let Some(amdahl) = &sweep.amdahl {
        share("sweep.amdahl.serial", amdahl.serial)?;
        interval("sweep.amdahl.ci95", amdahl.ci95)?;
    }
    if let Some(usl) = &sweep.usl {
        number("sweep.usl.contention", usl.contention)?;
        interval("sweep.usl.contentionCi95", usl.contention_ci95)?;
        number("sweep.usl.coherency", usl.coherency)?;
        interval("sweep.usl.coherencyCi95", usl.coherency_ci95)?;
    }
    sweep
        .knee
        .map_or(Ok(()), |knee| workers("sweep.coresFound", knee))
}

fn point(place: &str, point: &SweepPoint) -> Checked {
    workers(format!("{place}.workers"), point.workers)?;
    factor(format!("{place}.speedup"), point.speedup)?;
    interval(format!("{place}.ci95"), point.ci95)?;
    point.karp_flatt.map_or(Ok(()), |serial| {
        number(format!("{place}.karpFlatt"), serial)
    })
}

/// `place` and `why` make a sentence where it does not hold.
pub(super) fn hold(holds: bool, place: impl Into<String>, why: impl Into<String>) -> Checked {
    if holds {
        Ok(())
    } else {
        Err(Refusal::wrong(place, why))
    }
}

pub(super) fn time(place: impl Into<String>, time_ms: f64) -> Checked {
    hold(
        (0.0..=MOST_MS).contains(&time_ms),
        place,
        "is no time of a run",
    )
}

pub(super) fn text(place: impl Into<String>, text: &str) -> Checked {
    hold(
        text.len() <= MOST_TEXT_BYTES,
        place,
        format!("is longer than {MOST_TEXT_BYTES} bytes"),
    )
}

fn workers(place: impl Into<String>, workers: u32) -> Checked {
    let range = settings::WORKERS.min..=settings::WORKERS.max;
    hold(
        range.contains(&workers),
        place,
        format!("is not from {} to {}", range.start(), range.end()),
    )
}

fn factor(place: impl Into<String>, times: f64) -> Checked {
    hold(
        times > 0.0 && times <= MOST_TIMES,
        place,
        "is no ratio of times",
    )
}

fn share(place: impl Into<String>, share: f64) -> Checked {
    hold((0.0..=1.0).contains(&share), place, "is not from 0 to 1")
}

fn number(place: impl Into<String>, number: f64) -> Checked {
    hold(
        number.abs() <= MOST_TIMES,
        place,
        "is out of all proportion",
    )
}

fn interval(place: impl Into<String>, [low, high]: [f64; 2]) -> Checked {
    let place = place.into();
    hold(low <= high, &place, "has its lower end above its upper one")?;
    number(&place, low)?;
    number(&place, high)
}
