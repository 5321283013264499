//! Conducts any measurement to its end: asks it what to run, and an engine to run it.
//! It must not know what is measured, or where the engine is.

use super::{Measurement, MeasurementTurn};
use crate::experiment::Invalid;
use crate::mode::RunConfig;
use crate::recording::Recording;
use crate::sample::Sampled;
use crate::work::Work;
use std::cell::RefCell;
use std::future::{Future, ready};

/// An engine that does one thing at a time, and what is around it.
pub trait Runner {
    /// Why it could not go on.
    type Error: From<Invalid>;

    /// Makes the input of the work that the next samples are of.
    fn prepare(&mut self, work: &Work) -> impl Future<Output = Result<(), Self::Error>>;

    /// Waits until this turn may be timed. What disturbs is noticed from then on.
    fn ready(&mut self, _turn: &MeasurementTurn) -> impl Future<Output = ()> {
        ready(())
    }

    /// Runs that work so often, and times it.
    fn sample(
        &mut self,
        config: RunConfig,
        rounds: u32,
    ) -> impl Future<Output = Result<Sampled, Self::Error>>;

    /// What happened in the last run.
    fn recording(&mut self) -> impl Future<Output = Result<Recording, Self::Error>>;

    /// Whether anything disturbed the turn, so that its timing is void.
    fn was_disturbed(&mut self) -> bool {
        false
    }

    /// A steady clock, in milliseconds since some moment of its own.
    fn now_ms(&self) -> f64;
}

/// Conducts a measurement to its end; calls `on_turn` after each turn, also after
/// one that was void.
///
/// # Errors
/// What the runner says, or why there can be no result.
pub async fn conduct<R: Runner>(
    runner: &mut R,
    measurement: &RefCell<impl Measurement + ?Sized>,
    on_turn: impl Fn(),
) -> Result<(), R::Error> {
    let mut prepared = None;
    loop {
        let Some(turn) = measurement.borrow().next_turn() else {
            return Ok(());
        };
        if prepared.as_ref() != Some(&turn.work) {
            runner.prepare(&turn.work).await?;
        }
        runner.ready(&turn).await;
        take(runner, measurement, &turn).await?;
        prepared = Some(turn.work);
        on_turn();
    }
}

/// Takes one turn, which is kept unless it was disturbed.
async fn take<R: Runner>(
    runner: &mut R,
    measurement: &RefCell<impl Measurement + ?Sized>,
    turn: &MeasurementTurn,
) -> Result<(), R::Error> {
    let began_ms = runner.now_ms();
    let sampled = runner.sample(turn.config, turn.rounds).await?;
    let took_ms = runner.now_ms() - began_ms;
    if runner.was_disturbed() {
        measurement.borrow_mut().void()?;
        return Ok(());
    }
    if turn.wants_recording {
        let recording = runner.recording().await?;
        measurement.borrow_mut().keep_recording(recording);
    }
    measurement.borrow_mut().record(&sampled, took_ms)?;
    Ok(())
}
