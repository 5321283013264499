//! Processes: what they share, and which one runs next.
//!
//! A process is a `Scheduler` with a heap of its own. It reaches others only through the [`Exchange`]: values cross it
//! as bytes. A [`Group`] holds all processes of a program and hands them out to as many workers as there are.

mod channel;
mod exchange;
mod group;
mod line;
mod workers;

pub use channel::{Patience, Received, Side};
pub use exchange::{Exchange, Kind, Newborn, Pid, State};
pub use group::{Group, Taken};
pub use line::Who;
pub use workers::Workers;

use std::sync::Arc;

/// What threads of several processes can wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// A value from the channel of this number.
    Channel(u32),
    /// A permit of the semaphore of this number.
    Semaphore(u32),
    /// The end of a process.
    End(Pid),
}

impl std::fmt::Display for Shared {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Channel(number) => write!(out, "a value from queue or pipe {}", number + 1),
            Self::Semaphore(number) => write!(out, "shared lock or semaphore {}", number + 1),
            Self::End(pid) => write!(out, "the end of process {pid}"),
        }
    }
}

/// Which process a machine is.
#[derive(Clone)]
pub struct Membership {
    /// Its number.
    pub pid: Pid,
    /// What it shares with the others.
    pub exchange: Arc<Exchange>,
}

impl Default for Membership {
    fn default() -> Self {
        Self {
            pid: exchange::MAIN,
            exchange: Arc::default(),
        }
    }
}

impl Membership {
    /// A thread of this process.
    #[must_use]
    pub fn who(&self, thread: u32) -> Who {
        Who {
            pid: self.pid,
            thread,
        }
    }
}
