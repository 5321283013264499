//! What all workers of a process have in common, and who may change it.
//!
//! Workers read at the same time, and one that is alone changes: see [`crate::team`], which keeps to that with a lease.
//! The compiler cannot know it, so this file and `page.rs` hold all of this crate's `unsafe`.

use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the worker that a machine belongs to is alone, and so may change what all have in common.
#[derive(Clone, Debug)]
pub(crate) struct Alone(Arc<AtomicBool>);

impl Alone {
    /// Of a machine that no other worker shares.
    pub(crate) fn yes() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    /// Of a worker beside others.
    pub(crate) fn not_yet() -> Self {
        Self(Arc::new(AtomicBool::new(false)))
    }

    /// Is it alone?
    #[inline(always)]
    pub(crate) fn get(&self) -> bool {
        // Only the worker itself asks and sets.
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn set(&self, alone: bool) {
        self.0.store(alone, Ordering::Relaxed);
    }
}

/// Data that all workers of a process read, and one changes while it is alone.
#[derive(Debug)]
pub struct Common<T> {
    data: Arc<UnsafeCell<T>>,
    alone: Alone,
}

// SAFETY: a `Common` is like a lock's guard that is handed on: several workers have a `&T` at once (so `T: Sync`), and one
// after the other changes or drops it (so `T: Send`). That no worker has a `&T` while another one has a `&mut T` is what
// `team` guarantees: it runs a machine only within a lease, sets `alone` only while nobody else has one, and a reference
// taken from a machine cannot outlive the borrow of the machine.
#[allow(unsafe_code)]
unsafe impl<T: Send + Sync> Send for Common<T> {}
// SAFETY: as above; by `&Common<T>` there is only `&T`.
#[allow(unsafe_code)]
unsafe impl<T: Send + Sync> Sync for Common<T> {}

impl<T> Common<T> {
    /// Data of one worker so far.
    pub(crate) fn new(data: T, alone: &Alone) -> Self {
        Self {
            data: Arc::new(UnsafeCell::new(data)),
            alone: alone.clone(),
        }
    }
}

/// How another machine gets what is common.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Twin {
    /// The same data: for another worker of the process.
    Same,
    /// A copy of it: for another process.
    Copy,
}

impl<T: Clone> Common<T> {
    /// The data for another machine, which is alone as `alone` says.
    pub(crate) fn twin(&self, how: Twin, alone: &Alone) -> Self {
        match how {
            Twin::Same => Self {
                data: Arc::clone(&self.data),
                alone: alone.clone(),
            },
            Twin::Copy => Self::new((**self).clone(), alone),
        }
    }
}

impl<T> Deref for Common<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: nobody has a `&mut T` now: this worker has a lease (see `Send`), and its own is bound to a borrow of `self`.
        #[allow(unsafe_code)]
        unsafe {
            &*self.data.get()
        }
    }
}

impl<T> DerefMut for Common<T> {
    /// # Panics
    /// If the worker is not alone: an instruction or a native function that was taken for one that changes nothing.
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        assert!(self.alone.get(), "changed by a worker that is not alone");
        // SAFETY: the worker is alone, so no other one has a reference, and its own are bound to a borrow of `self`.
        #[allow(unsafe_code)]
        unsafe {
            &mut *self.data.get()
        }
    }
}
