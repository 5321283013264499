//! The engine: serves requests, one at a time. It knows no web types, so that
//! the same code is tested natively.

use crate::planned::{self, Planned};
use crate::program::Program;
use crate::protocol::{Failure, ProgramRequest, Reply, Request};
use crate::run::telemetry::Telemetry;
use crate::run::{Halt, Platform};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::sample::Sampled;
use interleave_core::work::Work;
use interleave_core::work::{PlanError, WrongAnswer};
use std::hint::black_box;

/// The size of the telemetry is a megabyte, so that there is only one per process.
static TELEMETRY: Telemetry = Telemetry::new();

/// The telemetry that all engines of this process write.
pub fn telemetry() -> &'static Telemetry {
    &TELEMETRY
}

/// Serves requests with what its platform offers.
pub struct Engine<H> {
    platform: H,
    telemetry: &'static Telemetry,
    prepared: Option<Prepared>,
    /// The mode of the last sample.
    last: Option<Mode>,
}

/// What the next samples are of.
enum Prepared {
    Plan(Planned),
    Program(Box<Program>),
}

impl<H: Platform> Engine<H> {
    /// An engine with nothing prepared.
    pub fn new(platform: H, telemetry: &'static Telemetry) -> Self {
        Self {
            platform,
            telemetry,
            prepared: None,
            last: None,
        }
    }

    /// Serves one request.
    pub async fn handle(&mut self, request: Request) -> Reply {
        self.telemetry.resume();
        let reply = match request {
            Request::Prepare(work) => self.prepare(work),
            Request::Program(request) => self.take_in(request),
            Request::Sample { config, rounds } => {
                self.last = Some(config.mode);
                let sampled = self.sample(config, rounds.max(1)).await;
                sampled.map(Reply::of_sample)
            }
            Request::Trace => self.trace(),
            Request::Spin { duration_ms } => Ok(Reply::Spun(spin(&self.platform, duration_ms))),
        };
        reply.unwrap_or_else(Reply::Failed)
    }

    fn prepare(&mut self, work: Work) -> Result<Reply, Failure> {
        // Free the old input first, so that two inputs never have to fit into memory at once.
        self.prepared = None;
        self.prepared = Some(Prepared::Plan(Planned::new(work)?));
        Ok(Reply::Prepared)
    }

    fn take_in(&mut self, request: ProgramRequest) -> Result<Reply, Failure> {
        self.prepared = None;
        self.prepared = Some(Prepared::Program(Box::new(Program::load(request)?)));
        Ok(Reply::Prepared)
    }

    fn trace(&self) -> Result<Reply, Failure> {
        let mode = self.last.ok_or(Failure::NothingPrepared)?;
        let recording = if let Some(Prepared::Program(program)) = &self.prepared {
            program.recording(mode, self.platform.clock_error_ms())
        } else {
            planned::recording(mode, &self.platform, self.telemetry)
        };
        Ok(Reply::Recorded(recording))
    }

    async fn sample(&mut self, config: RunConfig, rounds: u32) -> Result<Sampled, Failure> {
        let (platform, telemetry) = (&self.platform, self.telemetry);
        match self.prepared.as_mut().ok_or(Failure::NothingPrepared)? {
            Prepared::Plan(planned) => planned.sample(config, rounds, platform, telemetry).await,
            Prepared::Program(program) => program.sample(config, rounds, platform, telemetry).await,
        }
    }
}

impl From<Halt> for Failure {
    fn from(halt: Halt) -> Self {
        Self::Halted(halt)
    }
}

impl From<WrongAnswer> for Failure {
    fn from(wrong: WrongAnswer) -> Self {
        Self::WrongAnswer(wrong.0)
    }
}

impl From<PlanError> for Failure {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::OutOfMemory { bytes } => Self::OutOfMemory { bytes },
            PlanError::IsProgram => Self::NoProgram,
        }
    }
}

/// How many different readings of the clock are compared.
const TIMER_READINGS: usize = 20;
/// After this many readings without a change the clock is taken to stand still.
const TIMER_PATIENCE: u32 = 10_000_000;

/// The smallest step between two different readings of the clock, in milliseconds; infinite for
/// one that stands still.
pub fn timer_step_ms(platform: &impl Platform) -> f64 {
    let mut step_ms = f64::INFINITY;
    let mut before_ms = platform.now_ms();
    for _ in 0..TIMER_READINGS {
        let Some(now_ms) = (0..TIMER_PATIENCE)
            .map(|_| platform.now_ms())
            .find(|&now| now > before_ms)
        else {
            break;
        };
        step_ms = step_ms.min(now_ms - before_ms);
        before_ms = now_ms;
    }
    step_ms
}

/// Rounds of the spin loop between two readings of the clock.
const SPIN_ROUNDS: u32 = 20_000;

/// Computes for `duration_ms` and gives thousands of rounds per millisecond.
/// The work stays in registers, so that cores limit it and memory does not.
fn spin(platform: &impl Platform, duration_ms: f64) -> f64 {
    let began_ms = platform.now_ms();
    let mut batches = 0.0;
    let mut state = 1_u32;
    loop {
        for _ in 0..SPIN_ROUNDS {
            state = black_box(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        }
        batches += 1.0;
        let elapsed_ms = platform.now_ms() - began_ms;
        if elapsed_ms >= duration_ms {
            return batches * f64::from(SPIN_ROUNDS) / 1e3 / elapsed_ms;
        }
    }
}
