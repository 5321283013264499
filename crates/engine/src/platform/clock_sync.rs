//! Sets the clocks of a pool's workers by one of them. They run alike, but each
//! began when its worker did. A ping through shared memory shows how far two are
//! apart: an answer was written between the question and its arrival, and the
//! quickest of many pings says most exactly when.

use std::hint::spin_loop;
use std::sync::atomic::{
    AtomicU32, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// So many pings at most.
const PINGS: u32 = 200;
/// So many at least: the first wakes the other up.
const FEWEST_PINGS: u32 = 8;
/// A ping as quick as that is exact enough.
const QUICK_MS: f64 = 0.03;
/// As wrong as a clock is that was never heard of.
pub(super) const UNKNOWN_MS: f64 = 1e6;
/// In place of a ping's number: there are no more.
const OVER: u32 = u32::MAX;

/// A number that one side sets and the other waits for.
#[derive(Default)]
struct Signal {
    number: AtomicU32,
    door: Mutex<()>,
    bell: Condvar,
}

/// So often is looked before lying down: the quickest answers come that soon.
const LOOKS: u32 = 2_000;
/// A worker that does not answer for so many naps is dead, or as good as that.
const MOST_NAPS: u32 = 200;
/// A bell that was not heard costs no more than that.
const NAP: Duration = Duration::from_millis(5);

impl Signal {
    fn set(&self, number: u32) {
        self.number.store(number, Release);
        drop(self.door());
        self.bell.notify_one();
    }

    /// Waits until the number is another, for so many naps at most. Where cores are busy, lying down is
    /// quicker: who is woken goes first, who spins is made to wait.
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

/// Where one worker and the one whose clock is right meet.
#[derive(Default)]
pub(super) struct Meeting {
    asked: Signal,
    answered: Signal,
    /// The worker's clock at its answer; at last, the offset. Bits of an `f64`.
    number: AtomicU64,
}

/// What has to be added to a worker's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Offset {
    /// In milliseconds.
    pub(super) ms: f64,
    /// It may be wrong by so much.
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

    /// The part of the one whose clock is right; takes no longer than `patience_ms`
    /// once the worker is there, and none at all without patience. Waits, so that it must be allowed to.
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
            // Each clock may stand still for a step.
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

/// The step of a clock, once.
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
