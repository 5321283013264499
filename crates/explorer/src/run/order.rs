//! Which step had to come before another one: because it released the lock, or started the thread.

use super::Run;
use crate::op::Op;
use interleave_python::object::Body;
use interleave_python::value::Handle;
use std::ops::Range;

/// What a step did that others may have to wait for.
pub(super) struct Done {
    pub thread: usize,
    /// The locks that it left free.
    pub freed: Vec<Handle>,
    /// The threads that it started.
    pub started: Range<usize>,
    /// The step of another thread that had to come before it, by its place.
    pub after: Option<usize>,
}

impl Run {
    /// The step of another thread that had to come before the last step, counted from 0 on. What follows from it
    /// and from the order of each thread's own steps is not told: so there is at most one.
    #[must_use]
    pub fn came_after(&self) -> Option<usize> {
        self.done.last()?.after
    }

    /// The step that made a thread's next step possible.
    pub(super) fn awaited(&self, thread: usize) -> Option<usize> {
        let source = match self.op(thread)? {
            Op::Begin => self.last(|done| done.started.contains(&thread)),
            Op::Acquire(lock) | Op::Join(lock) | Op::Try(lock) => self.freeing(thread, lock),
            Op::Wait(wait) => self.freeing(thread, wait.lock?),
            _ => None,
        };
        source.filter(|place| self.done[*place].thread != thread)
    }

    /// The step that left a lock free, if it is. That a thread has started is told once, by what started it.
    fn freeing(&self, thread: usize, lock: Handle) -> Option<usize> {
        if !self.process.is_free(lock) || self.is_handshake(thread, lock) {
            return None;
        }
        let freed = self.last(|done| done.freed.contains(&lock));
        freed.or_else(|| self.end_of_holder(lock))
    }

    /// The last step of the thread that held a lock last, if it has ended: one that did nothing which others notice took
    /// and released the lock of its end in the same step.
    fn end_of_holder(&self, lock: Handle) -> Option<usize> {
        let holder = match &*self.process.machine.heap.get(lock) {
            Body::Lock(lock) => lock.owner,
            _ => return None,
        };
        let mut slots = self.process.slots.iter();
        let ended = slots.position(|slot| slot.thread.id == holder && slot.next.is_none())?;
        self.last(|done| done.thread == ended)
    }

    fn last(&self, is: impl Fn(&Done) -> bool) -> Option<usize> {
        self.done.iter().rposition(is)
    }
}
