//! Which thread of a program ran when: a lane for each. It must not know who is next.

use crate::run::ring_buffers::MAX_LANES;
use crate::run::telemetry::Telemetry;
use interleave_core::recording::{Record, What};
use interleave_core::trace::Kind;

/// How many lanes a program's first run has: nobody knows yet how many threads it starts.
pub(super) const FIRST: u32 = 8;

/// The lanes of one run. Threads beyond the last have none.
pub(super) struct Lanes<'a> {
    telemetry: Option<&'a Telemetry>,
    /// The thread that ran last, and since when, until when.
    open: Option<(u32, f64, f64)>,
    highest: u32,
}

impl<'a> Lanes<'a> {
    /// None yet. Without a telemetry, nothing is written down.
    pub(super) fn new(telemetry: Option<&'a Telemetry>) -> Self {
        Self {
            telemetry,
            open: None,
            highest: 0,
        }
    }

    /// A thread ran, or none did. Turns of one thread that follow each other are one
    /// stretch.
    pub(super) fn ran(&mut self, thread: Option<u32>, start_ms: f64, end_ms: f64) {
        match (&mut self.open, thread) {
            (Some((open, _, until_ms)), Some(thread)) if *open == thread => *until_ms = end_ms,
            _ => {
                self.close();
                self.open = thread.map(|thread| (thread, start_ms, end_ms));
            }
        }
        self.highest = self.highest.max(thread.unwrap_or_default());
    }

    /// How many lanes all its threads need.
    pub(super) fn count(&mut self) -> u32 {
        self.close();
        (self.highest + 1).min(MAX_LANES as u32)
    }

    fn close(&mut self) {
        let (Some((thread, start_ms, end_ms)), Some(telemetry)) =
            (self.open.take(), self.telemetry)
        else {
            return;
        };
        let record = Record {
            start_us: (start_ms * 1e3) as u32,
            end_us: (end_ms * 1e3) as u32,
            task: 0,
            what: What::Span(Kind::Run),
        };
        telemetry.ring_buffers.write(thread, record);
    }
}
