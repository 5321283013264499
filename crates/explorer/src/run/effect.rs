//! What a thread's next step is for others.

use super::Run;
use crate::op::{Op, Place};
use interleave_python::object::Body;
use interleave_python::value::Handle;

/// What a step is for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: it computes, or the library starts or ends a thread.
    Own,
    /// It synchronizes, sleeps or prints.
    Order,
    /// It reads or writes, and others may do so as well.
    Access {
        /// What.
        place: Place,
        /// Does it write?
        write: bool,
    },
}

impl Run {
    /// What the next step of a thread is for others.
    #[must_use]
    pub fn effect(&self, thread: usize) -> Effect {
        match self.op(thread) {
            None | Some(Op::Begin | Op::Compute | Op::End) => Effect::Own,
            Some(Op::Access { place, write }) => Effect::Access { place, write },
            Some(Op::Join(lock)) if self.is_handshake(thread, lock) => Effect::Own,
            Some(_) => Effect::Order,
        }
    }

    /// Did the last step notify whoever waits for a condition?
    #[must_use]
    pub fn has_notified(&self) -> bool {
        !self.process.notified.is_empty()
    }

    /// Does the library take this lock to start a thread, or to say that this one ends?
    pub(super) fn is_handshake(&self, thread: usize, lock: Handle) -> bool {
        let label = match &*self.process.machine.heap.get(lock) {
            Body::Lock(lock) => lock.label.clone(),
            _ => None,
        };
        label.is_some_and(|label| {
            let own = label.strip_prefix("the end of ");
            label.starts_with("the start of ") || own == Some(&self.process.name(thread))
        })
    }
}
