//! A comparison of modes, as it is conducted, with what happened in its last runs.

use super::{Measurement, MeasurementTurn, Outlook};
use crate::experiment::report::{Environment, Report, StartUp};
use crate::experiment::{Experiment, Invalid};
use crate::mode::Mode;
use crate::recording::Recording;
use crate::sample::Sampled;
use crate::settings::Settings;

/// The most runs of a program in one sample: to get one ready takes a few milliseconds.
pub const MOST_RUNS_OF_PROGRAM: u32 = 50;

/// A comparison of some modes on one work.
#[derive(Clone, Debug)]
pub struct ExperimentMeasurement {
    /// The experiment.
    pub experiment: Experiment,
    settings: Settings,
    /// Of the last run of each mode so far.
    recordings: Vec<Recording>,
}

impl ExperimentMeasurement {
    /// A comparison of these modes, by the settings in all else. `timer_step_ms` is
    /// the step of the clock that times them.
    pub fn new(settings: Settings, modes: &[Mode], timer_step_ms: f64) -> Self {
        let Settings { repeats, seed, .. } = settings;
        let mut experiment = Experiment::new(modes, repeats, seed, timer_step_ms);
        if settings.runs_program() {
            experiment.limit_rounds(MOST_RUNS_OF_PROGRAM);
        }
        Self {
            experiment,
            settings,
            recordings: Vec::new(),
        }
    }

    /// The result, as yet without a trace, and what was recorded of the last run of
    /// each mode, in the order of the result.
    pub fn finish(self, environment: Environment, start_up: StartUp) -> (Report, Vec<Recording>) {
        let Self {
            experiment,
            settings,
            mut recordings,
        } = self;
        let place = |mode| {
            let mut samples = experiment.samples().iter();
            samples.position(|samples| samples.mode == mode)
        };
        recordings.sort_by_key(|recording| place(recording.mode));
        let pairs = settings.pairs_of_experiment().into_iter();
        let pairs = pairs.map(|(key, value)| (key.to_owned(), value)).collect();
        // Without a pool, all threads of a program share the engine's worker.
        let has_pool = !settings.runs_program() || environment.engine != "single";
        let workers = if has_pool { settings.workers } else { 1 };
        let report = Report::new(&experiment, environment, pairs, workers, start_up);
        (report, recordings)
    }
}

impl Measurement for ExperimentMeasurement {
    fn next_turn(&self) -> Option<MeasurementTurn> {
        let turn = self.experiment.next_turn()?;
        Some(MeasurementTurn {
            work: self.settings.work(),
            config: self.settings.config(turn.mode),
            rounds: turn.rounds,
            purpose: turn.purpose,
            wants_recording: self.experiment.is_last_of_its_mode(),
        })
    }

    fn keep_recording(&mut self, recording: Recording) {
        self.recordings.retain(|older| older.mode != recording.mode);
        self.recordings.push(recording);
    }

    fn record(&mut self, sampled: &Sampled, _took_ms: f64) -> Result<(), Invalid> {
        self.experiment.record(sampled)
    }

    fn void(&mut self) -> Result<(), Invalid> {
        self.experiment.void()
    }

    fn outlook(&self) -> Outlook {
        Outlook {
            progress: self.experiment.progress(),
            // It is over too soon to be waited for.
            left_ms: None,
        }
    }
}
