//! π by throwing darts at a square and counting those within the circle. Must
//! not know of clocks, threads or the web.

use super::Element;
use super::answer::{one_each, wrong};
use super::split::{part, stream};
use super::{About, Bound, Job, Output, Params, Plan, Slider, Spread, Step, WrongAnswer};
use rand_core::Rng;
use rand_xoshiro::Xoshiro256PlusPlus;
use std::f64::consts::FRAC_PI_4;

/// Some 0.2 ms of throwing.
const DARTS_PER_STEP: u64 = 1 << 17;

/// How many darts the loop throws in one pass, written out one after another: a dart takes
/// so little that counting passes costs noticeably. The number is large enough that V8 does
/// not inline [`hits`] while it runs: in its callers the loop has too few registers, and
/// takes half as long again.
const DARTS_A_ROUND: u64 = 8;

const MILLION: u64 = 1_000_000;

pub(super) const ABOUT: About = About {
    id: "montecarlo",
    title: "π by throwing darts",
    task: "throws its share of the darts and counts the hits",
    bound: Bound::Cpu,
    why: "Random numbers are computed, one after another; there is nothing to wait for.",
    caveat: "",
    tasks: Slider {
        label: "Tasks",
        unit: "",
        min: 1,
        max: 10_000,
        default: 16,
        spread: Spread::Logarithmic,
    },
    size: Some(Slider {
        label: "Darts in total",
        unit: "million",
        min: 1,
        max: 10_000,
        default: 100,
        spread: Spread::Logarithmic,
    }),
    latency: None,
    element: Some(Element {
        one: "dart",
        many: "darts",
        count: |size| u64::from(size) * MILLION,
        least: 1,
    }),
};

pub(super) fn plan(params: Params) -> impl Plan {
    Square {
        params,
        darts: ABOUT.elements(params),
    }
}

/// A task in progress. Of all darts, π/4 are hits.
pub(super) struct Darts {
    random: Xoshiro256PlusPlus,
    left: u64,
    hits: u64,
}

struct Square {
    params: Params,
    /// In all.
    darts: u64,
}

impl Darts {
    /// As many darts as asked for, thrown with the random numbers that belong
    /// to the task under this seed.
    pub(super) fn new(count: u64, seed: u64, task: u32) -> Self {
        Self {
            random: stream(seed, task),
            left: count,
            hits: 0,
        }
    }
}

impl Job for Darts {
    fn step(&mut self) -> Step {
        let count = self.left.min(DARTS_PER_STEP);
        self.hits += hits(&mut self.random, count);
        self.left -= count;
        if self.left == 0 {
            Step::Done(Output::Count(self.hits))
        } else {
            Step::More
        }
    }
}

/// Compares hits with their expectation. A right run fails this once in 500
/// million seeds: hits are binomial, and 6 standard deviations are allowed.
pub(super) fn check_hits(hits: u64, darts: u64) -> Result<(), WrongAnswer> {
    let expected = darts as f64 * FRAC_PI_4;
    let deviation = (darts as f64 * FRAC_PI_4 * (1.0 - FRAC_PI_4)).sqrt();
    if (hits as f64 - expected).abs() <= 6.0 * deviation {
        return Ok(());
    }
    Err(WrongAnswer(format!(
        "{hits} of {darts} darts hit, not about {}",
        expected as u64
    )))
}

impl Square {
    fn darts(&self, task: u32) -> u64 {
        let part = part(self.darts, self.params.tasks, task);
        part.end - part.start
    }
}

impl Plan for Square {
    fn phases(&self) -> Vec<u32> {
        vec![self.params.tasks]
    }

    fn start<'a>(&'a self, _: usize, task: u32, _: &'a [Output]) -> Box<dyn Job + 'a> {
        Box::new(Darts::new(self.darts(task), self.params.seed, task))
    }

    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer> {
        one_each(self.params.tasks, outputs)?;
        let mut hits = 0;
        for (task, output) in (0..).zip(outputs) {
            let count = output.count().filter(|&count| count <= self.darts(task));
            hits += count.ok_or_else(|| wrong(task, "more hits than darts"))?;
        }
        check_hits(hits, self.darts)
    }
}

/// Throws darts at a square of side 2³¹ and counts those within that radius of
/// one corner.
#[inline(never)]
fn hits(random: &mut Xoshiro256PlusPlus, count: u64) -> u64 {
    let mut misses = 0;
    for _ in 0..count / DARTS_A_ROUND {
        for _ in 0..DARTS_A_ROUND {
            misses += miss(random.next_u64());
        }
    }
    for _ in 0..count % DARTS_A_ROUND {
        misses += miss(random.next_u64());
    }
    count - misses
}

/// Whether a dart misses: 0 or 1. Both of its coordinates come from one random
/// number, and the sum of their squares is less than 2⁶³.
fn miss(both: u64) -> u64 {
    let (x, y) = (both >> 33, both & 0x7FFF_FFFF);
    (x * x + y * y) >> 62
}
