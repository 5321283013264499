//! How runs of programs end, and how much is kept of what they print. It must not know
//! how they are run.

use serde::{Deserialize, Serialize};

/// The most of a program's output that is kept.
pub const MAX_OUTPUT_BYTES: usize = 64 * 1024;

/// How a run of a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProgramEnd {
    /// It came to its end, or asked to exit with 0.
    Finished,
    /// By an exception, or by an exit code that says that something failed.
    Exception,
    /// Every thread waited, and nothing could wake one.
    Deadlock,
    /// It ran longer than a run may take.
    Limit,
    /// It was stopped.
    Stopped,
}
