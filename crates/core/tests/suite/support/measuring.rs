//! Experiments with made-up times, from the first turn to the report.

use interleave_core::experiment::report::{Environment, Report, StartUp};
use interleave_core::experiment::{Experiment, Turn};
use interleave_core::mode::Mode;
use interleave_core::sample::Sampled;
use std::collections::BTreeMap;

/// A timer so fine that no sample is too short for it.
pub const FINE_MS: f64 = 1e-6;

pub fn sampled(elapsed_ms: f64) -> Sampled {
    Sampled {
        elapsed_ms,
        checksum: "0123456789abcdef".to_owned(),
        copying: None,
        program: None,
    }
}

/// Runs an experiment to its end, with made-up times: `time` of the mode and
/// of how many turns came before. Gives all its turns.
pub fn conduct(experiment: &mut Experiment, mut time: impl FnMut(Mode, usize) -> f64) -> Vec<Turn> {
    let mut turns = Vec::new();
    while let Some(turn) = experiment.next_turn() {
        assert!(turns.len() < 10_000, "it comes to an end");
        let sampled = sampled(time(turn.mode, turns.len()));
        experiment.record(&sampled).expect("all answers agree");
        turns.push(turn);
    }
    turns
}

/// Steady times: 40 ms sequentially and concurrently, 10 ms in parallel.
pub fn steady(mode: Mode, turn: usize) -> f64 {
    let jitter = 1.0 + 0.001 * (turn % 7) as f64;
    jitter * if mode == Mode::Parallel { 10.0 } else { 40.0 }
}

/// A report of three modes on four workers.
pub fn report_of(experiment: &Experiment) -> Report {
    let environment = Environment {
        engine: "native".into(),
        ..Environment::default()
    };
    let settings = BTreeMap::from([("workload".to_owned(), "primes".to_owned())]);
    let start_up = StartUp {
        engine_ms: 20.0,
        pool_ms: 5.0,
        processes_ms: 40.0,
    };
    Report::new(experiment, environment, settings, 4, start_up)
}
