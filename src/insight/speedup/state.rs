//! What the tab Speed-up knows, and how it changes. Pure.

use crate::bridge::MeasurementEnd;
use crate::insight::measuring::Course;
use interleave_core::experiment::diagnosis::Diagnosis;
use interleave_core::experiment::guess::Guess;
use interleave_core::experiment::measurement::{Measurement, Outlook, SweepMeasurement};
use interleave_core::experiment::report::Sweep;
use interleave_core::stats::laws::Laws;
use interleave_core::work::Work;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Reducible;

/// Everything the tab shows.
#[derive(Clone, Default)]
pub struct State {
    /// Up to how many workers; `None` until somebody chooses.
    pub most: Option<u32>,
    /// What the learner drew.
    pub guess: Guess,
    /// What the sweep is at.
    pub course: Course,
    /// How far it has come.
    pub outlook: Outlook,
    /// The medians so far.
    pub so_far: Vec<(u32, f64)>,
    /// Whether a program printed something else in one of its runs.
    pub differs: bool,
    /// What came of it, as soon as it is stopped or done.
    pub found: Option<Rc<Found>>,
    /// Of which number of workers it is told why it was no faster.
    pub asked: Option<u32>,
    measurement: Option<Rc<RefCell<SweepMeasurement>>>,
}

/// What a sweep came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What was run.
    pub work: Work,
    /// The points.
    pub sweep: Sweep,
    /// Both laws, where there are points enough.
    pub laws: Option<Laws>,
    /// Why it was no faster, on each number of workers.
    pub diagnoses: Vec<(u32, Diagnosis)>,
    /// Cores found by loading them.
    pub cores: Option<u32>,
}

/// What can happen.
pub enum Action {
    /// The largest number of workers.
    SetMost(u32),
    /// The guess changed.
    Guess(Guess),
    /// A sweep began.
    Begin(Rc<RefCell<SweepMeasurement>>),
    /// It goes on.
    Resume,
    /// A few turns are done.
    Turns,
    /// It is over.
    End {
        /// How it ended.
        end: MeasurementEnd,
        /// Cores found by loading them.
        cores_found: Option<u32>,
    },
    /// Why was it no faster on this many workers?
    Ask(u32),
    /// What was measured and guessed is discarded.
    Forget,
}

impl State {
    /// The sweep that was begun.
    pub fn measurement(&self) -> Option<Rc<RefCell<SweepMeasurement>>> {
        self.measurement.clone()
    }

    /// The work that is or was measured.
    pub fn work(&self) -> Option<Work> {
        Some(self.measurement.as_ref()?.borrow().work.clone())
    }

    /// What is known of it by now.
    pub fn result(&self) -> Option<(Work, Sweep)> {
        let found = self.found.as_ref()?;
        Some((found.work.clone(), found.sweep.clone()))
    }

    /// The numbers of workers of the sweep that was begun.
    pub fn counts(&self) -> Vec<u32> {
        let measurement = self
            .measurement
            .as_ref()
            .map(|measurement| measurement.borrow());
        let stops = measurement
            .as_ref()
            .map_or(&[][..], |measurement| measurement.sweep.samples());
        // The first is `sequential`.
        stops.iter().skip(1).map(|stop| stop.workers).collect()
    }

    fn look(&mut self) {
        if let Some(measurement) = &self.measurement {
            let measurement = measurement.borrow();
            self.outlook = measurement.outlook();
            self.so_far = measurement.sweep.so_far();
            self.differs = measurement.sweep.output_differs();
        }
    }

    fn find(&mut self, cores_found: Option<u32>) {
        let Some(measurement) = &self.measurement else {
            return;
        };
        let measurement = measurement.borrow();
        self.found = measurement.sweep.result().map(|sweep| {
            let found = Found {
                work: measurement.work.clone(),
                laws: measurement.sweep.laws(),
                diagnoses: measurement.diagnoses(&sweep, cores_found),
                sweep,
                cores: cores_found,
            };
            Rc::new(found)
        });
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::SetMost(most) => state.most = Some(most),
            Action::Guess(guess) => state.guess = guess,
            Action::Begin(measurement) => {
                state.measurement = Some(measurement);
                state.found = None;
                state.asked = None;
                state.course = Course::Running;
                state.look();
            }
            Action::Resume => {
                state.course = Course::Running;
                state.look();
            }
            Action::Turns => state.look(),
            Action::End { end, cores_found } => {
                state.course = Course::after(end);
                state.look();
                state.find(cores_found);
            }
            Action::Ask(workers) => state.asked = Some(workers),
            Action::Forget => {
                state = Self {
                    most: state.most,
                    ..Self::default()
                }
            }
        }
        Rc::new(state)
    }
}
