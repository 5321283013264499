//! The tab Granularity: how much work a task has, to be chosen by its chunk, and how
//! small is too small. What is measured stays while other tabs are open.

mod chart;
mod state;
mod view;

pub use view::granularity;

use super::measuring::{Bench, Word};
use interleave_core::experiment::granularity;
use interleave_core::experiment::measurement::GranularityMeasurement;
use interleave_core::experiment::report::Environment;
use interleave_core::settings::Settings;
use state::{Action, State};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How many samples are taken of each chunk in each of the two modes. Where it stays unclear which is
/// faster, more are taken.
const SAMPLES: u32 = 9;

/// The tab's state and what it measures on.
#[derive(Clone)]
pub struct Granularity {
    state: UseReducerHandle<State>,
    bench: Rc<Bench>,
}

/// Keeps the tab's state, whether it is open or not.
#[hook]
pub fn use_granularity(bench: &Rc<Bench>) -> Granularity {
    Granularity {
        state: use_reducer(State::default),
        bench: Rc::clone(bench),
    }
}

impl Granularity {
    /// Measures smaller and smaller chunks of the settings' work.
    fn begin(&self, settings: &Settings, environment: &Environment) {
        let granularity = granularity::Granularity::new(
            &settings.work(),
            self.bench.mode(),
            settings.workers,
            SAMPLES,
            settings.seed,
            environment.timer_step_ms,
        );
        let Some(granularity) = granularity else {
            return;
        };
        let rules = settings.rules();
        let measurement = Rc::new(RefCell::new(GranularityMeasurement { granularity, rules }));
        if self.measure(&measurement) {
            self.state.dispatch(Action::Begin(measurement));
        }
    }

    /// Goes on where it was stopped.
    fn resume(&self) {
        let measurement = self.state.measurement();
        if let Some(measurement) = measurement {
            measurement.borrow_mut().granularity.resume();
            if self.measure(&measurement) {
                self.state.dispatch(Action::Resume);
            }
        }
    }

    fn measure(&self, measurement: &Rc<RefCell<GranularityMeasurement>>) -> bool {
        let workers = measurement.borrow().granularity.workers();
        let (granularity, held) = (self.clone(), Rc::clone(measurement));
        self.bench
            .measure(self.bench.setup(workers), held, move |word| {
                granularity.state.dispatch(match word {
                    Word::Turns => Action::Turns,
                    Word::End(end) => Action::End(end),
                });
            })
    }
}
