//! A learner's guess of how the speed-up will grow, drawn before it is measured,
//! and how far off it was. It must not know how it is drawn.

use super::report::Sweep;
use crate::format;
use std::collections::BTreeMap;

/// A guess within this share of what was measured is called very good.
const VERY_GOOD: f64 = 0.1;

/// The guessed speed-up for some numbers of workers. For one worker it is 1 unless the
/// learner says otherwise; between two guessed numbers it is interpolated linearly, and
/// beyond the last one it stays the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guess(BTreeMap<u32, f64>);

impl Guess {
    /// Whether nothing was guessed yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Guesses this speed-up for this number of workers; ignores what is not a speed-up.
    pub fn set(&mut self, workers: u32, speedup: f64) {
        if speedup.is_finite() && speedup >= 0.0 && workers > 0 {
            self.0.insert(workers, speedup);
        }
    }

    /// A stroke on the chart from one place to another, each a number of workers and a
    /// speed-up: sets the guess for the counts that it passes, and at least for the one
    /// nearest to its end.
    pub fn draw(&mut self, counts: &[u32], from: [f64; 2], to: [f64; 2]) {
        let length = to[0] - from[0];
        let [low, high] = [from[0].min(to[0]), from[0].max(to[0])];
        for &workers in counts {
            let at = f64::from(workers);
            if (low..=high).contains(&at) && length != 0.0 {
                let share = (at - from[0]) / length;
                self.set(workers, from[1] + share * (to[1] - from[1]));
            }
        }
        let distance = |workers: u32| (f64::from(workers) - to[0]).abs();
        let next = counts
            .iter()
            .copied()
            .min_by(|&one, &other| distance(one).total_cmp(&distance(other)));
        if let Some(next) = next {
            self.set(next, to[1]);
        }
    }

    /// The guess for this number of workers.
    pub fn at(&self, workers: u32) -> f64 {
        let below = self.0.range(..=workers).next_back();
        let (from, low) = below.map_or((1, 1.0), |(&from, &low)| (from, low));
        match self.0.range(workers..).next() {
            Some((&until, &high)) if until > from => {
                let share = f64::from(workers - from) / f64::from(until - from);
                low + share * (high - low)
            }
            Some((_, &there)) => there,
            None => low,
        }
    }

    /// How far off it was, in words; `None` if nothing was guessed or measured.
    pub fn words(&self, sweep: &Sweep) -> Option<String> {
        // For one worker there is nothing to guess.
        let points = sweep.points.iter().filter(|point| point.workers > 1);
        let off: Vec<f64> = points
            .map(|point| (self.at(point.workers) / point.speedup).ln())
            .collect();
        let last = sweep.points.last()?;
        if self.is_empty() || off.is_empty() || off.iter().any(|off| !off.is_finite()) {
            return None;
        }
        let count = off.len() as f64;
        let mean = (off.iter().map(|off| off.abs()).sum::<f64>() / count).exp() - 1.0;
        let verdict = match mean {
            mean if mean < VERY_GOOD => "A very good guess",
            _ if off.iter().all(|&off| off > 0.0) => "You expected too much",
            _ if off.iter().all(|&off| off < 0.0) => "You expected too little",
            _ => "Too much in some places, too little in others",
        };
        Some(format!(
            "{verdict}: off by {} on average. For {} workers you guessed {} times as fast, and it is {}.",
            format::percent(mean),
            last.workers,
            format::ratio(self.at(last.workers)),
            format::ratio(last.speedup),
        ))
    }
}
