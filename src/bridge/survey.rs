//! Conducts a survey on one engine: turn by turn, in view of the user. What is
//! measured, and what it means, is the survey's business.

use super::conduct::recording;
use super::cores::know_cores;
use super::engine_worker::{EngineWorker, now_ms};
use super::lab::Inner;
use super::trouble::EngineError;
use super::watch::{Watch, in_view};
use interleave_core::experiment::survey::{Survey, SurveyTurn};
use interleave_core::mode::Mode;
use interleave_core::sample::Sampled;
use interleave_core::work::Work;
use interleave_engine::protocol::{Failure, Reply, Request};
use std::cell::RefCell;
use std::rc::Rc;

/// What a survey needs to stand before its first turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The most workers, or processes, of any turn.
    pub workers: u32,
    /// `parallel` if a pool is needed, `processes` if those are.
    pub mode: Mode,
}

/// Runs a survey to its end; calls `on_turn` after each turn.
pub(super) async fn conduct(
    lab: Rc<Inner>,
    stand: Stand,
    survey: Rc<RefCell<dyn Survey>>,
    on_turn: impl Fn(),
) -> Result<(), EngineError> {
    know_cores(&lab).await;
    let engine = lab.engine(stand.workers).await?;
    let fleet = if stand.mode == Mode::Processes {
        let fleet = lab.fleet(stand.workers).await?;
        fleet.join(&engine)?;
        Some(fleet)
    } else {
        None
    };
    let watch = Watch::begin(&engine, fleet);
    let mut prepared = None;
    loop {
        let Some(turn) = survey.borrow().next_turn() else {
            return Ok(());
        };
        prepare(&engine, &mut prepared, turn.work).await?;
        in_view().await;
        watch.take_disturbed();
        let began_ms = now_ms();
        let sampled = sample(&engine, turn).await?;
        let took_ms = now_ms() - began_ms;
        let kept = if watch.take_disturbed() {
            survey.borrow_mut().void()
        } else {
            if turn.wants_trace {
                let recording = recording(&engine).await?;
                survey.borrow_mut().keep_trace(recording.trace());
            }
            survey.borrow_mut().record(&sampled, took_ms)
        };
        kept.map_err(EngineError::Invalid)?;
        on_turn();
    }
}

async fn prepare(
    engine: &EngineWorker,
    prepared: &mut Option<Work>,
    work: Work,
) -> Result<(), EngineError> {
    if *prepared != Some(work) {
        engine.request(&Request::Prepare(work)).await?;
        *prepared = Some(work);
    }
    Ok(())
}

async fn sample(engine: &EngineWorker, turn: SurveyTurn) -> Result<Sampled, EngineError> {
    let request = Request::Sample {
        way: turn.way,
        rounds: turn.rounds,
    };
    match engine.request(&request).await? {
        Reply::Sampled(sampled) => Ok(sampled),
        _ => Err(EngineError::Failed(Failure::Busy)),
    }
}
