//! Conducts a measurement on one engine: turn by turn, in view of the user. What is
//! measured, and what it means, is the measurement's business.

use super::clock::now_ms;
use super::conduct::recording;
use super::cores::know_cores;
use super::engine_client::Inner;
use super::engine_worker::EngineWorker;
use super::problem::EngineError;
use super::watch::{Watch, in_view};
use interleave_core::experiment::measurement::{Measurement, MeasurementTurn};
use interleave_core::mode::Mode;
use interleave_core::sample::Sampled;
use interleave_core::work::Work;
use interleave_engine::protocol::{Failure, Reply, Request};
use std::cell::RefCell;
use std::rc::Rc;

/// What a measurement needs to stand before its first turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The most workers, or processes, of any turn.
    pub workers: u32,
    /// `parallel` if a pool is needed, `processes` if those are.
    pub mode: Mode,
}

/// Runs a measurement to its end; calls `on_turn` after each turn.
pub(super) async fn conduct(
    client: Rc<Inner>,
    setup: Setup,
    measurement: Rc<RefCell<dyn Measurement>>,
    on_turn: impl Fn(),
) -> Result<(), EngineError> {
    know_cores(&client).await;
    let engine = client.engine(setup.workers).await?;
    let process_pool = if setup.mode == Mode::Processes {
        let process_pool = client.process_pool(setup.workers).await?;
        process_pool.join(&engine)?;
        Some(process_pool)
    } else {
        None
    };
    let watch = Watch::begin(&engine, process_pool);
    let mut prepared = None;
    loop {
        let Some(turn) = measurement.borrow().next_turn() else {
            return Ok(());
        };
        prepare(&engine, &mut prepared, turn.work).await?;
        in_view().await;
        watch.take_disturbed();
        let began_ms = now_ms();
        let sampled = sample(&engine, turn).await?;
        let took_ms = now_ms() - began_ms;
        let kept = if watch.take_disturbed() {
            measurement.borrow_mut().void()
        } else {
            if turn.wants_trace {
                let recording = recording(&engine).await?;
                measurement.borrow_mut().keep_trace(recording.trace());
            }
            measurement.borrow_mut().record(&sampled, took_ms)
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

async fn sample(engine: &EngineWorker, turn: MeasurementTurn) -> Result<Sampled, EngineError> {
    let request = Request::Sample {
        config: turn.config,
        rounds: turn.rounds,
    };
    match engine.request(&request).await? {
        Reply::Sampled(sampled) => Ok(sampled),
        _ => Err(EngineError::Failed(Failure::Busy)),
    }
}
