//! Clock synchronisation: finds what has to be added to the clock of each worker of a
//! pool to read the engine's. All clocks run at the same rate, but each starts at 0 with
//! its worker. A ping through shared memory bounds the offset: the worker reads its clock
//! between the question and the arrival of the answer, so the fastest ping is the most
//! exact. Both sides meet by an atomic number with a mutex and a condition variable.

use std::hint::spin_loop;
use std::sync::atomic::{
    AtomicU32, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The most pings.
const PINGS: u32 = 200;
/// The fewest pings: the first one has to wake the other thread.
const FEWEST_PINGS: u32 = 8;
/// A round trip as short as this is exact enough.
const QUICK_MS: f64 = 0.03;
/// The error of a clock that was never compared.
pub(super) const UNKNOWN_MS: f64 = 1e6;
/// Takes the place of a ping's number when there are no more pings.
const OVER: u32 = u32::MAX;

/// A number that one side sets and the other waits for.
#[derive(Default)]
struct Signal {
    number: AtomicU32,
    door: Mutex<()>,
    bell: Condvar,
}

/// The spin limit: how often a waiting side reads the number before it sleeps. The
/// fastest answers come within these reads.
const LOOKS: u32 = 2_000;
/// A worker that has not answered after this many naps counts as dead.
const MOST_NAPS: u32 = 200;
/// How long one nap lasts, so that a missed notification costs no more than this.
const NAP: Duration = Duration::from_millis(5);

impl Signal {
    fn set(&self, number: u32) {
        self.number.store(number, Release);
        drop(self.door());
        self.bell.notify_one();
    }

    /// Waits until the number changes, for at most this many naps after spinning. Where
    /// cores are busy, sleeping is faster than spinning on: schedulers favour a thread that
    /// was just woken, and preempt one that spins.
    fn wait_past(&self, old: u32, naps: u32) -> Option<u32> {
        for _ in 0..LOOKS {
            let number = self.number.load(Acquire);
            if number != old {
                return Some(number);
            }
            spin_loop();
        }
        let mut door = self.door();
        for _ in 0..naps {
            let number = self.number.load(Acquire);
            if number != old {
                return Some(number);
            }
            let woken = self.bell.wait_timeout(door, NAP);
            door = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        None
    }

    fn door(&self) -> MutexGuard<'_, ()> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one worker and the reference thread share while they compare their clocks.
#[derive(Default)]
pub(super) struct Meeting {
    asked: Signal,
    answered: Signal,
    /// The worker's clock at its answer, and in the end the offset: the bits of an `f64`.
    number: AtomicU64,
}

/// What has to be added to a worker's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Offset {
    /// In milliseconds.
    pub(super) ms: f64,
    /// The largest possible error.
    pub(super) error_ms: f64,
}

impl Meeting {
    /// The worker's part: answers until there are no more questions, and gives
    /// what has to be added to its clock.
    pub(super) fn answer(&self, clock: impl Fn() -> f64) -> f64 {
        let mut seen = 0;
        while let Some(asked) = self.asked.wait_past(seen, u32::MAX)
            && asked != OVER
        {
            seen = asked;
            self.number.store(clock().to_bits(), Relaxed);
            self.answered.set(seen);
        }
        f64::from_bits(self.number.load(Relaxed))
    }

    /// The part of the reference thread, which must be allowed to block. Takes no longer
    /// than `patience_ms` once the worker answers, and does not wait at all if that is 0.
    pub(super) fn ask(&self, clock: impl Fn() -> f64, patience_ms: f64) -> Offset {
        let mut best = Offset {
            ms: 0.0,
            error_ms: UNKNOWN_MS,
        };
        let step_ms = step_ms(&clock);
        let mut began_ms = None;
        let pings = if patience_ms > 0.0 { PINGS } else { 0 };
        for ping in 1..=pings {
            let asked_ms = clock();
            self.asked.set(ping);
            if self.answered.wait_past(ping - 1, MOST_NAPS).is_none() {
                break;
            }
            let now_ms = clock();
            let theirs_ms = f64::from_bits(self.number.load(Relaxed));
            let way_ms = now_ms - asked_ms;
            // A clock that moves in steps may be behind by one step.
            let error_ms = way_ms / 2.0 + step_ms;
            if error_ms < best.error_ms {
                best = Offset {
                    ms: asked_ms + way_ms / 2.0 - theirs_ms,
                    error_ms,
                };
            }
            let is_exact = ping >= FEWEST_PINGS && way_ms <= QUICK_MS;
            if is_exact || now_ms - *began_ms.get_or_insert(now_ms) > patience_ms {
                break;
            }
        }
        self.number.store(best.ms.to_bits(), Relaxed);
        self.asked.set(OVER);
        best
    }
}

/// One step of a clock, as measured.
fn step_ms(clock: impl Fn() -> f64) -> f64 {
    let before_ms = clock();
    loop {
        let now_ms = clock();
        if now_ms > before_ms {
            return now_ms - before_ms;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;
    use std::time::Instant;

    #[test]
    fn clocks_that_began_apart_agree_afterwards() {
        let began = Instant::now();
        let right = || began.elapsed().as_secs_f64() * 1e3;
        for apart_ms in [0.0, -1_234.5, 98_765.4] {
            let meeting = Meeting::default();
            let theirs = || right() + apart_ms;
            let (offset, told_ms) = thread::scope(|scope| {
                let worker = scope.spawn(|| meeting.answer(theirs));
                let offset = meeting.ask(right, 1_000.0);
                (offset, worker.join().expect("it does not panic"))
            });
            assert!((offset.ms - told_ms).abs() < f64::EPSILON);
            let wrong_ms = (offset.ms + apart_ms).abs();
            assert!(wrong_ms <= offset.error_ms + 1e-9, "{offset:?}");
            assert!(wrong_ms < 0.1, "wrong by {wrong_ms} ms");
        }
    }
}
