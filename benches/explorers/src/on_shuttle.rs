//! All schedules by Shuttle.

use crate::{Outcomes, is_deadlock};
use shuttle::scheduler::{DfsScheduler, Schedule, Scheduler, Task, TaskId};
use shuttle::{Config, FailurePersistence, Runner};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook};
use std::sync::{Arc, Mutex};

/// A scheduler that outlives a runner: a deadlock ends the runner, and the next one goes on where it
/// was.
#[derive(Clone, Debug)]
struct Kept(Arc<Mutex<DfsScheduler>>);

impl Kept {
    fn with<T>(&self, ask: impl FnOnce(&mut DfsScheduler) -> T) -> T {
        ask(&mut self.0.lock().expect("it does not panic"))
    }
}

impl Scheduler for Kept {
    fn new_execution(&mut self) -> Option<Schedule> {
        self.with(DfsScheduler::new_execution)
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        is_yielding: bool,
    ) -> Option<TaskId> {
        self.with(|it| it.next_task(runnable, current, is_yielding))
    }

    fn next_u64(&mut self) -> u64 {
        self.with(DfsScheduler::next_u64)
    }
}

/// Runs a program in every schedule.
pub fn explore(program: fn() -> String) {
    // What is no deadlock is told below, once.
    set_hook(Box::new(|_| {}));
    let outcomes = Arc::new(Outcomes::default());
    let scheduler = Kept(Arc::new(Mutex::new(DfsScheduler::new(None, false))));
    loop {
        let found = Arc::clone(&outcomes);
        let mut config = Config::new();
        config.failure_persistence = FailurePersistence::None;
        let runner = Runner::new(scheduler.clone(), config);
        let run = move || runner.run(move || found.add(&program()));
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(_) => break println!("exhausted"),
            Err(panic) if is_deadlock(&*panic) => outcomes.add("deadlock"),
            Err(panic) => resume_unwind(panic),
        }
    }
}
