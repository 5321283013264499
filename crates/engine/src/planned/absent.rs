//! In place of [`planned`](self) in an engine that runs nothing but programs: all other work
//! is refused.

use crate::protocol::Failure;
use crate::run::telemetry::Telemetry;
use crate::run::{Platform, TaskReply, TaskRequest};
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::recording::Recording;
use interleave_core::sample::Sampled;
use interleave_core::work::Work;
use interleave_core::work::remote::Payload;
use std::future::Pending;

/// There is none.
pub enum Planned {}

impl Planned {
    /// Refuses it.
    ///
    /// # Errors
    /// [`Failure::NothingPrepared`], always.
    pub fn new(_work: Work) -> Result<Self, Failure> {
        Err(Failure::NothingPrepared)
    }

    /// Never called: there is no work.
    pub fn sample(
        &self,
        _config: RunConfig,
        _rounds: u32,
        _platform: &impl Platform,
        _telemetry: &Telemetry,
    ) -> Pending<Result<Sampled, Failure>> {
        match *self {}
    }
}

/// What was recorded of no run: nothing.
pub fn recording(mode: Mode, platform: &impl Platform, _telemetry: &Telemetry) -> Recording {
    Recording {
        mode,
        clock_error_ms: platform.clock_error_ms(),
        ring_buffers: Vec::new(),
        program: None,
    }
}

/// In place of [`Process`](crate::run::Process).
#[derive(Default)]
pub struct Process(());

impl Process {
    /// Refuses the task.
    #[expect(clippy::unused_async, reason = "the other one waits")]
    pub async fn serve(
        &mut self,
        _request: TaskRequest,
        _payload: &[Payload],
        _platform: &impl Platform,
        _telemetry: &Telemetry,
    ) -> TaskReply {
        TaskReply::Failed(Failure::NothingPrepared.to_string())
    }
}
