//! Asks for prices and waits for the answers, as the tutorial does with its
//! price server. Must not know of clocks, threads or the web.

use super::answer::all_equal;
use super::sleep::{Answer, CAVEAT, Waiting};
use super::split::mix;
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, WrongAnswer};

pub(super) const ABOUT: About = About {
    id: "prices",
    title: "Prices from the web",
    task: "asks for one price and waits for the answer",
    bound: Bound::Io,
    why: "Almost all of the time goes into waiting for a server far away.",
    caveat: CAVEAT,
    tasks: Slider {
        label: "Requests",
        unit: "",
        min: 1,
        max: 10_000,
        default: 3,
        spread: Spread::Logarithmic,
    },
    size: None,
    latency: Some(Slider {
        label: "Time to answer",
        unit: "ms",
        min: 1,
        max: 5_000,
        default: 80,
        spread: Spread::Logarithmic,
    }),
};

pub(super) fn plan(params: Params) -> impl Plan {
    Requests { params }
}

struct Requests {
    params: Params,
}

impl Plan for Requests {
    fn phases(&self) -> Vec<u32> {
        vec![self.params.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        let price = price_cents(self.params.seed, task);
        Box::new(Waiting::new(self.params.latency_ms, Answer(price)))
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        let price = |task| Output::Count(price_cents(self.params.seed, task));
        all_equal(self.params.tasks, outputs, price)
    }
}

/// A made-up price from 10 to 1,000 dollars.
fn price_cents(seed: u64, task: u32) -> u64 {
    1_000 + mix(seed ^ mix(u64::from(task))) % 99_001
}
