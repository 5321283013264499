//! The verdict on a result, in plain words: one or two sentences per mode.

use super::report::{Comparison, Report};
use crate::format::{self, plural};
use crate::mode::Mode;
use crate::sample::{ProgramEnd, ProgramRun};
use crate::stats::Verdict;
use crate::work::Bound;

/// The verdict, the fastest mode first. `bound` is what limits the work.
pub fn words(report: &Report, bound: Bound) -> String {
    if let Some(run) = report.runs.first()
        && let Some(program) = &run.program
    {
        return of_program(program, run.verified);
    }
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
    match mode {
        Mode::Sequential => "Sequential".to_owned(),
        Mode::Concurrent => "Concurrent".to_owned(),
        Mode::Parallel => on_workers("Parallel"),
        Mode::Gil => on_workers("GIL"),
        Mode::Processes => plural(workers, "process"),
    }
}

/// What a program came to.
fn of_program(program: &ProgramRun, prints_the_same: bool) -> String {
    let ended = match program.end() {
        ProgramEnd::Finished => "The program finished.",
        ProgramEnd::Exception => "The program failed: its output says why.",
        ProgramEnd::Deadlock => "Deadlock: every thread waits, and nothing can wake one.",
        ProgramEnd::Limit => "The program was ended: it took longer than a run may.",
        ProgramEnd::Stopped => "The program was stopped.",
    };
    let differs = if prints_the_same {
        ""
    } else {
        " The output differs from run to run."
    };
    ended.to_owned() + differs
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
