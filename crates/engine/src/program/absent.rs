//! In place of [`program`](self) in an engine that has no language: every program is
//! refused.

use crate::protocol::{Failure, ProgramRequest};
use crate::run::Platform;
use crate::run::telemetry::Telemetry;
use interleave_core::mode::{Mode, RunConfig};
use interleave_core::recording::Recording;
use interleave_core::sample::Sampled;
use std::future::Pending;

/// There is none.
pub enum Program {}

impl Program {
    /// Refuses it.
    ///
    /// # Errors
    /// [`Failure::NoProgram`], always.
    pub fn load(_request: ProgramRequest) -> Result<Self, Failure> {
        Err(Failure::NoProgram)
    }

    /// Never called: there is no program. (So this takes no room in those who would wait
    /// for it.)
    pub fn sample(
        &mut self,
        _config: RunConfig,
        _rounds: u32,
        _platform: &impl Platform,
        _telemetry: &Telemetry,
    ) -> Pending<Result<Sampled, Failure>> {
        match *self {}
    }

    /// Never called.
    pub fn recording(&self, _mode: Mode, _clock_error_ms: f64) -> Recording {
        match *self {}
    }
}
