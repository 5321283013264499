//! The ways to run work, and what a learner may choose about them.

use serde::{Deserialize, Serialize};

/// A way to run work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// One worker, one task after another.
    Sequential,
    /// One worker, tasks interleaved: waits overlap, computing does not.
    Concurrent,
    /// A pool of workers over one shared memory.
    Parallel,
    /// The same pool, but one lock must be held to compute.
    Gil,
    /// Processes, each with a memory of its own.
    Processes,
}

impl Mode {
    /// All modes, in the order the page shows them.
    pub const ALL: [Self; 5] = [
        Self::Sequential,
        Self::Concurrent,
        Self::Parallel,
        Self::Gil,
        Self::Processes,
    ];

    /// Its id in URLs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sequential => "sequential",
            Self::Concurrent => "concurrent",
            Self::Parallel => "parallel",
            Self::Gil => "gil",
            Self::Processes => "processes",
        }
    }

    /// The mode with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }

    /// How many workers run tasks in this mode, given the size of the pool.
    pub fn workers(self, pool: u32) -> u32 {
        match self {
            Self::Sequential | Self::Concurrent => 1,
            Self::Parallel | Self::Gil | Self::Processes => pool,
        }
    }

    /// What people call one of its workers.
    pub fn worker(self) -> &'static str {
        match self {
            Self::Gil => "thread",
            Self::Processes => "process",
            Self::Sequential | Self::Concurrent | Self::Parallel => "worker",
        }
    }

    /// What the numbers of its real runs are worth.
    pub fn label(self) -> Label {
        match self {
            Self::Gil => Label::Emulated,
            Self::Sequential | Self::Concurrent | Self::Parallel | Self::Processes => {
                Label::Measured
            }
        }
    }

    /// Whether it runs on the pool of workers over one shared memory.
    pub fn has_pool(self) -> bool {
        matches!(self, Self::Parallel | Self::Gil)
    }
}

/// What a number, a chart or a lane is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// Real work, real clock.
    Measured,
    /// Real work, real clock, under an imitated rule.
    Emulated,
    /// Virtual time, no clock.
    Modelled,
}

impl Label {
    /// Its id in exports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Emulated => "emulated",
            Self::Modelled => "modelled",
        }
    }
}

/// How to run work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunConfig {
    /// In which mode.
    pub mode: Mode,
    /// By which rules, where the mode has any.
    pub rules: Rules,
    /// How many of the pool's workers, or of the processes, take part, where the
    /// mode has several: at least 1.
    pub workers: u32,
    /// Whether what happens is recorded.
    pub traced: bool,
}

impl RunConfig {
    /// With all workers there are, by the usual rules, recorded.
    pub fn of(mode: Mode) -> Self {
        Self {
            mode,
            rules: Rules::default(),
            workers: u32::MAX,
            traced: true,
        }
    }
}

/// What a learner may choose about the rules of a mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// `gil`: how long a worker may compute, in milliseconds, while others want
    /// to.
    pub switch_interval_ms: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            switch_interval_ms: SWITCH_INTERVAL_MS,
        }
    }
}

/// `CPython`'s own (`sys.getswitchinterval()`).
pub const SWITCH_INTERVAL_MS: u32 = 5;
