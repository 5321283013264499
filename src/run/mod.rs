//! Real runs: the same jobs, driven in different ways. One file a mode.
//!
//! A mode decides who calls [`Job::step`](crate::work::Job::step), and when;
//! it never knows which workload it drives. What differs between machines (a
//! clock, a way to wait, a pool) comes in through [`Host`], so that everything
//! here runs natively in tests.

mod concurrent;
mod parallel;
mod sequential;
pub mod telemetry;

use crate::work::{Job, Output, Plan, Step};
use serde::{Deserialize, Serialize};
use std::future::Future;
use telemetry::Telemetry;

/// A way to run work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// One worker, one task after another.
    Sequential,
    /// One worker, tasks interleaved: waits overlap, computing does not.
    Concurrent,
    /// A pool of workers over one shared memory.
    Parallel,
}

impl Mode {
    /// All modes, in the order the page shows them.
    pub const ALL: [Self; 3] = [Self::Sequential, Self::Concurrent, Self::Parallel];

    /// Its id in URLs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sequential => "sequential",
            Self::Concurrent => "concurrent",
            Self::Parallel => "parallel",
        }
    }

    /// The mode with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }

    /// How many workers run tasks in this mode, given the size of the pool.
    pub fn workers(self, pool: u32) -> u32 {
        match self {
            Self::Sequential | Self::Concurrent => 1,
            Self::Parallel => pool,
        }
    }
}

/// What a run needs of the machine it runs on.
pub trait Host: Sync {
    /// A steady clock, in milliseconds since some moment of its own.
    fn now_ms(&self) -> f64;

    /// Waits in the thread that `handle`s requests. Blocks that thread where
    /// it may block, and lets its event loop turn where it may not.
    fn pause(&self, ms: f64) -> impl Future<Output = ()>;

    /// Blocks a thread of the pool.
    fn block(&self, ms: f64);

    /// The size of the pool; `None` where there is no shared memory for one.
    fn pool_size(&self) -> Option<u32>;

    /// Calls `task(worker, index)` on the pool for each index below `count`,
    /// and gives the results in the order of the indices. Not to be called
    /// where `pool_size` is `None`.
    fn map_on_pool<T: Send>(&self, count: u32, task: impl Fn(u32, u32) -> T + Sync) -> Vec<T>;

    /// Called between two slices by the thread that `handle`s requests. The
    /// place to publish the telemetry where nobody else can read this memory.
    fn breathe(&self);
}

/// A run was stopped before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Runs all phases of a plan and gives the outputs of the last one.
///
/// # Errors
/// [`Stopped`] if the telemetry's stop flag was raised meanwhile.
pub async fn run(
    mode: Mode,
    plan: &dyn Plan,
    host: &impl Host,
    telemetry: &Telemetry,
) -> Result<Vec<Output>, Stopped> {
    let phases = plan.phases();
    telemetry.begin_run(phases.iter().sum());
    let mut outputs = Vec::new();
    let mut first_task = 0;
    for (index, tasks) in phases.into_iter().enumerate() {
        let phase = Phase {
            plan,
            index,
            tasks,
            first_task,
            before: &outputs,
            host,
            telemetry,
        };
        let next = match mode {
            Mode::Sequential => sequential::run(&phase).await,
            Mode::Concurrent => concurrent::run(&phase).await,
            Mode::Parallel => parallel::run(&phase),
        }?;
        outputs = next;
        first_task += tasks;
    }
    Ok(outputs)
}

/// The longest stretch that is waited without looking at the stop flag.
const LONGEST_WAIT_MS: f64 = 25.0;

/// One phase of a plan, with all that a mode needs to run it.
struct Phase<'a, H: Host> {
    plan: &'a dyn Plan,
    index: usize,
    tasks: u32,
    first_task: u32,
    before: &'a [Output],
    host: &'a H,
    telemetry: &'a Telemetry,
}

impl<'a, H: Host> Phase<'a, H> {
    fn start(&self, task: u32) -> Box<dyn Job + 'a> {
        self.plan.start(self.index, task, self.before)
    }

    /// One slice of a task, unless the run was stopped.
    fn step(&self, worker: u32, task: u32, job: &mut dyn Job) -> Result<Step, Stopped> {
        self.telemetry.beat(worker)?;
        let step = job.step();
        if let Step::Done(output) = &step {
            self.telemetry
                .task_done(worker, self.first_task + task, output);
        }
        Ok(step)
    }

    /// A wait of the thread that handles requests.
    async fn pause_until(&self, due_ms: f64) -> Result<(), Stopped> {
        while let Some(rest_ms) = self.rest_ms(due_ms)? {
            self.host.pause(rest_ms).await;
            self.telemetry.beat(0)?;
            self.host.breathe();
        }
        Ok(())
    }

    /// A wait of a thread of the pool.
    fn block(&self, worker: u32, ms: u32) -> Result<(), Stopped> {
        let due_ms = self.host.now_ms() + f64::from(ms);
        while let Some(rest_ms) = self.rest_ms(due_ms)? {
            self.host.block(rest_ms);
            self.telemetry.beat(worker)?;
        }
        Ok(())
    }

    fn rest_ms(&self, due_ms: f64) -> Result<Option<f64>, Stopped> {
        self.telemetry.go_on()?;
        let rest_ms = due_ms - self.host.now_ms();
        Ok((rest_ms > 0.0).then(|| rest_ms.min(LONGEST_WAIT_MS)))
    }
}
