//! A measurement: many ways to run, and perhaps many amounts of work, measured
//! together on one engine. The conductor knows no more of it than this.

mod conductor;
mod experiment;
mod granularity;
mod sweep;

pub use conductor::{Runner, conduct};
pub use experiment::{ExperimentMeasurement, MOST_RUNS_OF_PROGRAM};
pub use granularity::GranularityMeasurement;
pub use sweep::SweepMeasurement;

use super::{Invalid, Progress, Purpose};
use crate::mode::RunConfig;
use crate::recording::Recording;
use crate::sample::Sampled;
use crate::work::Work;

/// What to run next in a measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasurementTurn {
    /// The work.
    pub work: Work,
    /// How to run it.
    pub config: RunConfig,
    /// How often, inside one sample.
    pub rounds: u32,
    /// What for.
    pub purpose: Purpose,
    /// Whether the measurement wants to know what happened in the last of them.
    pub wants_recording: bool,
}

/// Something that is measured turn by turn.
pub trait Measurement {
    /// What to run next; `None` when all is done.
    fn next_turn(&self) -> Option<MeasurementTurn>;

    /// What happened in that turn, if it was wanted; told before the outcome.
    fn keep_recording(&mut self, _recording: Recording) {}

    /// Keeps the outcome of that turn, and how long it took, seen from outside.
    ///
    /// # Errors
    /// [`Invalid::Disagreement`] if answers to the same question differ.
    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid>;

    /// That turn was disturbed, and comes again.
    ///
    /// # Errors
    /// [`Invalid::Disturbed`] if that happens too often.
    fn void(&mut self) -> Result<(), Invalid>;

    /// How far it has come.
    fn outlook(&self) -> Outlook;
}

/// How far a measurement has come, and about how long the rest takes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outlook {
    /// Turns done, of how many.
    pub progress: Progress,
    /// `None` while it cannot be told.
    pub left_ms: Option<f64>,
}
