//! `gil`: a pool of workers over one shared memory, of which only one computes
//! at a time: the holder of the lock, here called the token. `CPython`'s threads run
//! like that under the global interpreter lock, by the same rule (`ceval_gil.c`): the
//! holder keeps the token, from task to task, until it waits for I/O, or until it has
//! held it for the switch interval while another worker waits for it.
//!
//! The workers, the work and the clock are real; the lock is an imitation, so
//! what is measured is labelled as emulated.

use super::context::LONGEST_WAIT_MS;
use super::lane_recorder::LaneRecorder;
use super::{Halt, Phase, Platform, Stopped};
use interleave_core::trace::{EventKind, Kind};
use interleave_core::work::{Output, Step};
use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub(super) fn run<H: Platform>(
    phase: &Phase<'_, H>,
    switch_interval_ms: f64,
) -> Result<Vec<Output>, Halt> {
    let token = Token::default();
    phase.on_pool(|lane, tasks| {
        let thread = Thread {
            phase,
            lane,
            hold: Hold::new(phase, lane, &token, switch_interval_ms),
        };
        tasks
            .map(|task| Ok((task, thread.run_task(task)?)))
            .collect()
    })
}

/// One worker, which takes one task after another.
struct Thread<'a, H: Platform> {
    phase: &'a Phase<'a, H>,
    lane: u32,
    hold: Hold<'a, H>,
}

impl<H: Platform> Thread<'_, H> {
    fn run_task(&self, task: u32) -> Result<Output, Halt> {
        let (context, number) = (self.phase.context, self.phase.number(task));
        self.hold.begin(number)?;
        let mut job = self.phase.start(task);
        loop {
            match self.phase.step(self.lane, task, job.as_mut())? {
                Step::More => self.hold.give_way(number)?,
                Step::Wait(ms) => {
                    self.hold.give_up_to_wait(number);
                    context.block(self.lane, ms)?;
                    self.hold.take(number)?;
                }
                Step::Ask(question) => {
                    self.hold.give_up_to_wait(number);
                    let answer = context.ask_or_block(self.lane, &question)?;
                    self.hold.take(number)?;
                    job.receive(answer);
                }
                Step::Done(output) => {
                    self.hold.give_way(number)?;
                    return Ok(output);
                }
            }
        }
    }
}

/// A worker's hold on the token, which is released when this is dropped.
struct Hold<'a, H: Platform> {
    phase: &'a Phase<'a, H>,
    lane: u32,
    recorder: LaneRecorder<'a, H>,
    token: &'a Token,
    switch_interval_ms: f64,
    /// The time since which it is held, if it is.
    since_ms: Cell<Option<f64>>,
}

impl<'a, H: Platform> Hold<'a, H> {
    fn new(phase: &'a Phase<'a, H>, lane: u32, token: &'a Token, switch_interval_ms: f64) -> Self {
        Self {
            phase,
            lane,
            recorder: phase.recorder(lane),
            token,
            switch_interval_ms,
            since_ms: Cell::new(None),
        }
    }

    /// Acquires the token for this task, unless it is held already.
    fn begin(&self, task: u32) -> Result<(), Stopped> {
        if self.since_ms.get().is_none() {
            return self.take(task);
        }
        self.recorder.enter(Kind::Run, task);
        Ok(())
    }

    /// Waits for the token.
    fn take(&self, task: u32) -> Result<(), Stopped> {
        self.recorder.enter(Kind::Blocked, task);
        self.token
            .take(|| self.phase.context.telemetry.heartbeat(self.lane))?;
        self.since_ms
            .set(Some(self.phase.context.platform.now_ms()));
        self.recorder.enter(Kind::Run, task);
        Ok(())
    }

    fn give_up(&self) {
        if self.since_ms.take().is_none() {
            return;
        }
        // Recorded while the token is still held.
        self.recorder.rest();
        if self.token.give_up() {
            self.recorder.mark(EventKind::Handed);
        }
    }

    fn give_up_to_wait(&self, task: u32) {
        self.give_up();
        self.recorder.enter(Kind::Wait, task);
    }

    /// Hands the token over if the switch interval is over, and waits to get it back.
    fn give_way(&self, task: u32) -> Result<(), Stopped> {
        if !self.token.is_wanted() {
            return Ok(());
        }
        let held_ms = |since_ms| self.phase.context.platform.now_ms() - since_ms;
        if self.since_ms.get().map_or(0.0, held_ms) < self.switch_interval_ms {
            return Ok(());
        }
        self.give_up();
        self.take(task)
    }
}

impl<H: Platform> Drop for Hold<'_, H> {
    fn drop(&mut self) {
        self.give_up();
    }
}

/// The token and the queue of workers that wait for it: first in, first out, so that no
/// worker starves. It is always handed over; no worker can take it out of turn.
#[derive(Default)]
struct Token {
    line: Mutex<Line>,
    /// How many workers wait. Read after every slice, and therefore without the mutex.
    wanted: AtomicU32,
}

#[derive(Default)]
struct Line {
    is_held: bool,
    waiting: VecDeque<Arc<Turn>>,
}

/// A waiting worker: whether the token is its own now, and the condition variable for it.
#[derive(Default)]
struct Turn {
    has_come: Mutex<bool>,
    bell: Condvar,
}

impl Token {
    fn is_wanted(&self) -> bool {
        self.wanted.load(Relaxed) > 0
    }

    /// Waits for the token, and checks from time to time whether to keep waiting.
    fn take(&self, go_on: impl Fn() -> Result<(), Stopped>) -> Result<(), Stopped> {
        let turn = {
            let mut line = lock(&self.line);
            if !line.is_held {
                line.is_held = true;
                return Ok(());
            }
            let turn = Arc::new(Turn::default());
            line.waiting.push_back(Arc::clone(&turn));
            self.wanted.fetch_add(1, Relaxed);
            turn
        };
        let mut has_come = lock(&turn.has_come);
        while !*has_come {
            let patience = Duration::from_secs_f64(LONGEST_WAIT_MS / 1e3);
            has_come = turn
                .bell
                .wait_timeout(has_come, patience)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
            if !*has_come && let Err(stopped) = go_on() {
                drop(has_come);
                self.leave(&turn);
                return Err(stopped);
            }
        }
        Ok(())
    }

    /// Hands the token to the first waiting worker; returns whether there was one.
    fn give_up(&self) -> bool {
        let mut line = lock(&self.line);
        match line.waiting.pop_front() {
            None => {
                line.is_held = false;
                false
            }
            Some(turn) => {
                self.wanted.fetch_sub(1, Relaxed);
                drop(line);
                *lock(&turn.has_come) = true;
                turn.bell.notify_one();
                true
            }
        }
    }

    /// Leaves the queue; if the token came in the meantime, hands it to the next.
    fn leave(&self, turn: &Arc<Turn>) {
        let was_waiting = {
            let mut line = lock(&self.line);
            let before = line.waiting.len();
            line.waiting.retain(|other| !Arc::ptr_eq(other, turn));
            line.waiting.len() < before
        };
        if was_waiting {
            self.wanted.fetch_sub(1, Relaxed);
        } else {
            let _ = self.give_up();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A flag and a queue stay consistent even if a lock holder panicked.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::Token;
    use crate::run::Stopped;
    use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
    use std::thread;
    use std::time::Duration;

    /// Takes the token with a wait that nothing stops.
    fn take(token: &Token) {
        token.take(|| Ok(())).expect("nobody stops this");
    }

    #[test]
    fn only_one_holds_the_token_at_a_time() {
        let token = Token::default();
        let holders = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        take(&token);
                        assert_eq!(holders.fetch_add(1, SeqCst), 0);
                        holders.fetch_sub(1, SeqCst);
                        token.give_up();
                    }
                });
            }
        });
        assert!(!token.is_wanted());
        take(&token);
    }

    #[test]
    fn the_token_goes_to_whoever_waits_longest() {
        let token = Token::default();
        let order = std::sync::Mutex::new(Vec::new());
        take(&token);
        thread::scope(|scope| {
            for name in 0..5 {
                let (token, order) = (&token, &order);
                scope.spawn(move || {
                    take(token);
                    order.lock().expect("whole").push(name);
                    token.give_up();
                });
                // Each is in the queue before the next one comes.
                while token.wanted.load(SeqCst) <= name {
                    thread::yield_now();
                }
            }
            token.give_up();
        });
        assert_eq!(order.into_inner().expect("whole"), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn one_who_is_stopped_in_line_holds_nobody_up() {
        let token = Token::default();
        let stop = AtomicBool::new(false);
        take(&token);
        thread::scope(|scope| {
            let stopped = scope.spawn(|| {
                token.take(|| {
                    if stop.load(SeqCst) {
                        Err(Stopped)
                    } else {
                        Ok(())
                    }
                })
            });
            while !token.is_wanted() {
                thread::yield_now();
            }
            stop.store(true, SeqCst);
            assert_eq!(stopped.join().expect("it does not panic"), Err(Stopped));
            token.give_up();
        });
        assert!(!token.is_wanted());
        take(&token);
        thread::sleep(Duration::from_millis(1));
    }
}
