//! Real runs of workloads: the same jobs, driven in different ways. One file per mode.
//!
//! A mode decides who calls [`Job::step`](interleave_core::work::Job::step), and when;
//! it never knows which workload it drives. What differs between machines (a
//! clock, a way to wait, a pool) comes in through [`Platform`], so that everything
//! here runs natively in tests.

mod concurrent;
mod context;
mod deadlock;
mod gil;
mod lane_recorder;
mod parallel;
mod phase;
mod platform;
mod printed;
mod processes;
pub mod ring_buffers;
mod scene;
mod sequential;
mod task_request;
pub mod telemetry;

pub use deadlock::{Deadlock, Hung};
pub use platform::{Clocks, Platform};
pub use printed::{Came, Counted, Piece, Printed, Printer};
pub use processes::Process;
pub use scene::{Scene, State, Thing, ThingKind, ThreadSeen};
pub use task_request::{ProcessDied, TaskReply, TaskRequest, TaskSpan};

use context::Context;
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::recording::Recording;
use interleave_core::sample::Copying;
use interleave_core::work::{Output, Plan, Work};
use phase::Phase;
use serde::{Deserialize, Serialize};
use std::fmt;
use telemetry::Telemetry;

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

/// Runs all phases of a plan. `work` names the same plan, so that a process can make
/// it again in its own memory.
///
/// # Errors
/// [`Halt::Stopped`] if the telemetry's stop flag was raised meanwhile.
pub async fn run(
    config: RunConfig,
    plan: &dyn Plan,
    work: &Work,
    platform: &impl Platform,
    telemetry: &Telemetry,
) -> Result<Ran, Halt> {
    let phases = plan.phases();
    let RunConfig { mode, rules, .. } = config;
    let place = Mode::ALL.iter().position(|&other| other == mode);
    let workers = lanes(config, platform);
    telemetry.begin_run(
        phases.iter().sum(),
        1 + place.unwrap_or_default() as u32,
        workers,
    );
    let context = Context {
        platform,
        telemetry,
        traced: config.traced,
        origin_ms: platform.now_ms(),
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
            context,
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
fn lanes(config: RunConfig, platform: &impl Platform) -> u32 {
    let most = match config.mode {
        Mode::Sequential | Mode::Concurrent => 1,
        Mode::Parallel | Mode::Gil => platform.pool_size().unwrap_or(1),
        Mode::Processes => platform.processes(),
    };
    config.workers.clamp(1, most.max(1))
}

/// What was recorded of the run that the telemetry showed last.
pub fn recording(mode: Mode, platform: &impl Platform, telemetry: &Telemetry) -> Recording {
    let clock_error_ms = match mode {
        Mode::Sequential | Mode::Concurrent => 0.0,
        Mode::Parallel | Mode::Gil => platform.clock_error_ms(),
        Mode::Processes => telemetry.ring_buffers.clock_error_ms(),
    };
    Recording {
        mode,
        clock_error_ms,
        ring_buffers: telemetry.ring_buffers.read_all(),
        program: None,
    }
}
