//! Readers in parallel, a writer alone.
//!
//! Every worker of a process holds a read lease while it runs. One that must change what others may see asks to be
//! alone: it gives its lease back, waits until the others have given back theirs at their next safe point, and has
//! the data for itself. So readers pay nothing but one relaxed load at each safe point, and writers pay for a stop.
//!
//! Between [`Lease::alone`] being called and its return, other writers may have been alone: what was read before
//! may be old.

#![forbid(unsafe_code)]
#![allow(clippy::inline_always)]

mod parking;

#[cfg(not(loom))]
use std::sync::atomic;

#[cfg(loom)]
use loom::sync::atomic;

use atomic::{AtomicU32, Ordering};
use parking::Parking;

/// One reader. Readers are counted in the low bits.
const READER: u32 = 1;
/// The bits that count readers.
const READERS: u32 = (1 << 12) - 1;
/// Set while a worker is alone.
const ALONE: u32 = 1 << 12;
/// Set while somebody may be parked.
const PARKED: u32 = 1 << 13;
/// One worker that waits to be alone. They are counted in the high bits.
const WANTS: u32 = 1 << 14;

/// How many workers there can be.
pub const MOST_WORKERS: usize = READERS as usize;

/// How often to look again before parking: some microseconds, about as long as others take to their next safe point.
#[cfg(not(any(loom, miri)))]
const LOOKS: u32 = 2000;
#[cfg(any(loom, miri))]
const LOOKS: u32 = 1;

/// The lock. It holds no data: its owner says what it guards.
#[derive(Debug)]
pub struct Lease {
    /// All that there is to know, in one word, so that its changes have one order.
    state: AtomicU32,
    parking: Parking,
}

impl Default for Lease {
    fn default() -> Self {
        Self::new()
    }
}

impl Lease {
    /// Without readers.
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: AtomicU32::new(0),
            parking: Parking::new(),
        }
    }

    /// Takes a read lease. A worker that waits to be alone goes first, so that readers cannot starve writers.
    pub fn enter(&self) {
        self.change_when(
            |state| state < WANTS && state & ALONE == 0,
            |state| state + READER,
        );
    }

    /// Gives the read lease back.
    pub fn leave(&self) {
        self.change(READER.wrapping_neg());
    }

    /// Does somebody wait to be alone? To be asked at each safe point.
    #[inline(always)]
    #[must_use]
    pub fn wanted(&self) -> bool {
        self.state.load(Ordering::Relaxed) >= WANTS
    }

    /// At a safe point, with a read lease: lets those go first who wait to be alone.
    #[cold]
    pub fn step_aside(&self) {
        self.leave();
        self.enter();
    }

    /// Turns a read lease into being alone. Others may have been alone in between.
    pub fn alone(&self) {
        self.change(WANTS - READER);
        self.change_when(
            |state| state & (READERS | ALONE) == 0,
            |state| state - WANTS + ALONE,
        );
    }

    /// As `alone`, if nobody else has a lease or is alone, without waiting.
    #[must_use]
    pub fn try_alone(&self) -> bool {
        let state = self.state.load(Ordering::Relaxed);
        state & (READERS | ALONE) == READER && self.swap(state, state - READER + ALONE)
    }

    /// Turns being alone into a read lease.
    pub fn together(&self) {
        self.change(READER.wrapping_sub(ALONE));
    }

    /// Adds to the state, and wakes who may have waited for that.
    fn change(&self, by: u32) {
        // Release: what was done with the lease is seen by who is alone next, and the other way round.
        let before = self.state.fetch_add(by, Ordering::AcqRel);
        if before & PARKED != 0 {
            self.parking.wake_all(|| {
                self.state.fetch_and(!PARKED, Ordering::Relaxed);
            });
        }
    }

    fn swap(&self, from: u32, to: u32) -> bool {
        self.state
            .compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed)
            .is_ok()
    }

    /// Waits until the state may change so, and changes it.
    fn change_when(&self, may: impl Fn(u32) -> bool, to: impl Fn(u32) -> u32) {
        let attempt = || {
            let state = self.state.load(Ordering::Relaxed);
            may(without_parked(state)) && self.swap(state, to(state))
        };
        for _ in 0..LOOKS {
            if attempt() {
                return;
            }
            std::hint::spin_loop();
        }
        while !attempt() {
            self.parking.park(|| self.announce(&may));
        }
    }

    /// Marks that somebody parks, unless the state may change at once. Should it park?
    fn announce(&self, may: &impl Fn(u32) -> bool) -> bool {
        loop {
            let state = self.state.load(Ordering::Relaxed);
            if may(without_parked(state)) {
                return false;
            }
            if self.swap(state, state | PARKED) {
                return true;
            }
        }
    }
}

fn without_parked(state: u32) -> u32 {
    state & !PARKED
}
