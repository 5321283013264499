//! What the tab Granularity knows, and how it changes. Pure.

use crate::bridge::MeasurementEnd;
use crate::insight::measuring::Course;
use interleave_core::experiment::granularity::GranularityResult;
use interleave_core::experiment::measurement::{GranularityMeasurement, Measurement, Outlook};
use interleave_core::work::Work;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Reducible;

/// Everything the tab shows.
#[derive(Clone, Default)]
pub struct State {
    /// What the measurement is at.
    pub course: Course,
    /// How far it has come.
    pub outlook: Outlook,
    /// What came of it, as soon as it is stopped or done.
    pub found: Option<Rc<GranularityResult>>,
    measurement: Option<Rc<RefCell<GranularityMeasurement>>>,
}

/// What can happen.
pub enum Action {
    /// A measurement began.
    Begin(Rc<RefCell<GranularityMeasurement>>),
    /// It goes on.
    Resume,
    /// A few turns are done.
    Turns,
    /// It is over.
    End(MeasurementEnd),
}

impl State {
    /// The measurement that was begun.
    pub fn measurement(&self) -> Option<Rc<RefCell<GranularityMeasurement>>> {
        self.measurement.clone()
    }

    /// Whether what was measured is of another kind of work than this, on other
    /// workers. The number of tasks makes no difference: it is what is looked for.
    pub fn is_stale(&self, work: &Work, workers: u32) -> bool {
        self.measurement.as_ref().is_some_and(|measurement| {
            let granularity = &measurement.borrow().granularity;
            !granularity.is_of(work) || granularity.workers() != workers
        })
    }

    fn look(&mut self) {
        if let Some(measurement) = &self.measurement {
            self.outlook = measurement.borrow().outlook();
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Begin(measurement) => {
                state.measurement = Some(measurement);
                state.found = None;
                state.course = Course::Running;
            }
            Action::Resume => state.course = Course::Running,
            Action::Turns => {}
            Action::End(end) => {
                state.course = Course::after(end);
                let measurement = state.measurement.as_ref();
                let found =
                    measurement.and_then(|measurement| measurement.borrow().granularity.result());
                state.found = found.map(Rc::new);
            }
        }
        state.look();
        Rc::new(state)
    }
}
