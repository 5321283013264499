//! Real runs: the same jobs, driven in different ways. One file a mode.
//!
//! A mode decides who calls [`Job::step`](crate::work::Job::step), and when;
//! it never knows which workload it drives. What differs between machines (a
//! clock, a way to wait, a pool) comes in through [`Host`], so that everything
//! here runs natively in tests.

mod concurrent;
mod gil;
mod machine;
mod parallel;
mod processes;
mod sequential;
pub mod telemetry;

pub use processes::{Copying, Delivery, Errand, Lost, Process, Work};

use crate::work::remote::Piece;
use crate::work::{Answer, Job, Output, Plan, Question, Step};
use machine::Machine;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::future::{Future, ready};
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
    /// The same pool, but one lock must be held to compute.
    Gil,
    /// Processes, each with a memory of its own.
    Processes,
}

impl Mode {
    /// All modes, in the order the page shows them.
    pub const ALL: [Self; 5] = [
        Self::Sequential,
        Self::Concurrent,
        Self::Parallel,
        Self::Gil,
        Self::Processes,
    ];

    /// Its id in URLs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sequential => "sequential",
            Self::Concurrent => "concurrent",
            Self::Parallel => "parallel",
            Self::Gil => "gil",
            Self::Processes => "processes",
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
            Self::Parallel | Self::Gil | Self::Processes => pool,
        }
    }

    /// Whether it runs on the pool of workers over one shared memory.
    pub fn has_pool(self) -> bool {
        matches!(self, Self::Parallel | Self::Gil)
    }
}

/// What a learner may choose about the rules of a mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// `gil`: how long a worker may compute, in milliseconds, while others want
    /// to.
    pub switch_interval_ms: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            switch_interval_ms: SWITCH_INTERVAL_MS,
        }
    }
}

/// `CPython`'s own (`sys.getswitchinterval()`).
pub const SWITCH_INTERVAL_MS: u32 = 5;

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

    /// Whether there is a server to ask; where not, asking is waiting.
    fn has_network(&self) -> bool {
        false
    }

    /// Asks, and blocks this thread until the answer is there.
    ///
    /// # Errors
    /// Why there is none, in words.
    fn ask_blocking(&self, _question: &Question) -> Result<Answer, String> {
        Err(NO_NETWORK.to_owned())
    }

    /// Asks from the thread that `handle`s requests, without blocking it.
    fn ask(&self, _question: &Question) -> impl Future<Output = Result<Answer, String>> {
        ready(Err(NO_NETWORK.to_owned()))
    }

    /// How many processes there are to run tasks in.
    fn processes(&self) -> u32 {
        0
    }

    /// Has a process do a task. One task at a time is given to each.
    fn call(
        &self,
        _process: u32,
        _errand: &Errand,
        _goods: &[Piece<'_>],
    ) -> impl Future<Output = Result<Delivery, Lost>> {
        ready(Err(Lost))
    }
}

const NO_NETWORK: &str = "there is no server to ask";

/// A run was stopped before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Why a run did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Halt {
    /// It was stopped on request.
    Stopped,
    /// A task asked a server and got no answer that it could use.
    Unanswered {
        /// The path that was asked for.
        path: String,
        /// What came instead.
        why: String,
    },
    /// A process died; the others finished what they were doing.
    ProcessDied {
        /// Which, counted from 0.
        process: u32,
        /// The task it was doing.
        task: u32,
    },
    /// A process could not do what it was asked.
    ProcessFailed(String),
}

impl fmt::Display for Halt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => formatter.write_str("Stopped."),
            Self::Unanswered { path, why } => {
                write!(formatter, "The server did not answer {path}: {why}.")
            }
            Self::ProcessDied { process, task } => write!(
                formatter,
                "Process {} died while it did task {}, so that task failed. The others went on to the end.",
                process + 1,
                task + 1
            ),
            Self::ProcessFailed(why) => write!(formatter, "A process failed: {why}."),
        }
    }
}

impl From<Stopped> for Halt {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// What a run leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// The outputs of the last phase.
    pub outputs: Vec<Output>,
    /// What was copied, where memory is not shared between tasks.
    pub copying: Option<Copying>,
}

/// Runs all phases of a plan. `work` names the same plan, for those who make it
/// once more elsewhere.
///
/// # Errors
/// [`Halt::Stopped`] if the telemetry's stop flag was raised meanwhile.
pub async fn run(
    mode: Mode,
    rules: Rules,
    plan: &dyn Plan,
    work: Work,
    host: &impl Host,
    telemetry: &Telemetry,
) -> Result<Ran, Halt> {
    let phases = plan.phases();
    telemetry.begin_run(phases.iter().sum());
    let machine = Machine { host, telemetry };
    let mut ran = Ran {
        outputs: Vec::new(),
        copying: None,
    };
    let mut first_task = 0;
    for (index, tasks) in phases.into_iter().enumerate() {
        let phase = Phase {
            plan,
            index,
            tasks,
            first_task,
            before: &ran.outputs,
            machine,
        };
        let (outputs, copying) = match mode {
            Mode::Sequential => (sequential::run(&phase).await?, None),
            Mode::Concurrent => (concurrent::run(&phase).await?, None),
            Mode::Parallel => (parallel::run(&phase)?, None),
            Mode::Gil => (gil::run(&phase, f64::from(rules.switch_interval_ms))?, None),
            Mode::Processes => {
                let (outputs, copying) = processes::run(&phase, work).await?;
                (outputs, Some(copying.and(ran.copying)))
            }
        };
        ran = Ran { outputs, copying };
        first_task += tasks;
    }
    Ok(ran)
}

/// One phase of a plan, with all that a mode needs to run it.
struct Phase<'a, H: Host> {
    plan: &'a dyn Plan,
    index: usize,
    tasks: u32,
    first_task: u32,
    before: &'a [Output],
    machine: Machine<'a, H>,
}

impl<'a, H: Host> Phase<'a, H> {
    fn start(&self, task: u32) -> Box<dyn Job + 'a> {
        self.plan.start(self.index, task, self.before)
    }

    /// One slice of a task, unless the run was stopped.
    fn step(&self, worker: u32, task: u32, job: &mut dyn Job) -> Result<Step, Stopped> {
        let step = self.machine.step(worker, job)?;
        if let Step::Done(output) = &step {
            self.show_done(worker, task, output);
        }
        Ok(step)
    }

    fn show_done(&self, worker: u32, task: u32, output: &Output) {
        let telemetry = self.machine.telemetry;
        telemetry.task_done(worker, self.first_task + task, output);
    }
}
