//! What the chart of the speed-up shows, taken from what the tab knows. Pure.

use super::state::State;
use crate::insight::measuring::Course;
use interleave_core::experiment::guess::Guess;
use interleave_core::experiment::sweep::worker_counts;
use interleave_core::mode::Mode;
use interleave_core::stats::laws::{Law, Laws};

/// A point, with its 95 % interval once there is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The number of workers.
    pub workers: u32,
    /// So many times as fast.
    pub speedup: f64,
    /// The interval.
    pub ci95: Option<[f64; 2]>,
}

/// All that the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What runs on the workers.
    pub mode: Mode,
    /// The numbers of workers.
    pub counts: Vec<u32>,
    /// What was measured.
    pub points: Vec<Point>,
    /// What was fitted.
    pub laws: Option<Laws>,
    /// What the learner drew.
    pub guess: Guess,
    /// Whether the learner may draw.
    pub may_guess: bool,
}

impl Series {
    /// What the tab knows, where `most` workers would be measured next.
    pub fn of(state: &State, mode: Mode, most: u32) -> Self {
        let may_guess = state.course == Course::Unasked;
        let found = state.found.as_ref();
        let found = found.filter(|_| state.course != Course::Running);
        let points = match found {
            Some(found) => found
                .sweep
                .points
                .iter()
                .map(|point| Point {
                    workers: point.workers,
                    speedup: point.speedup,
                    ci95: Some(point.ci95),
                })
                .collect(),
            None => state
                .so_far
                .iter()
                .map(|&(workers, speedup)| Point {
                    workers,
                    speedup,
                    ci95: None,
                })
                .collect(),
        };
        Self {
            mode,
            counts: if may_guess {
                worker_counts(most)
            } else {
                state.counts()
            },
            points,
            laws: found.and_then(|found| found.laws),
            guess: state.guess.clone(),
            may_guess,
        }
    }

    /// The most workers.
    pub fn most(&self) -> u32 {
        self.counts.last().copied().unwrap_or(1)
    }

    /// The highest speed-up worth showing: the ideal while it is guessed, and then
    /// what was measured and guessed.
    pub fn highest(&self) -> f64 {
        let most = f64::from(self.most());
        if self.points.is_empty() {
            return most;
        }
        let measured = self
            .points
            .iter()
            .map(|point| point.ci95.map_or(point.speedup, |ci95| ci95[1]));
        let guessed = self.counts.iter().map(|&workers| self.guess.at(workers));
        let guessed = guessed.filter(|_| !self.guess.is_empty());
        let highest = measured.chain(guessed).fold(0.0, f64::max);
        highest.max(most.min(2.0))
    }

    /// Whether this law is the one that fits better.
    pub fn fits_better(&self, law: Law) -> bool {
        self.laws.is_some_and(|laws| laws.better == law)
    }
}
