//! Whether a result that was read is possible: sizes that charts can draw, numbers that
//! fit one another. A file must not be able to claim a wrong winner.

use super::check_settings::Claimed;
use super::claim::{Checked, cores, hold, text, within, workers};
use super::{check_settings, check_sweep, recompute};
use crate::experiment::report::{Environment, Report, Run, Shares};
use crate::experiment::turns::most_voids;
use crate::experiment::{MOST_SAMPLES_FACTOR, WARM_UPS};
use crate::mode::Mode;
use crate::sample::MAX_OUTPUT_BYTES;
use crate::settings;
use std::collections::BTreeMap;

/// No sample takes longer than a day,
const MOST_SAMPLE_MS: f64 = 86_400_000.0;
/// and no work is done in less than a nanosecond.
const LEAST_SAMPLE_MS: f64 = 1e-6;
/// Whatever starts has started or failed within an hour.
const MOST_STARTUP_MS: f64 = 3_600_000.0;
/// The coarsest clock of a browser that protects its user has steps of 100 ms.
const MOST_TIMER_STEP_MS: f64 = 1_000.0;
/// Samples of one mode: with the most that can be set, when their intervals stay wide.
const MOST_SAMPLES: usize = (settings::REPEATS.max * MOST_SAMPLES_FACTOR) as usize;
/// All workers together compute and copy at most as long as a run takes them; a clock
/// that is coarse, and workers that are woken late, add to that.
const MOST_SHARE: f64 = 10.0;
/// No run copies more: as much as a browser's memory can address, a thousand times.
const MOST_COPIED_BYTES: u64 = 1 << 42;
const MOST_SETTINGS: usize = 1_000;
const MOST_SETTINGS_BYTES: usize = 256 * 1024;

/// All of it but the trace: first what can be at all, then whether it agrees with
/// itself.
pub fn report(report: &Report) -> Checked {
    text("version", &report.version)?;
    environment(&report.environment)?;
    settings_as_in_url(&report.settings)?;
    runs(&report.runs)?;
    voided(&report.runs)?;
    recompute::report(report)?;
    check_settings::report(report)?;
    let settings = Claimed(&report.settings);
    let sweep = report.sweep.as_ref();
    sweep.map_or(Ok(()), |sweep| check_sweep::sweep(sweep, &settings))
}

fn environment(environment: &Environment) -> Checked {
    text("environment.engine", &environment.engine)?;
    text("environment.userAgent", &environment.user_agent)?;
    within(
        "environment.timerStepMs",
        environment.timer_step_ms,
        0.0..=MOST_TIMER_STEP_MS,
    )?;
    cores(
        "environment.hardwareConcurrency",
        environment.hardware_concurrency,
    )?;
    let found = environment.cores_found.unwrap_or(1);
    cores("environment.coresFound", found)
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
    samples(&at("samplesMs"), &run.samples_ms)?;
    within(at("startupMs"), run.startup_ms, 0.0..=MOST_STARTUP_MS)?;
    text(at("checksum"), &run.checksum)?;
    match &run.program {
        None => hold(
            run.verified,
            at("verified"),
            "is false: no timing is shown without a right answer",
        )?,
        Some(program) => hold(
            program.output.len() <= MAX_OUTPUT_BYTES,
            at("output"),
            "is longer than what is kept of a program's",
        )?,
    }
    run.shares
        .as_ref()
        .map_or(Ok(()), |shares| self::shares(place, shares, run))
}

/// How many samples there are, and whether each is the time of a run.
fn samples(place: &str, samples: &[f64]) -> Checked {
    hold(!samples.is_empty(), place, "are none")?;
    hold(
        samples.len() <= MOST_SAMPLES,
        place,
        format!("are more than {MOST_SAMPLES}"),
    )?;
    let range = LEAST_SAMPLE_MS..=MOST_SAMPLE_MS;
    for (index, sample) in samples.iter().enumerate() {
        // Not each time: there may be many of them.
        if !range.contains(sample) {
            within(format!("{place}[{index}]"), *sample, range.clone())?;
        }
    }
    Ok(())
}

/// Only processes copy, and not for longer than they run.
fn shares(place: &str, shares: &Shares, run: &Run) -> Checked {
    let at = |field: &str| format!("{place}.{field}");
    let copies = run.mode == Mode::Processes;
    hold(copies, at("copyMs"), "is of a mode that copies nothing")?;
    let longest_ms = run.samples_ms.iter().copied().fold(0.0, f64::max);
    let most_ms = MOST_SHARE * longest_ms * f64::from(run.workers);
    within(at("copyMs"), shares.copy_ms, 0.0..=most_ms)?;
    within(at("computeMs"), shares.compute_ms, 0.0..=most_ms)?;
    hold(
        shares.copied_bytes <= MOST_COPIED_BYTES,
        at("copiedBytes"),
        "are more than any run copies",
    )
}

/// A measurement with more discarded samples than that gives no result.
fn voided(runs: &[Run]) -> Checked {
    let turns = |run: &Run| WARM_UPS + run.samples_ms.len() as u32;
    let most = most_voids(runs.iter().map(turns).sum());
    let mut left = most;
    for (index, run) in runs.iter().enumerate() {
        hold(
            run.voided <= left,
            format!("runs[{index}].voided"),
            format!(
                "is {}, but no result has more than {most} in all",
                run.voided
            ),
        )?;
        left -= run.voided;
    }
    Ok(())
}
