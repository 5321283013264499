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
mod recording;
pub mod rings;
mod sequential;
pub mod telemetry;
mod track;

pub use processes::{Copying, Delivery, Errand, Lost, Process, Stretch, Work};
pub use recording::{Recording, Ring};

use crate::work::remote::Piece;
use crate::work::{Answer, Job, Output, Plan, Question, Step};
use machine::Machine;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::future::{Future, ready};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use telemetry::Telemetry;
use track::Track;

/// A way to run work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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

    /// What people call one of its workers.
    pub fn worker(self) -> &'static str {
        match self {
            Self::Gil => "thread",
            Self::Processes => "process",
            Self::Sequential | Self::Concurrent | Self::Parallel => "worker",
        }
    }

    /// Whether it runs on the pool of workers over one shared memory.
    pub fn has_pool(self) -> bool {
        matches!(self, Self::Parallel | Self::Gil)
    }
}

/// How to run work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// In which mode.
    pub mode: Mode,
    /// By which rules, where the mode has any.
    pub rules: Rules,
    /// How many of the pool's workers, or of the processes, take part, where the
    /// mode has several: at least 1.
    pub workers: u32,
    /// Whether what happens is recorded.
    pub traced: bool,
}

impl Way {
    /// With all workers there are, by the usual rules, recorded.
    pub fn of(mode: Mode) -> Self {
        Self {
            mode,
            rules: Rules::default(),
            workers: u32::MAX,
            traced: true,
        }
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

    /// Calls `lane(index)` for each index below `lanes`, each on a worker of the
    /// pool, all at a time as far as there are workers, and gives the results in
    /// the order of the indices. Not to be called where `pool_size` is `None`.
    fn on_pool<T: Send>(&self, lanes: u32, lane: impl Fn(u32) -> T + Sync) -> Vec<T>;

    /// By how much the clocks of the pool's workers may differ.
    fn clock_error_ms(&self) -> f64 {
        0.0
    }

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
    way: Way,
    plan: &dyn Plan,
    work: Work,
    host: &impl Host,
    telemetry: &Telemetry,
) -> Result<Ran, Halt> {
    let phases = plan.phases();
    let Way { mode, rules, .. } = way;
    let place = Mode::ALL.iter().position(|&other| other == mode);
    let workers = lanes(way, host);
    telemetry.begin_run(
        phases.iter().sum(),
        1 + place.unwrap_or_default() as u32,
        workers,
    );
    let machine = Machine {
        host,
        telemetry,
        traced: way.traced,
        origin_ms: host.now_ms(),
    };
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
            workers,
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

/// How many workers take part.
fn lanes(way: Way, host: &impl Host) -> u32 {
    let most = match way.mode {
        Mode::Sequential | Mode::Concurrent => 1,
        Mode::Parallel | Mode::Gil => host.pool_size().unwrap_or(1),
        Mode::Processes => host.processes(),
    };
    way.workers.clamp(1, most.max(1))
}

/// What was recorded of the run that the telemetry showed last.
pub fn recording(mode: Mode, host: &impl Host, telemetry: &Telemetry) -> Recording {
    let clock_error_ms = match mode {
        Mode::Sequential | Mode::Concurrent => 0.0,
        Mode::Parallel | Mode::Gil => host.clock_error_ms(),
        Mode::Processes => telemetry.rings.clock_error_ms(),
    };
    Recording {
        mode,
        clock_error_ms,
        rings: telemetry.rings.read_all(),
    }
}

/// One phase of a plan, with all that a mode needs to run it.
struct Phase<'a, H: Host> {
    plan: &'a dyn Plan,
    index: usize,
    tasks: u32,
    first_task: u32,
    before: &'a [Output],
    workers: u32,
    machine: Machine<'a, H>,
}

impl<'a, H: Host> Phase<'a, H> {
    fn start(&self, task: u32) -> Box<dyn Job + 'a> {
        self.plan.start(self.index, task, self.before)
    }

    /// The number of a task among those of all phases.
    fn number(&self, task: u32) -> u32 {
        self.first_task + task
    }

    /// The pen of a lane; only one at a time may exist for each.
    fn track(&self, lane: u32) -> Track<'a, H> {
        Track::new(self.machine, lane)
    }

    /// Has workers of the pool take task after task, as threads of an executor
    /// do, and gives the outputs in the order of the tasks. `worker` gets the
    /// number of its lane, and the tasks as it asks for them.
    fn on_pool(
        &self,
        worker: impl Fn(u32, &mut dyn Iterator<Item = u32>) -> Result<Vec<(u32, Output)>, Halt> + Sync,
    ) -> Result<Vec<Output>, Halt> {
        let next = AtomicU32::new(0);
        let lanes = self.workers.min(self.tasks);
        let of_workers = self.machine.host.on_pool(lanes, |lane| {
            let mut tasks = std::iter::from_fn(|| {
                let task = next.fetch_add(1, Relaxed);
                (task < self.tasks).then_some(task)
            });
            worker(lane, &mut tasks)
        });
        let mut outputs = vec![None; self.tasks as usize];
        for done in of_workers {
            for (task, output) in done? {
                outputs[task as usize] = Some(output);
            }
        }
        Ok(outputs.into_iter().flatten().collect())
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
        telemetry.task_done(worker, self.number(task), output);
    }
}
