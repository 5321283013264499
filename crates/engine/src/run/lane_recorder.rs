//! One lane's recorder: keeps what the lane is doing, and writes a record when that
//! ends. In a run that is not recorded it does nothing and reads no clock.

use super::Platform;
use super::context::Context;
use interleave_core::recording::{Record, What};
use interleave_core::trace::{EventKind, Kind};
use std::cell::Cell;

/// The recorder of one lane; only one at a time may exist for each.
pub(super) struct LaneRecorder<'a, H: Platform> {
    context: Context<'a, H>,
    lane: u32,
    open: Cell<Option<Open>>,
    /// The task it was at last.
    task: Cell<u32>,
}

#[derive(Clone, Copy)]
struct Open {
    kind: Kind,
    task: u32,
    since_us: u32,
}

impl<'a, H: Platform> LaneRecorder<'a, H> {
    pub(super) fn new(context: Context<'a, H>, lane: u32) -> Self {
        Self {
            context,
            lane,
            open: Cell::new(None),
            task: Cell::new(0),
        }
    }

    /// From now on, the lane does this; until now, what it did before.
    pub(super) fn enter(&self, kind: Kind, task: u32) {
        if !self.context.traced {
            return;
        }
        if let Some(open) = self.open.get()
            && (open.kind, open.task) == (kind, task)
        {
            return;
        }
        let since_us = self.us(self.context.platform.now_ms());
        self.close(since_us);
        self.task.set(task);
        self.open.set(Some(Open {
            kind,
            task,
            since_us,
        }));
        let ring_buffers = &self.context.telemetry.ring_buffers;
        ring_buffers.open(self.lane, since_us, kind, task);
    }

    /// From now on, the lane does nothing.
    pub(super) fn rest(&self) {
        if self.open.get().is_some() {
            self.close(self.us(self.context.platform.now_ms()));
            self.context.telemetry.ring_buffers.close(self.lane);
        }
    }

    /// Forgets what the lane was doing, because it is recorded in another way.
    pub(super) fn forget(&self) {
        self.open.set(None);
        self.context.telemetry.ring_buffers.close(self.lane);
    }

    /// Writes down what the lane did, by the platform's clock.
    pub(super) fn add(&self, kind: Kind, task: u32, start_ms: f64, end_ms: f64) {
        self.write(What::Span(kind), task, self.us(start_ms), self.us(end_ms));
    }

    /// Writes down that this happened now, while the lane was at its last task.
    pub(super) fn mark(&self, event: EventKind) {
        if self.context.traced {
            let at_us = self.us(self.context.platform.now_ms());
            self.write(What::Event(event), self.task.get(), at_us, at_us);
        }
    }

    /// The time to write down, or `None` if nothing is.
    pub(super) fn now_ms(&self) -> Option<f64> {
        let context = self.context;
        context.traced.then(|| context.platform.now_ms())
    }

    fn close(&self, end_us: u32) {
        if let Some(open) = self.open.take()
            // A lock that was free did not block the worker.
            && (open.kind, open.since_us) != (Kind::Blocked, end_us)
        {
            self.write(What::Span(open.kind), open.task, open.since_us, end_us);
        }
    }

    fn write(&self, what: What, task: u32, start_us: u32, end_us: u32) {
        if self.context.traced {
            let record = Record {
                start_us,
                end_us,
                task,
                what,
            };
            self.context.telemetry.ring_buffers.write(self.lane, record);
        }
    }

    fn us(&self, moment_ms: f64) -> u32 {
        // Saturates at both ends: 0 is the start of the run, and `u32::MAX` about 71 minutes.
        ((moment_ms - self.context.origin_ms) * 1e3) as u32
    }
}

impl<H: Platform> Drop for LaneRecorder<'_, H> {
    fn drop(&mut self) {
        self.rest();
        if self.context.telemetry.go_on().is_err() {
            self.mark(EventKind::Stopped);
        }
    }
}
