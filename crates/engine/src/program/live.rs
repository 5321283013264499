//! Which worker runs just now, for live lanes: one lane per worker. Why a worker does not run
//! is not known here.

use crate::run::telemetry::Telemetry;
use interleave_core::recording::{self, What::Span};
use interleave_core::trace::Kind;
use interleave_python::record::{Record, What};

/// What the lanes of one run show.
pub(super) struct Live {
    telemetry: &'static Telemetry,
    /// For each worker the thread that it ran last, if that goes on, and since when.
    workers: Vec<Option<Stretch>>,
}

#[derive(Clone, Copy)]
struct Stretch {
    /// Its process and its number.
    thread: (u32, u32),
    since_us: u32,
}

impl Live {
    /// No worker has run yet.
    pub(super) fn new(telemetry: &'static Telemetry, workers: u32) -> Self {
        Self {
            telemetry,
            workers: vec![None; workers as usize],
        }
    }

    /// A thread did something. (A thread that may be replaced counts as running until another
    /// thread has its worker.)
    pub(super) fn add(&mut self, record: &Record) {
        let thread = (record.process, record.thread);
        let at_us = (record.at * 1e6) as u32;
        match record.what {
            What::Runs(worker) => self.runs(worker, thread, at_us),
            What::Waits(_) | What::Blocked(_) | What::Ends => self.leaves(thread, at_us),
            _ => {}
        }
    }

    fn runs(&mut self, worker: u32, thread: (u32, u32), at_us: u32) {
        let before = self.workers.get(worker as usize).copied().flatten();
        if before.is_some_and(|before| before.thread == thread) {
            return;
        }
        self.leaves(thread, at_us);
        self.close(worker, at_us);
        if let Some(open) = self.workers.get_mut(worker as usize) {
            *open = Some(Stretch {
                thread,
                since_us: at_us,
            });
            let rings = &self.telemetry.ring_buffers;
            rings.open(worker, at_us, Kind::Run, thread.1);
        }
    }

    fn leaves(&mut self, thread: (u32, u32), at_us: u32) {
        let mut workers = self.workers.iter();
        let runs_it = |open: &Option<Stretch>| open.is_some_and(|open| open.thread == thread);
        if let Some(worker) = workers.position(runs_it) {
            self.close(worker as u32, at_us);
        }
    }

    fn close(&mut self, worker: u32, end_us: u32) {
        let open = self.workers.get_mut(worker as usize);
        let Some(stretch) = open.and_then(Option::take) else {
            return;
        };
        let rings = &self.telemetry.ring_buffers;
        rings.close(worker);
        let record = recording::Record {
            start_us: stretch.since_us,
            end_us,
            task: stretch.thread.1,
            what: Span(Kind::Run),
        };
        rings.write(worker, record);
    }
}
