//! Waits, and nothing else. Must not know of clocks, threads or the web: a
//! wait is a request to the mode that runs the task.

use super::answer::all_equal;
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, Step, WrongAnswer};

pub(super) const ABOUT: About = About {
    id: "sleep",
    title: "Waiting",
    task: "waits, and does nothing else",
    bound: Bound::Io,
    why: "A wait needs no processor, so one worker can have many of them at once.",
    caveat: CAVEAT,
    tasks: Slider {
        label: "Tasks",
        unit: "",
        min: 1,
        max: 10_000,
        default: 10,
        spread: Spread::Logarithmic,
    },
    size: None,
    latency: Some(Slider {
        label: "Wait",
        unit: "ms",
        min: 0,
        max: 5_000,
        default: 20,
        spread: Spread::Linear,
    }),
    element: None,
};

/// What workloads that wait say of it on screen.
pub(super) const CAVEAT: &str = "The wait is a timer; Prices from the web waits for a network.";

/// Each task waits once. Without a latency it does nothing at all, so that such a run
/// takes just what it costs to run tasks.
pub(super) fn plan(params: Params) -> impl Plan {
    Waits {
        tasks: params.tasks,
        latency_ms: params.latency_ms,
    }
}

/// A job that waits, if there is anything to wait for, before another begins.
pub(super) struct Waiting<J> {
    latency_ms: u32,
    then: J,
}

/// A job that has its answer already.
pub(super) struct Ready(pub(super) u64);

struct Waits {
    tasks: u32,
    latency_ms: u32,
}

impl<J: Job> Waiting<J> {
    pub(super) fn new(latency_ms: u32, then: J) -> Self {
        Self { latency_ms, then }
    }
}

impl<J: Job> Job for Waiting<J> {
    fn step(&mut self) -> Step {
        match std::mem::take(&mut self.latency_ms) {
            0 => self.then.step(),
            latency_ms => Step::Wait(latency_ms),
        }
    }
}

impl Job for Ready {
    fn step(&mut self) -> Step {
        Step::Done(Output::Count(self.0))
    }
}

impl Plan for Waits {
    fn phases(&self) -> Vec<u32> {
        vec![self.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        Box::new(Waiting::new(self.latency_ms, Ready(u64::from(task))))
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        all_equal(self.tasks, outputs, |task| Output::Count(u64::from(task)))
    }
}
