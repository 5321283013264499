//! Workers: each takes a process that is ready, gives it a turn, and puts it back. So each process has a GIL of its own.

use super::{Exchange, Group, Taken};
use crate::crew::Crew;
use crate::host::Host;
use crate::schedule::End;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The longest time that a worker sleeps without a look around.
const LONGEST: Duration = Duration::from_hours(1);

/// The processes of a program, and how many of them run at once.
pub struct Workers {
    group: Mutex<Group>,
    exchange: Arc<Exchange>,
    /// By whose clock processes sleep.
    clock: Mutex<Box<dyn Host>>,
    count: usize,
    over: AtomicBool,
}

impl Workers {
    /// Up to `count` processes run at once, at least one.
    #[must_use]
    pub fn new(group: Group, count: usize, clock: Box<dyn Host>) -> Self {
        Self {
            exchange: group.exchange(),
            group: Mutex::new(group),
            clock: Mutex::new(clock),
            count: count.max(1),
            over: AtomicBool::new(false),
        }
    }

    fn idle(&self, seen: u64, until: Option<f64>) {
        let mut clock = self.clock();
        clock.flush();
        let began = clock.monotonic();
        drop(clock);
        let wait = until.map_or(LONGEST, |until| {
            let seconds = (until - began).clamp(0.0, LONGEST.as_secs_f64());
            Duration::from_secs_f64(seconds)
        });
        self.exchange.wait(seen, wait);
        if self.count == 1 {
            let mut clock = self.clock();
            let ended = clock.monotonic();
            clock.slept(ended - began);
        }
    }

    fn group(&self) -> MutexGuard<'_, Group> {
        self.group.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn clock(&self) -> MutexGuard<'_, Box<dyn Host>> {
        self.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Crew for Workers {
    fn workers(&self) -> usize {
        self.count
    }

    fn work(&self, number: usize) {
        while !self.over.load(Ordering::Relaxed) {
            // What rings after this is noticed, however late this worker comes to wait.
            let seen = self.exchange.rung();
            let taken = self.group().take();
            match taken {
                Taken::Process(pid, mut process) => {
                    process.machine.tracing.worker = number as u32;
                    let next = process.turn();
                    let mut group = self.group();
                    group.put_back(pid, process, &next);
                    let others_can_help = group.has_several_ready();
                    drop(group);
                    if others_can_help {
                        self.exchange.ring();
                    }
                }
                Taken::Idle(until) => self.idle(seen, until),
                Taken::End(_) => return self.exchange.ring(),
            }
        }
    }

    fn stop(&self) {
        self.over.store(true, Ordering::Relaxed);
        self.exchange.ring();
    }

    fn ended(&self) -> Option<End> {
        self.group().ended()
    }
}
