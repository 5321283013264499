//! A sweep over numbers of workers, of one work, as it is conducted.

use super::{MOST_RUNS_OF_PROGRAM, Measurement, MeasurementTurn, Outlook};
use crate::experiment::diagnosis::Diagnosis;
use crate::experiment::sweep::Sweep;
use crate::experiment::time_breakdown::Facts;
use crate::experiment::{Invalid, report};
use crate::mode::{Mode, Rules, RunConfig};
use crate::recording::Recording;
use crate::sample::Sampled;
use crate::trace::Trace;
use crate::work::Work;
use std::collections::BTreeMap;

/// A sweep over numbers of workers, of one work.
#[derive(Clone, Debug)]
pub struct SweepMeasurement {
    /// The sweep.
    pub sweep: Sweep,
    /// What is run.
    pub work: Work,
    /// By which rules.
    pub rules: Rules,
    /// The last run on each number of workers.
    traces: BTreeMap<u32, Trace>,
}

impl SweepMeasurement {
    /// A sweep of this work.
    pub fn new(sweep: Sweep, work: Work, rules: Rules) -> Self {
        let sweep = match work {
            Work::Workload(..) => sweep,
            Work::Program(_) => sweep.of_program(MOST_RUNS_OF_PROGRAM),
        };
        Self {
            sweep,
            work,
            rules,
            traces: BTreeMap::new(),
        }
    }

    /// What the others are compared with.
    fn baseline(&self) -> Mode {
        match self.work {
            Work::Workload(..) => Mode::Sequential,
            Work::Program(_) => Mode::Gil,
        }
    }

    /// Why it was no faster, on each number of workers of the result whose last
    /// run is known.
    pub fn diagnoses(
        &self,
        result: &report::Sweep,
        cores_found: Option<u32>,
    ) -> Vec<(u32, Diagnosis)> {
        // A busy machine hides cores from a short count that a long sweep finds.
        let found = cores_found.map(|cores| cores.max(result.knee.unwrap_or(1)));
        let why = |point: &report::SweepPoint| {
            let trace = self.traces.get(&point.workers)?;
            let facts = Facts {
                mode: result.mode,
                workers: point.workers,
                tasks: self.work.tasks(),
                cores_found: found,
                speedup: point.speedup,
            };
            Some((point.workers, Diagnosis::of(trace, &facts)?))
        };
        result.points.iter().filter_map(why).collect()
    }
}

impl Measurement for SweepMeasurement {
    fn next_turn(&self) -> Option<MeasurementTurn> {
        let turn = self.sweep.next_turn()?;
        Some(MeasurementTurn {
            work: self.work.clone(),
            config: RunConfig {
                mode: turn.mode,
                rules: self.rules,
                workers: turn.workers,
                traced: true,
            },
            rounds: turn.rounds,
            purpose: turn.purpose,
            wants_recording: turn.mode != self.baseline() && self.sweep.is_last_of_its_count(),
        })
    }

    fn keep_recording(&mut self, recording: Recording) {
        if let Some(turn) = self.sweep.next_turn() {
            self.traces.insert(turn.workers, recording.trace());
        }
    }

    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid> {
        self.sweep.record(sampled, took_ms)
    }

    fn void(&mut self) -> Result<(), Invalid> {
        self.sweep.void()
    }

    fn outlook(&self) -> Outlook {
        Outlook {
            progress: self.sweep.progress(),
            left_ms: self.sweep.time_left_ms(),
        }
    }
}
