//! One sample: how long a run took, what it copied, and what a program did in it. It must
//! not know how the run was driven, or what becomes of the sample.

pub use crate::program_end::{MAX_OUTPUT_BYTES, ProgramEnd};
pub use crate::programs::ProgramRun;
use serde::{Deserialize, Serialize};

/// One sample of a run whose answer was checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sampled {
    /// How long one run took, in milliseconds: the sample, divided by its rounds.
    pub elapsed_ms: f64,
    /// Stands for the outputs; equal in all modes.
    pub checksum: String,
    /// What one run copied, in modes whose tasks share no memory.
    pub copying: Option<Copying>,
    /// What the run came to, if it was of a program: that is sent beside the rest.
    #[serde(skip)]
    pub program: Option<ProgramRun>,
}

/// What it costs to share no memory: sums over the tasks of one run, in all
/// processes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Copying {
    /// Milliseconds from sending a task until its output has arrived, without the
    /// computing: copying there and back, and waking up.
    pub copy_ms: f64,
    /// Milliseconds of computing, or of waiting for I/O.
    pub compute_ms: f64,
    /// Bytes copied, there and back.
    pub bytes: u64,
}

impl Copying {
    /// The mean per run, if this is the sum over this many runs.
    #[must_use]
    pub fn divided_by(self, runs: u32) -> Self {
        Self {
            copy_ms: self.copy_ms / f64::from(runs),
            compute_ms: self.compute_ms / f64::from(runs),
            bytes: self.bytes / u64::from(runs),
        }
    }

    /// The sum of both.
    #[must_use]
    pub fn and(self, other: Option<Self>) -> Self {
        let other = other.unwrap_or_default();
        Self {
            copy_ms: self.copy_ms + other.copy_ms,
            compute_ms: self.compute_ms + other.compute_ms,
            bytes: self.bytes + other.bytes,
        }
    }
}
