//! What the page is told of its engines and of what runs on them. It must not know
//! who runs it.

use super::problem::Problem;
use interleave_core::experiment::report::{Environment, Report};
use interleave_core::experiment::{ModeSamples, Progress};
use interleave_core::mode::Mode;
use interleave_core::recording::Recording;

/// What the page is told.
#[derive(Clone, Debug)]
pub enum Event {
    /// The module of an engine runs. A run may begin, and waits for the engine's pool if that does
    /// not stand yet.
    Ready(Environment),
    /// A run has come to its next stage.
    Stage(Stage),
    /// A sample was taken, or voided.
    Progress {
        /// How many of how many.
        progress: Progress,
        /// All samples so far.
        samples: Vec<ModeSamples>,
    },
    /// A run is done and its answers are right.
    Finished {
        /// The result, without a trace.
        report: Box<Report>,
        /// What was recorded of the last run of each mode, in the report's order.
        recordings: Vec<Recording>,
    },
    /// A run, or the first start, failed. The next run gets a fresh engine.
    Failed(Problem),
    /// A run was stopped.
    Stopped,
}

/// How a measurement ended.
#[derive(Clone, Debug)]
pub enum MeasurementEnd {
    /// There are samples enough.
    Done,
    /// The user stopped it; it can be resumed.
    Stopped,
    /// Something went wrong.
    Failed(Problem),
}

/// The stages of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Waiting for an engine.
    StartingEngine,
    /// Finding out how many cores there really are; once a page.
    CountingCores,
    /// The engine makes the input.
    Preparing,
    /// A run that is not kept.
    WarmingUp(Mode),
    /// A run that is kept.
    Sampling(Mode),
    /// The page is hidden: measuring goes on when it is in view again.
    WaitingForView,
}
