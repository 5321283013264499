//! Smaller and smaller chunks of one work, as they are conducted.

use super::{Measurement, MeasurementTurn, Outlook};
use crate::experiment::Invalid;
use crate::experiment::granularity::Granularity;
use crate::mode::{Rules, RunConfig};
use crate::sample::Sampled;

/// Smaller and smaller chunks of one work.
#[derive(Clone, Debug)]
pub struct GranularityMeasurement {
    /// The chunks.
    pub granularity: Granularity,
    /// By which rules they run.
    pub rules: Rules,
}

impl Measurement for GranularityMeasurement {
    fn next_turn(&self) -> Option<MeasurementTurn> {
        let turn = self.granularity.next_turn()?;
        Some(MeasurementTurn {
            work: turn.work,
            config: RunConfig {
                mode: turn.mode,
                rules: self.rules,
                workers: turn.workers,
                // What happens in them is not asked, and recording takes time.
                traced: false,
            },
            rounds: turn.rounds,
            purpose: turn.purpose,
            wants_recording: false,
        })
    }

    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid> {
        self.granularity.record(sampled, took_ms)
    }

    fn void(&mut self) -> Result<(), Invalid> {
        self.granularity.void()
    }

    fn outlook(&self) -> Outlook {
        Outlook {
            progress: self.granularity.progress(),
            left_ms: self.granularity.time_left_ms(),
        }
    }
}
