//! Made-up work, which says who computed, and when.

use crate::runs::outcome;
use crate::support::Unhurried;
use interleave_core::mode::Mode;
use interleave_core::work::{Job, Output, Plan, Step, WrongAnswer};
use interleave_engine::run::Platform;
use interleave_engine::run::telemetry::Telemetry;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// What a made-up task does next.
#[derive(Clone, Copy)]
pub enum Act {
    /// Computes so long, in made-up milliseconds.
    Compute(u32),
    /// Computes for a real fifth of a millisecond or so.
    Spin,
    /// Waits so long, in milliseconds.
    Wait(u32),
}

/// Made-up work: what each task does, and a log of who computed.
pub struct Script {
    tasks: Vec<Vec<Act>>,
    pub platform: Unhurried,
    log: Mutex<Vec<u32>>,
    computing: AtomicU32,
    /// How many computed at once, at most.
    pub most_at_once: AtomicU32,
}

struct Actor<'a> {
    script: &'a Script,
    task: u32,
    next: usize,
}

impl Script {
    pub fn new(tasks: Vec<Vec<Act>>) -> Self {
        Self {
            tasks,
            platform: Unhurried::default(),
            log: Mutex::default(),
            computing: AtomicU32::new(0),
            most_at_once: AtomicU32::new(0),
        }
    }

    /// How many made-up milliseconds a run takes.
    pub fn unhurried_ms(&self, mode: Mode, telemetry: &Telemetry) -> u32 {
        let began_ms = self.platform.now_ms();
        outcome(mode, self, &self.platform, telemetry);
        (self.platform.now_ms() - began_ms).round() as u32
    }

    pub fn take_log(&self) -> Vec<u32> {
        std::mem::take(&mut self.log.lock().expect("nobody panics"))
    }
}

impl Plan for Script {
    fn phases(&self) -> Vec<u32> {
        vec![self.tasks.len() as u32]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        Box::new(Actor {
            script: self,
            task,
            next: 0,
        })
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        let expected: Vec<_> = (0..self.tasks.len() as u64).map(Output::Count).collect();
        assert_eq!(
            outputs, expected,
            "each task's output, in the order of the tasks"
        );
        Ok(())
    }
}

impl Job for Actor<'_> {
    fn step(&mut self) -> Step {
        let act = self.script.tasks[self.task as usize]
            .get(self.next)
            .copied();
        self.next += 1;
        match act {
            None => return Step::Done(Output::Count(u64::from(self.task))),
            Some(Act::Wait(ms)) => return Step::Wait(ms),
            Some(Act::Compute(ms)) => self.script.platform.pass(f64::from(ms)),
            Some(Act::Spin) => {
                let at_once = 1 + self.script.computing.fetch_add(1, SeqCst);
                self.script.most_at_once.fetch_max(at_once, SeqCst);
                let began = Instant::now();
                while began.elapsed() < Duration::from_micros(200) {}
                self.script.computing.fetch_sub(1, SeqCst);
            }
        }
        self.script
            .log
            .lock()
            .expect("nobody panics")
            .push(self.task);
        Step::More
    }
}
