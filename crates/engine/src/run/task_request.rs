//! What a process is asked and what it answers: the messages of `processes`, without
//! what runs them. They travel as the platform likes.

use interleave_core::trace::Kind;
use interleave_core::work::{Output, Work};
use serde::{Deserialize, Serialize};

/// One task for a process; what it needs to know comes as [`Payload`](interleave_core::work::remote::Payload) beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRequest {
    /// The work that the task belongs to; `None` if it is that of the task before. It is
    /// sent with the first task of each phase only, so that a program's text is not
    /// copied with every task.
    pub work: Option<Work>,
    /// Of which phase.
    pub phase: u32,
    /// Which of its tasks.
    pub task: u32,
    /// Whether to tell what the task did when.
    pub traced: bool,
}

/// What a task did for a while, by the clock of its process.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskSpan {
    /// What it did.
    pub kind: Kind,
    /// From then on, in milliseconds since the process took the task up.
    pub start_ms: f64,
    /// Until then.
    pub end_ms: f64,
}

/// What came of an [`TaskRequest`].
#[derive(Clone, Debug, PartialEq)]
pub enum TaskReply {
    /// The task is done.
    Done {
        /// What it left behind.
        output: Output,
        /// How long the process computed, or waited for I/O, by its own clock.
        compute_ms: f64,
        /// When it took the task up, by its own clock.
        began_ms: f64,
        /// What it did when, if that was asked for; no more than the newest
        /// [`MAX_TASK_SPANS`].
        task_spans: Vec<TaskSpan>,
    },
    /// It could not be done, for this reason.
    Failed(String),
}

/// The most spans that are reported of one task.
pub const MAX_TASK_SPANS: usize = 256;

/// The process is no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessDied;
