//! Work with a plan: everything that an engine runs but programs. It must not know who asks.

use crate::protocol::Failure;
pub use crate::run::Process;
use crate::run::telemetry::Telemetry;
use crate::run::{self, Platform};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::recording::Recording;
use interleave_core::sample::{Copying, Sampled};
use interleave_core::work::{Plan, Work, checksum};

/// Work, ready to be run.
pub struct Planned {
    work: Work,
    plan: Box<dyn Plan>,
}

impl Planned {
    /// Makes the input of this work.
    ///
    /// # Errors
    /// Why it has none.
    pub fn new(work: Work) -> Result<Self, Failure> {
        let plan = work.plan()?;
        Ok(Self { work, plan })
    }

    /// Runs it so often, and gives the mean of the times.
    ///
    /// # Errors
    /// Why there was no run, or no right answer.
    pub async fn sample(
        &self,
        config: RunConfig,
        rounds: u32,
        platform: &impl Platform,
        telemetry: &Telemetry,
    ) -> Result<Sampled, Failure> {
        can_run(config.mode, platform)?;
        let plan = self.plan.as_ref();
        let began_ms = platform.now_ms();
        let (mut outputs, mut copying) = (Vec::new(), None);
        for _ in 0..rounds {
            let ran = run::run(config, plan, &self.work, platform, telemetry).await?;
            outputs = ran.outputs;
            copying = ran.copying.map(|more: Copying| more.and(copying));
        }
        let elapsed_ms = (platform.now_ms() - began_ms) / f64::from(rounds);
        plan.check(&outputs)?;
        Ok(Sampled {
            elapsed_ms,
            checksum: checksum(&outputs),
            copying: copying.map(|sum| sum.divided_by(rounds)),
            program: None,
        })
    }
}

fn can_run(mode: Mode, platform: &impl Platform) -> Result<(), Failure> {
    if mode.has_pool() && platform.pool_size().is_none() {
        return Err(Failure::NoPool);
    }
    if mode == Mode::Processes && platform.processes() == 0 {
        return Err(Failure::NoProcesses);
    }
    Ok(())
}

/// What was recorded of the last run.
pub fn recording(mode: Mode, platform: &impl Platform, telemetry: &Telemetry) -> Recording {
    run::recording(mode, platform, telemetry)
}
