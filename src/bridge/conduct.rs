//! Conducts one experiment: asks the experiment what to run, the engine to run
//! it, and the page to show how it goes.

use super::cores::count_cores;
use super::engine_worker::EngineWorker;
use super::lab::{Event, Inner, Stage};
use super::trouble::EngineError;
use super::watch::{Watch, in_view};
use crate::experiment::report::{Report, StartUp};
use crate::experiment::{Experiment, Purpose, Turn};
use crate::protocol::{Reply, Request, Sampled};
use crate::run::{Mode, Rules};
use crate::settings::Settings;
use std::rc::Rc;

/// Runs the settings' comparison to its end.
pub(super) async fn conduct(lab: Rc<Inner>, settings: Settings) -> Result<Report, EngineError> {
    let modes = modes_here(&lab, &settings)?;
    if lab.environment.borrow().cores_found.is_none() {
        lab.tell(Event::Stage(Stage::CountingCores));
        let cores = count_cores(&lab.modules, lab.features.hardware_concurrency).await;
        lab.environment.borrow_mut().cores_found = cores;
    }
    lab.tell(Event::Stage(Stage::StartingEngine));
    let engine = lab.engine(settings.workers).await?;
    let fleet = if modes.contains(&Mode::Processes) {
        let fleet = lab.fleet(settings.workers).await?;
        fleet.join(&engine)?;
        Some(fleet)
    } else {
        None
    };
    let start_up = StartUp {
        processes_ms: fleet.as_ref().map_or(0.0, |fleet| fleet.start_ms()),
        ..engine.start_up()
    };
    let watch = Watch::begin(&engine, fleet);
    lab.tell(Event::Stage(Stage::Preparing));
    engine.request(&Request::Prepare(settings.work())).await?;

    let step_ms = lab.environment.borrow().timer_step_ms;
    let mut experiment = Experiment::new(&modes, settings.repeats, settings.seed, step_ms);
    while let Some(turn) = experiment.next_turn() {
        lab.tell(Event::Stage(stage(turn)));
        take(turn, settings.rules(), &mut experiment, &engine, &watch).await?;
        let (progress, samples) = (experiment.progress(), experiment.samples().to_vec());
        lab.tell(Event::Progress { progress, samples });
    }
    let environment = lab.environment.borrow().clone();
    let pairs = settings
        .pairs()
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value));
    Ok(Report::new(
        &experiment,
        environment,
        pairs.collect(),
        settings.workers,
        start_up,
    ))
}

fn modes_here(lab: &Inner, settings: &Settings) -> Result<Vec<Mode>, EngineError> {
    let modes: Vec<Mode> = settings
        .modes
        .iter()
        .copied()
        .filter(|&mode| lab.features.refusal(mode).is_none())
        .collect();
    if modes.is_empty() {
        Err(EngineError::NoMode)
    } else {
        Ok(modes)
    }
}

/// Takes one turn, in view of the user, and keeps it unless it was disturbed.
async fn take(
    turn: Turn,
    rules: Rules,
    experiment: &mut Experiment,
    engine: &EngineWorker,
    watch: &Watch,
) -> Result<(), EngineError> {
    in_view().await;
    watch.take_disturbed();
    let sampled = sample(turn, rules, engine).await?;
    let kept = if watch.take_disturbed() {
        experiment.void()
    } else {
        experiment.record(&sampled)
    };
    kept.map_err(EngineError::Invalid)
}

async fn sample(turn: Turn, rules: Rules, engine: &EngineWorker) -> Result<Sampled, EngineError> {
    let request = Request::Sample {
        mode: turn.mode,
        rules,
        rounds: turn.rounds,
    };
    match engine.request(&request).await? {
        Reply::Sampled(sampled) => Ok(sampled),
        _ => Err(EngineError::Failed(crate::protocol::Failure::Busy)),
    }
}

fn stage(turn: Turn) -> Stage {
    match turn.purpose {
        Purpose::WarmUp => Stage::WarmingUp(turn.mode),
        Purpose::Sample => Stage::Sampling(turn.mode),
    }
}
