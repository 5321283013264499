//! The tab Grain: how much work a task has, to be chosen by its chunk, and how
//! small is too small. What is measured stays while other tabs are open.

mod chart;
mod state;
mod view;

pub use view::grain;

use super::measuring::{Bench, Word};
use interleave_core::experiment::grain;
use interleave_core::experiment::report::Environment;
use interleave_core::experiment::survey::GrainOf;
use interleave_core::settings::Settings;
use state::{Action, State};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// So many samples of each chunk, each way. Where it stays unclear which is
/// faster, more are taken.
const SAMPLES: u32 = 9;

/// The tab's state and what it measures on.
#[derive(Clone)]
pub struct Grain {
    state: UseReducerHandle<State>,
    bench: Rc<Bench>,
}

/// Keeps the tab's state, whether it is open or not.
#[hook]
pub fn use_grain(bench: &Rc<Bench>) -> Grain {
    Grain {
        state: use_reducer(State::default),
        bench: Rc::clone(bench),
    }
}

impl Grain {
    /// Measures smaller and smaller chunks of the settings' work.
    fn begin(&self, settings: &Settings, environment: &Environment) {
        let grain = grain::Grain::new(
            settings.work(),
            self.bench.mode(),
            settings.workers,
            SAMPLES,
            settings.seed,
            environment.timer_step_ms,
        );
        let Some(grain) = grain else { return };
        let rules = settings.rules();
        let survey = Rc::new(RefCell::new(GrainOf { grain, rules }));
        if self.measure(&survey) {
            self.state.dispatch(Action::Begin(survey));
        }
    }

    /// Goes on where it was stopped.
    fn resume(&self) {
        let survey = self.state.survey();
        if let Some(survey) = survey {
            survey.borrow_mut().grain.resume();
            if self.measure(&survey) {
                self.state.dispatch(Action::Resume);
            }
        }
    }

    fn measure(&self, survey: &Rc<RefCell<GrainOf>>) -> bool {
        let workers = survey.borrow().grain.workers();
        let (grain, held) = (self.clone(), Rc::clone(survey));
        self.bench.measure(workers, held, move |word| {
            grain.state.dispatch(match word {
                Word::Turns => Action::Turns,
                Word::End(end) => Action::End(end),
            });
        })
    }
}
