//! Insight's own measuring: an engine client that exists while something is
//! measured, one measurement at a time, and only while the app runs nothing. It must
//! not know what is measured, or how it looks.

mod bar;
mod course;

pub use bar::{Bar, Words};
pub use course::Course;

use crate::bridge::link::{release_machine, reserve_machine};
use crate::bridge::{EngineClient, Features, MeasurementEnd, Setup, now_ms};
use interleave_core::experiment::measurement::Measurement;
use interleave_core::experiment::report::Environment;
use interleave_core::mode::Mode;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// News of a measurement is told at most this often: showing it takes time from the
/// workers that are measured.
const NEWS_INTERVAL_MS: f64 = 100.0;

/// What tabs measure on; one for all of them.
pub struct Bench {
    client: EngineClient,
    features: Features,
    is_taken: Cell<bool>,
}

/// What a measuring tab is told.
pub enum Word {
    /// A few turns are done.
    Turns,
    /// It is over.
    End(MeasurementEnd),
}

impl Bench {
    /// A bench without an engine.
    pub fn new() -> Self {
        let features = Features::detect();
        Self {
            client: EngineClient::new(features.clone(), Rc::new(|_| ())),
            features,
            is_taken: Cell::new(false),
        }
    }

    /// What runs work on many workers here: `parallel`, or `processes` where no
    /// memory can be shared.
    pub fn mode(&self) -> Mode {
        match self.features.refusal(Mode::Parallel, false) {
            None => Mode::Parallel,
            Some(_) => Mode::Processes,
        }
    }

    /// What it takes to measure a workload on this number of workers.
    pub fn setup(&self, workers: u32) -> Setup {
        Setup {
            workers,
            needs_processes: self.mode() == Mode::Processes,
            needs_python: false,
        }
    }

    /// Whether something is measured.
    pub fn is_taken(&self) -> bool {
        self.is_taken.get()
    }

    /// Where it measures, as far as it is known.
    pub fn environment(&self) -> Environment {
        self.client.environment()
    }

    /// Begins a measurement, or goes on with one; says whether it could.
    pub fn measure(
        self: &Rc<Self>,
        setup: Setup,
        measurement: Rc<RefCell<dyn Measurement>>,
        tell: impl Fn(Word) + 'static,
    ) -> bool {
        if self.is_taken.get() || !reserve_machine() {
            return false;
        }
        self.is_taken.set(true);
        let bench = Rc::clone(self);
        let told_ms = Cell::new(0.0);
        self.client.measure(setup, measurement, move |end| {
            if let Some(end) = end {
                bench.give_back();
                tell(Word::End(end));
                return;
            }
            let now_ms = now_ms();
            if now_ms - told_ms.get() >= NEWS_INTERVAL_MS {
                told_ms.set(now_ms);
                tell(Word::Turns);
            }
        });
        true
    }

    /// Stops what is measured, if anything is.
    pub fn stop(&self) {
        if self.is_taken.get() {
            self.client.stop();
        }
    }

    /// Its engine would keep memory for nothing.
    fn give_back(&self) {
        self.client.dismiss();
        self.is_taken.set(false);
        release_machine();
    }
}
