//! The tab Speed-up: how it grows with the workers. The learner may guess first;
//! a sweep measures; laws are fitted, and what kept it from more is told. What
//! is measured stays while other tabs are open.

mod chart;
mod guess;
mod numbers;
mod series;
mod state;
mod time_breakdown;
mod view;

pub use view::speedup;

use super::measuring::{Bench, Word};
use super::state::State as Insight;
use crate::bridge::Setup;
use interleave_core::experiment::measurement::SweepMeasurement;
use interleave_core::experiment::report::{Environment, Sweep};
use interleave_core::experiment::sweep::{self, worker_counts};
use interleave_core::settings::Settings;
use interleave_core::work::Work;
use state::{Action, State};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// So many samples of each number of workers: few enough for a sweep of the usual
/// work to take seconds. Where they scatter, more are taken.
const SAMPLES: u32 = 7;

/// The tab's state and what it measures on.
#[derive(Clone)]
pub struct Speedup {
    state: UseReducerHandle<State>,
    bench: Rc<Bench>,
    /// Told of each result, and what it is of.
    on_result: Callback<(Work, Sweep)>,
}

/// Keeps the tab's state, whether it is open or not.
#[hook]
pub fn use_speedup(bench: &Rc<Bench>, on_result: Callback<(Work, Sweep)>) -> Speedup {
    Speedup {
        state: use_reducer(State::default),
        bench: Rc::clone(bench),
        on_result,
    }
}

impl Speedup {
    /// Measures the settings' work on 1 to `most` workers.
    fn begin(&self, settings: &Settings, environment: &Environment, most: u32) {
        let counts = worker_counts(most);
        let sweep = sweep::Sweep::new(
            self.bench.mode(),
            &counts,
            SAMPLES,
            settings.seed,
            environment.timer_step_ms,
        );
        let measurement = SweepMeasurement::new(sweep, settings.work(), settings.rules());
        let measurement = Rc::new(RefCell::new(measurement));
        if self.measure(&measurement) {
            self.state.dispatch(Action::Begin(measurement));
        }
    }

    /// Goes on where it was stopped.
    fn resume(&self) {
        let measurement = self.state.measurement();
        if let Some(measurement) = measurement {
            measurement.borrow_mut().sweep.resume();
            if self.measure(&measurement) {
                self.state.dispatch(Action::Resume);
            }
        }
    }

    /// Measures the program of the settings, if that can be and nothing else is measured.
    pub fn compare(&self, state: &Insight) {
        let known = state.settings.as_ref().zip(state.environment.as_ref());
        if let Some((settings, environment)) = known.filter(|_| self.may_begin(state)) {
            self.begin(settings, environment, self.most(state));
        }
    }

    fn measure(&self, measurement: &Rc<RefCell<SweepMeasurement>>) -> bool {
        let setup = {
            let measurement = measurement.borrow();
            Setup {
                needs_python: matches!(measurement.work, Work::Program(_)),
                ..self.bench.setup(measurement.sweep.most())
            }
        };
        let (speedup, held) = (self.clone(), Rc::clone(measurement));
        self.bench
            .measure(setup, held, move |word| speedup.receive(word))
    }

    fn receive(&self, word: Word) {
        match word {
            Word::Turns => self.state.dispatch(Action::Turns),
            Word::End(end) => {
                let cores_found = self.bench.environment().cores_found;
                self.state.dispatch(Action::End { end, cores_found });
                if let Some((work, sweep)) = self.state.result() {
                    self.on_result.emit((work, sweep));
                }
            }
        }
    }
}
