//! Sets the clocks of a pool's workers by one of them. They run alike, but each
//! began when its worker did. A ping through shared memory shows how far two are
//! apart: an answer was written between the question and its arrival, and the
//! quickest of many pings says most exactly when.

use std::hint::spin_loop;
use std::sync::atomic::{
    AtomicU32, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};
use std::sync::{Condvar, Mutex, PoisonError};

/// So many pings at most.
const PINGS: u32 = 200;
/// So many at least: the first wakes the other up.
const FEWEST_PINGS: u32 = 8;
/// A ping as quick as that is exact enough.
const QUICK_MS: f64 = 0.03;
/// On a busy machine, both may have to take turns; no longer than that is spent.
const PATIENCE_MS: f64 = 25.0;
/// In place of a ping's number: there are no more.
const OVER: u32 = u32::MAX;

/// Where one worker and the one whose clock is right meet.
#[derive(Default)]
pub(super) struct Meeting {
    is_called: Mutex<bool>,
    bell: Condvar,
    asked: AtomicU32,
    answered: AtomicU32,
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
    /// The worker's part: waits to be called, answers, and gives what has to be
    /// added to its clock.
    pub(super) fn answer(&self, clock: impl Fn() -> f64) -> f64 {
        let is_called = self.is_called.lock();
        let is_called = is_called.unwrap_or_else(PoisonError::into_inner);
        let called = self.bell.wait_while(is_called, |is_called| !*is_called);
        drop(called);
        let mut seen = 0;
        loop {
            match self.asked.load(Acquire) {
                OVER => return f64::from_bits(self.number.load(Relaxed)),
                asked if asked != seen => {
                    self.number.store(clock().to_bits(), Relaxed);
                    self.answered.store(asked, Release);
                    seen = asked;
                }
                _ => spin_loop(),
            }
        }
    }

    /// The part of the one whose clock is right. Waits, so that it must be
    /// allowed to.
    pub(super) fn ask(&self, clock: impl Fn() -> f64) -> Offset {
        *self
            .is_called
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_one();
        let mut best = Offset {
            ms: 0.0,
            error_ms: f64::INFINITY,
        };
        let step_ms = step_ms(&clock);
        let began_ms = clock();
        for ping in 1..=PINGS {
            let asked_ms = clock();
            self.asked.store(ping, Release);
            // A first answer is waited for, however long it takes.
            while self.answered.load(Acquire) != ping {
                spin_loop();
            }
            let now_ms = clock();
            let (way_ms, theirs_ms) =
                (now_ms - asked_ms, f64::from_bits(self.number.load(Relaxed)));
            // Each clock may stand still for a step.
            let error_ms = way_ms / 2.0 + step_ms;
            if error_ms < best.error_ms {
                best = Offset {
                    ms: asked_ms + way_ms / 2.0 - theirs_ms,
                    error_ms,
                };
            }
            let is_exact = ping >= FEWEST_PINGS && way_ms <= QUICK_MS;
            if is_exact || now_ms - began_ms > PATIENCE_MS {
                break;
            }
        }
        self.number.store(best.ms.to_bits(), Relaxed);
        self.asked.store(OVER, Release);
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
                let offset = meeting.ask(right);
                (offset, worker.join().expect("it does not panic"))
            });
            assert!((offset.ms - told_ms).abs() < f64::EPSILON);
            let wrong_ms = (offset.ms + apart_ms).abs();
            assert!(wrong_ms <= offset.error_ms + 1e-9, "{offset:?}");
            assert!(wrong_ms < 0.1, "wrong by {wrong_ms} ms");
        }
    }
}
