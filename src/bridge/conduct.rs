//! Conducts one experiment: asks the experiment what to run, the engine to run
//! it, and the page to show how it goes.

use super::cores::know_cores;
use super::engine_client::{Event, Inner, Stage};
use super::engine_worker::EngineWorker;
use super::problem::EngineError;
use super::watch::{Watch, in_view};
use interleave_core::experiment::report::{Report, StartUp};
use interleave_core::experiment::{Experiment, Purpose, Turn};
use interleave_core::mode::Mode;
use interleave_core::recording::Recording;
use interleave_core::sample::Sampled;
use interleave_core::settings::Settings;
use interleave_core::trace::Trace;
use interleave_engine::protocol::{Failure, Reply, Request};
use std::rc::Rc;

/// What a comparison leaves behind.
pub(super) struct Conducted {
    pub(super) report: Report,
    /// What happened in the last run of each mode, in the report's order.
    pub(super) recordings: Vec<Recording>,
}

/// A trace is part of the report up to so many records: to turn a longer one into
/// JavaScript objects would keep the page busy. Who draws it gets the records.
const LONGEST_TRACE: usize = 3_000;

/// Runs the settings' comparison to its end.
pub(super) async fn conduct(
    client: Rc<Inner>,
    settings: Settings,
) -> Result<Conducted, EngineError> {
    let modes = modes_here(&client, &settings)?;
    if client.environment.borrow().cores_found.is_none() {
        client.tell(Event::Stage(Stage::CountingCores));
        know_cores(&client).await;
    }
    client.tell(Event::Stage(Stage::StartingEngine));
    let engine = client.engine(settings.workers).await?;
    let process_pool = if modes.contains(&Mode::Processes) {
        let process_pool = client.process_pool(settings.workers).await?;
        process_pool.join(&engine)?;
        Some(process_pool)
    } else {
        None
    };
    let start_up = StartUp {
        processes_ms: process_pool
            .as_ref()
            .map_or(0.0, |process_pool| process_pool.start_ms()),
        ..engine.start_up()
    };
    let watch = Watch::begin(&engine, process_pool);
    client.tell(Event::Stage(Stage::Preparing));
    engine.request(&Request::Prepare(settings.work())).await?;

    let step_ms = client.environment.borrow().timer_step_ms;
    let mut experiment = Experiment::new(&modes, settings.repeats, settings.seed, step_ms);
    let mut recordings: Vec<Recording> = Vec::new();
    while let Some(turn) = experiment.next_turn() {
        client.tell(Event::Stage(stage(turn)));
        let is_last = experiment.is_last_of_its_mode();
        let is_kept = take(turn, &settings, &mut experiment, &engine, &watch).await?;
        if is_last && is_kept {
            recordings.retain(|older| older.mode != turn.mode);
            recordings.push(recording(&engine).await?);
        }
        let (progress, samples) = (experiment.progress(), experiment.samples().to_vec());
        client.tell(Event::Progress { progress, samples });
    }
    let environment = client.environment.borrow().clone();
    let pairs = settings
        .pairs()
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value));
    let mut report = Report::new(
        &experiment,
        environment,
        pairs.collect(),
        settings.workers,
        start_up,
    );
    recordings.sort_by_key(|recording| modes.iter().position(|&mode| mode == recording.mode));
    report.trace = short_trace(&recordings);
    Ok(Conducted { report, recordings })
}

fn short_trace(recordings: &[Recording]) -> Option<Trace> {
    let records: usize = recordings.iter().map(Recording::len).sum();
    (records <= LONGEST_TRACE).then(|| Trace::of_runs(recordings.iter().map(Recording::trace)))
}

/// What happened in the engine's last run.
pub(super) async fn recording(engine: &EngineWorker) -> Result<Recording, EngineError> {
    match engine.request(&Request::Trace).await? {
        Reply::Recorded(recording) => Ok(recording),
        _ => Err(EngineError::Failed(Failure::Busy)),
    }
}

fn modes_here(client: &Inner, settings: &Settings) -> Result<Vec<Mode>, EngineError> {
    let modes: Vec<Mode> = settings
        .modes
        .iter()
        .copied()
        .filter(|&mode| client.features.refusal(mode).is_none())
        .collect();
    if modes.is_empty() {
        Err(EngineError::NoMode)
    } else {
        Ok(modes)
    }
}

/// Takes one turn, in view of the user, and says whether it was kept, which it is
/// unless it was disturbed.
async fn take(
    turn: Turn,
    settings: &Settings,
    experiment: &mut Experiment,
    engine: &EngineWorker,
    watch: &Watch,
) -> Result<bool, EngineError> {
    in_view().await;
    watch.take_disturbed();
    let sampled = sample(turn, settings, engine).await?;
    let is_disturbed = watch.take_disturbed();
    let kept = if is_disturbed {
        experiment.void()
    } else {
        experiment.record(&sampled)
    };
    kept.map_err(EngineError::Invalid)?;
    Ok(!is_disturbed)
}

async fn sample(
    turn: Turn,
    settings: &Settings,
    engine: &EngineWorker,
) -> Result<Sampled, EngineError> {
    let request = Request::Sample {
        config: settings.config(turn.mode),
        rounds: turn.rounds,
    };
    match engine.request(&request).await? {
        Reply::Sampled(sampled) => Ok(sampled),
        _ => Err(EngineError::Failed(Failure::Busy)),
    }
}

fn stage(turn: Turn) -> Stage {
    match turn.purpose {
        Purpose::WarmUp => Stage::WarmingUp(turn.mode),
        Purpose::Sample => Stage::Sampling(turn.mode),
    }
}
