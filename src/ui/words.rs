//! What the page says: names, hints, stages. Text only; it must not know where
//! a text is shown.

use super::state::{End, Phase, State};
use crate::bridge::Stage;
pub use crate::kit::names::{browser, cores, crew, name, workers};
use interleave_core::experiment::report::Report;
use interleave_core::mode::Mode;
use interleave_core::settings::Settings;
use interleave_core::work::Bound;

/// What `prices` is where no service worker answers.
pub const NO_NETWORK: &str =
    "Here the wait is a timer: this page has no service worker that could answer.";

/// What is said where the samples scatter.
pub const BUSY: &str = "The samples scatter: something else keeps this machine busy. \
    Close other programs and tabs, and run it again.";

/// What a mode does, in half a sentence.
pub fn what(mode: Mode) -> &'static str {
    match mode {
        Mode::Sequential => "One worker, one task after another.",
        Mode::Concurrent => "One worker that switches when a task waits.",
        Mode::Parallel => "Many workers at once, on as many cores as there are.",
        Mode::Gil => "Many workers, but only the lock holder runs, as in Python.",
        Mode::Processes => "Many workers that share no memory; what they need is copied.",
    }
}

/// What a mode does with a program.
pub fn what_of_program(mode: Mode) -> &'static str {
    match mode {
        Mode::Gil => {
            "Only the thread that holds the lock runs, as in Python. Each process has a lock of its own."
        }
        Mode::Parallel => "Python without the lock: threads run at once.",
        other => what(other),
    }
}

/// What limits a workload, as a badge.
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Cpu => "It computes",
        Bound::Io => "It waits",
        Bound::Mixed => "It waits and computes",
        Bound::Unknown => "Python",
    }
}

/// What goes on, for the status line.
pub fn status(state: &State) -> &'static str {
    if state.problem.is_some() {
        return "It failed; what to do stands with the result.";
    }
    match state.phase {
        Phase::Loading => "Starting the engine …",
        Phase::Running { stage, .. } => self::stage(stage),
        Phase::Reserved => "Measuring for the charts below …",
        Phase::Idle => match state.shown.as_ref().map(|shown| &shown.end) {
            Some(End::Finished(report)) if is_of_program(report) => "Done.",
            Some(End::Finished(_)) => "Done. Every answer was checked.",
            Some(End::BrokenOff) => "Stopped.",
            Some(End::Open) | None => "Ready.",
        },
    }
}

fn is_of_program(report: &Report) -> bool {
    report.runs.first().is_some_and(|run| run.program.is_some())
}

/// A stage of a run. Whose turn it is changes too often to be said.
fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::StartingEngine => "Starting the workers …",
        Stage::CountingCores => "Counting the cores …",
        Stage::Preparing => "Preparing the work …",
        Stage::WarmingUp(_) => "Warming up, not counted …",
        Stage::Sampling(_) => "Measuring …",
        Stage::WaitingForView => "Paused until this page is in view again.",
    }
}

/// What a learner is asked before the first run: a guess, not the answer.
pub fn question(settings: &Settings) -> String {
    let pool = workers(settings.workers);
    match settings.about().bound {
        Bound::Cpu => format!("How many times as fast will {pool} be? Make a guess, then run it."),
        Bound::Io => "Does waiting need more workers? Make a guess, then run it.".to_owned(),
        Bound::Unknown => {
            "What will it print, and the same each time? Make a guess, then run it.".to_owned()
        }
        Bound::Mixed => {
            "Which part will more workers help: the waits or the computing? Make a guess, then run it."
                .to_owned()
        }
    }
}
