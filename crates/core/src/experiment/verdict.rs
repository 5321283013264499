//! The verdict on a result, in plain words: one or two sentences per mode.

use super::STEPS_PER_SAMPLE;
use super::measurement::MOST_RUNS_OF_PROGRAM;
use super::report::{Comparison, Report, Run};
use crate::format::{self, plural};
use crate::mode::Mode;
use crate::sample::ProgramEnd;
use crate::stats::Verdict;
use crate::work::Bound;

/// The verdict, the fastest mode first. `bound` is what limits the work.
pub fn words(report: &Report, bound: Bound) -> String {
    if report.runs.iter().any(|run| run.program.is_some()) {
        return of_program(report);
    }
    compared(report, bound)
}

/// Samples whose quartiles lie further apart than this part of their median were disturbed: on
/// an idle machine it is a few hundredths.
const SCATTER: f64 = 0.2;
/// So few samples, or such short ones, say nothing of the machine.
const LEAST_SAMPLES: usize = 5;
const LEAST_MS: f64 = 1.0;

/// Whether something else kept the machine busy, as far as the samples of work that computes
/// can tell: those of most modes scatter.
pub fn is_busy(report: &Report, bound: Bound) -> bool {
    let scatters = |run: &&Run| {
        let [first, third] = run.quartiles_ms;
        third - first > SCATTER * run.median_ms
    };
    let can_tell = |run: &&Run| run.samples_ms.len() >= LEAST_SAMPLES && run.median_ms >= LEAST_MS;
    let told: Vec<&Run> = report.runs.iter().filter(can_tell).collect();
    let busy = told.iter().copied().filter(|run| scatters(run)).count();
    bound == Bound::Cpu && 2 * busy > told.len()
}

fn compared(report: &Report, bound: Bound) -> String {
    let mut comparisons: Vec<&Comparison> = report.comparisons.iter().collect();
    comparisons.sort_by(|a, b| b.ratio.total_cmp(&a.ratio));
    let sentences: Vec<String> = comparisons
        .into_iter()
        .map(|comparison| sentence(report, comparison, bound))
        .collect();
    if sentences.is_empty() {
        return "One mode alone cannot be compared with anything. Choose a second one.".to_owned();
    }
    sentences.join(" ")
}

fn sentence(report: &Report, comparison: &Comparison, bound: Bound) -> String {
    let name = name(report, comparison.mode);
    let [low, high] = comparison.ci95;
    let why = why(comparison, bound);
    match comparison.verdict {
        Verdict::Faster => {
            let (ratio, interval) = (format::ratio(comparison.ratio), range(low, high));
            format!("{name}: {ratio} times faster ({interval}){why}.")
        }
        Verdict::Slower => {
            let ratio = format::ratio(1.0 / comparison.ratio);
            let interval = range(1.0 / high, 1.0 / low);
            format!("{name}: {ratio} times slower ({interval}){why}.")
        }
        Verdict::NoClearDifference => format!("{name}: no clear difference{why}."),
    }
}

fn name(report: &Report, mode: Mode) -> String {
    let workers = report
        .runs
        .iter()
        .find(|run| run.mode == mode)
        .map_or(1, |run| run.workers);
    let on_workers = |mode: &str| format!("{mode} on {}", plural(workers, "worker"));
    let is_program = report.runs.iter().any(|run| run.program.is_some());
    match mode {
        Mode::Parallel if is_program => on_workers("Without the GIL,"),
        Mode::Sequential => "Sequential".to_owned(),
        Mode::Concurrent => "Concurrent".to_owned(),
        Mode::Parallel => on_workers("Parallel"),
        Mode::Gil => on_workers("GIL"),
        Mode::Processes => plural(workers, "process"),
    }
}

/// What a program came to in each mode, and how long it took.
fn of_program(report: &Report) -> String {
    let ends = report.runs.iter().filter_map(|run| {
        let end = run.program.as_ref()?.end();
        Some((run, end))
    });
    let ends: Vec<(&Run, ProgramEnd)> = ends.collect();
    let is_one = ends.iter().all(|(_, end)| *end == ends[0].1);
    let mut sentences: Vec<String> = if is_one {
        ends.iter().take(1).map(|(_, end)| ended(*end)).collect()
    } else {
        let of_mode = |(run, end): &(&Run, ProgramEnd)| {
            format!("{}: {}", name(report, run.mode), lower(&ended(*end)))
        };
        ends.iter().map(of_mode).collect()
    };
    if report.runs.iter().any(|run| !run.verified) {
        sentences.push("The output differs from run to run.".to_owned());
    }
    if is_one && ends.iter().all(|(_, end)| *end == ProgramEnd::Finished) {
        if !report.comparisons.is_empty() {
            sentences.push(compared(report, Bound::Unknown));
        }
        sentences.extend(too_short(report));
    }
    sentences.join(" ")
}

fn ended(end: ProgramEnd) -> String {
    let words = match end {
        ProgramEnd::Finished => "The program finished.",
        ProgramEnd::Exception => "The program failed: its output says why.",
        ProgramEnd::Deadlock => "Deadlock: every thread waits, and nothing can wake one.",
        ProgramEnd::Limit => "The program was ended: it took longer than a run may.",
        ProgramEnd::Stopped => "The program was stopped.",
    };
    words.to_owned()
}

/// The same within a sentence.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// What is said of a program that the clock can hardly see.
fn too_short(report: &Report) -> Option<String> {
    let step_ms = report.environment.timer_step_ms;
    let least_ms = STEPS_PER_SAMPLE * step_ms / f64::from(MOST_RUNS_OF_PROGRAM);
    let is_short = report.runs.iter().any(|run| run.median_ms < least_ms);
    let step = format::ms(step_ms);
    is_short
        .then(|| format!("It is too short to be timed well: the clock here has steps of {step}."))
}

/// Why it is so, where the kind of work alone explains it.
fn why(comparison: &Comparison, bound: Bound) -> &'static str {
    let faster = comparison.verdict == Verdict::Faster;
    match (comparison.mode, bound) {
        (Mode::Concurrent, Bound::Cpu) if !faster => ": this work computes, it never waits",
        (Mode::Concurrent, Bound::Io) if faster => ": the waits overlap",
        (Mode::Concurrent | Mode::Gil, Bound::Mixed) if faster => {
            ": the waits overlap, the computing does not"
        }
        (Mode::Gil, Bound::Cpu) if !faster => ": only the lock holder runs",
        (Mode::Gil, Bound::Io) if faster => ": a waiting worker releases the lock",
        (Mode::Processes, _) if comparison.verdict == Verdict::Slower => {
            ": copying costs more than the processes gain"
        }
        _ => "",
    }
}

fn range(low: f64, high: f64) -> String {
    format!("{}–{}", format::ratio(low), format::ratio(high))
}
