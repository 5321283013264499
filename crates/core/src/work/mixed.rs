//! Waits, then computes, in a ratio of the learner's choice. Must not know of
//! clocks, threads or the web.

use super::answer::{one_each, wrong};
use super::montecarlo::{Darts, check_hits};
use super::sleep::{CAVEAT, Waiting};
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, WrongAnswer};

/// What a task computes if it does not wait: some 20 ms of throwing darts.
const DARTS: u64 = 20_000_000;

pub(super) const ABOUT: About = About {
    id: "mixed",
    title: "Wait, then compute",
    task: "waits, and then computes with what it waited for",
    bound: Bound::Mixed,
    why: "The waits can overlap on one worker; the computing needs more workers.",
    caveat: CAVEAT,
    tasks: Slider {
        label: "Tasks",
        unit: "",
        min: 1,
        max: 1_000,
        default: 10,
        spread: Spread::Logarithmic,
    },
    size: Some(Slider {
        label: "Share of computing",
        unit: "%",
        min: 0,
        max: 100,
        default: 50,
        spread: Spread::Linear,
    }),
    latency: Some(Slider {
        label: "Wait, if it only waits",
        unit: "ms",
        min: 0,
        max: 5_000,
        default: 20,
        spread: Spread::Linear,
    }),
    element: None,
};

/// Each task waits the latency's share that is not computing, and then throws
/// the computing's share of darts.
pub(super) fn plan(params: Params) -> impl Plan {
    let computing = u64::from(params.size);
    let wait_ms = u64::from(params.latency_ms) * (100 - computing) / 100;
    Mixed {
        params,
        wait_ms: wait_ms as u32,
        darts: DARTS * computing / 100,
    }
}

struct Mixed {
    params: Params,
    wait_ms: u32,
    darts: u64,
}

impl Plan for Mixed {
    fn phases(&self) -> Vec<u32> {
        vec![self.params.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        let darts = Darts::new(self.darts, self.params.seed, task);
        Box::new(Waiting::new(self.wait_ms, darts))
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        one_each(self.params.tasks, outputs)?;
        for (task, output) in (0..).zip(outputs) {
            let hits = output
                .count()
                .ok_or_else(|| wrong(task, "no number of hits"))?;
            check_hits(hits, self.darts)?;
        }
        Ok(())
    }
}
