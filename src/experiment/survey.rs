//! A survey: many ways to run, and perhaps many amounts of work, measured
//! together on one engine. Whoever conducts it knows no more of it than this.

use super::Invalid;
use super::sweep::Sweep;
use crate::protocol::Sampled;
use crate::run::{Rules, Way, Work};

/// What to run next in a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SurveyTurn {
    /// The work.
    pub work: Work,
    /// How to run it.
    pub way: Way,
    /// How often, inside one sample.
    pub rounds: u32,
}

/// Something that is measured turn by turn.
pub trait Survey {
    /// What to run next; `None` when all is done.
    fn next_turn(&self) -> Option<SurveyTurn>;

    /// Keeps the outcome of that turn, which took whoever waited for it so long.
    ///
    /// # Errors
    /// [`Invalid::Disagreement`] if answers to the same question differ.
    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid>;

    /// That turn was disturbed, and comes again.
    ///
    /// # Errors
    /// [`Invalid::Disturbed`] if that happens too often.
    fn void(&mut self) -> Result<(), Invalid>;
}

/// A sweep over numbers of workers, of one work.
#[derive(Clone, Debug)]
pub struct SweepOf {
    /// The sweep.
    pub sweep: Sweep,
    /// What is run.
    pub work: Work,
    /// By which rules.
    pub rules: Rules,
}

impl Survey for SweepOf {
    fn next_turn(&self) -> Option<SurveyTurn> {
        let turn = self.sweep.next_turn()?;
        Some(SurveyTurn {
            work: self.work,
            way: Way {
                mode: turn.mode,
                rules: self.rules,
                workers: turn.workers,
                traced: true,
            },
            rounds: turn.rounds,
        })
    }

    fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid> {
        self.sweep.record(sampled, took_ms)
    }

    fn void(&mut self) -> Result<(), Invalid> {
        self.sweep.void()
    }
}
