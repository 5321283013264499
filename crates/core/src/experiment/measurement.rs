//! A measurement: many ways to run, and perhaps many amounts of work, measured
//! together on one engine. Whoever conducts it knows no more of it than this.

use super::diagnosis::Diagnosis;
use super::granularity::Granularity;
use super::sweep::Sweep;
use super::time_breakdown::Facts;
use super::{Invalid, Progress, report};
use crate::mode::{Mode, Rules, RunConfig};
use crate::sample::Sampled;
use crate::trace::Trace;
use crate::work::Work;
use std::collections::BTreeMap;

/// What to run next in a measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasurementTurn {
    /// The work.
    pub work: Work,
    /// How to run it.
    pub config: RunConfig,
    /// How often, inside one sample.
    pub rounds: u32,
    /// Whether the measurement wants to know what happened in it.
    pub wants_trace: bool,
}

/// Something that is measured turn by turn.
pub trait Measurement {
    /// What to run next; `None` when all is done.
    fn next_turn(&self) -> Option<MeasurementTurn>;

    /// What happened in that turn, if it was wanted; told before the outcome.
    fn keep_trace(&mut self, _trace: Trace) {}

    /// Keeps the outcome of that turn, which took whoever waited for it so long.
    ///
    /// # Errors
    /// [`Invalid::Disagreement`] if answers to the same question differ.
    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid>;

    /// That turn was disturbed, and comes again.
    ///
    /// # Errors
    /// [`Invalid::Disturbed`] if that happens too often.
    fn void(&mut self) -> Result<(), Invalid>;
}

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
        Self {
            sweep,
            work,
            rules,
            traces: BTreeMap::new(),
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
                tasks: self.work.params.tasks,
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
            work: self.work,
            config: RunConfig {
                mode: turn.mode,
                rules: self.rules,
                workers: turn.workers,
                traced: true,
            },
            rounds: turn.rounds,
            wants_trace: turn.mode != Mode::Sequential && self.sweep.is_last_of_its_count(),
        })
    }

    fn keep_trace(&mut self, trace: Trace) {
        if let Some(turn) = self.sweep.next_turn() {
            self.traces.insert(turn.workers, trace);
        }
    }

    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid> {
        self.sweep.record(sampled, took_ms)
    }

    fn void(&mut self) -> Result<(), Invalid> {
        self.sweep.void()
    }
}

/// Smaller and smaller chunks of one work.
#[derive(Clone, Debug)]
pub struct GranularityMeasurement {
    /// The chunks.
    pub granularity: Granularity,
    /// By which rules they run.
    pub rules: Rules,
}

impl Measurement for GranularityMeasurement {
    fn next_turn(&self) -> Option<MeasurementTurn> {
        let turn = self.granularity.next_turn()?;
        Some(MeasurementTurn {
            work: turn.work,
            config: RunConfig {
                mode: turn.mode,
                rules: self.rules,
                workers: turn.workers,
                // What happens in them is not asked, and recording takes time.
                traced: false,
            },
            rounds: turn.rounds,
            wants_trace: false,
        })
    }

    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid> {
        self.granularity.record(sampled, took_ms)
    }

    fn void(&mut self) -> Result<(), Invalid> {
        self.granularity.void()
    }
}

/// How far a measurement has come, and about how long the rest takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outlook {
    /// Turns done, of how many.
    pub progress: Progress,
    /// `None` while it cannot be told.
    pub left_ms: Option<f64>,
}

impl From<&SweepMeasurement> for Outlook {
    fn from(measurement: &SweepMeasurement) -> Self {
        Self {
            progress: measurement.sweep.progress(),
            left_ms: measurement.sweep.time_left_ms(),
        }
    }
}

impl From<&GranularityMeasurement> for Outlook {
    fn from(measurement: &GranularityMeasurement) -> Self {
        Self {
            progress: measurement.granularity.progress(),
            left_ms: measurement.granularity.time_left_ms(),
        }
    }
}
