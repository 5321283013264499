//! The measuring: decides what to run next, keeps the samples, and says what
//! they mean. It runs nothing itself and knows no clock, so that every rule of
//! it is tested natively. The rules, and where they live:
//!
//! 1. Same work: a sample carries its checksum; all must agree ([`Experiment::record`]).
//! 2. Apart: start-up is no part of a sample ([`report::StartUp`]).
//! 3. Warm: [`WARM_UPS`] runs a mode are thrown away.
//! 4. Interleaved: each round runs every mode once, in seeded random order.
//! 5. Long enough: a sample lasts [`STEPS_PER_SAMPLE`] steps of the timer.
//! 6. Enough: more rounds while an interval is wide and time allows.
//! 7. Shown whole: every sample is kept; outliers are marked ([`report`]).
//! 8. Compared as ratios, with intervals ([`report`], [`verdict`]).
//! 9. Void when disturbed: the turn is taken again ([`Experiment::void`]).
//! 10. With its circumstances ([`report::Environment`]).

pub mod compared;
pub mod history;
pub mod report;
pub mod verdict;

use crate::protocol::Sampled;
use crate::run::{Copying, Mode};
use crate::stats;
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;
use std::collections::VecDeque;
use std::fmt;

/// Runs of each mode that are thrown away before the first sample.
pub const WARM_UPS: u32 = 2;
/// A sample lasts at least so many steps of the timer.
pub const STEPS_PER_SAMPLE: f64 = 100.0;
/// An interval wider than this share of its median asks for more samples.
const WIDE: f64 = 0.05;
/// How long more samples may be taken, from the first warm-up on.
const BUDGET_MS: f64 = 6_000.0;
/// Never more samples than so many times what was asked for.
const MOST_SAMPLES_FACTOR: u32 = 2;
/// After so many void samples the circumstances are too bad to measure in.
const MOST_VOIDS: u32 = 20;
/// Never more runs in one sample.
const MOST_ROUNDS: f64 = 1e6;

/// What to run next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// How.
    pub mode: Mode,
    /// How often, inside one sample.
    pub rounds: u32,
    /// What for.
    pub purpose: Purpose,
}

/// What a turn is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Thrown away; but it shows how many rounds a sample needs.
    WarmUp,
    /// Kept.
    Sample,
}

/// The samples of one mode.
#[derive(Clone, Debug, PartialEq)]
pub struct ModeSamples {
    /// The mode.
    pub mode: Mode,
    /// How long each run took, in the order they were taken.
    pub samples_ms: Vec<f64>,
    /// How many samples were disturbed and taken again.
    pub voided: u32,
    /// What each run copied, in modes whose tasks share no memory.
    pub copying: Vec<Copying>,
    rounds: u32,
}

/// How far the measuring has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Samples and warm-ups done.
    pub done: u32,
    /// Samples and warm-ups in all; may grow while intervals are wide.
    pub total: u32,
}

/// Why no result can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// Two runs of the same work gave different answers.
    Disagreement {
        /// The mode whose answer differs from the first.
        mode: Mode,
    },
    /// Too many samples were disturbed.
    Disturbed,
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disagreement { mode } => write!(
                formatter,
                "The {} run gave another answer than the first run, so no timing is shown. Please report this.",
                mode.id()
            ),
            Self::Disturbed => formatter.write_str(
                "The page was hidden or paused too often to measure. Keep it in view and run again.",
            ),
        }
    }
}

/// A comparison under way.
#[derive(Clone, Debug)]
pub struct Experiment {
    modes: Vec<ModeSamples>,
    repeats: u32,
    timer_step_ms: f64,
    random: SplitMix64,
    seed: u64,
    queue: VecDeque<Turn>,
    done: u32,
    spent_ms: f64,
    checksum: Option<String>,
}

impl Experiment {
    /// A comparison of these modes, with so many samples each. `seed` orders
    /// the turns; `timer_step_ms` is the step of the clock that times them.
    pub fn new(modes: &[Mode], repeats: u32, seed: u64, timer_step_ms: f64) -> Self {
        let of_mode = |&mode| ModeSamples {
            mode,
            samples_ms: Vec::new(),
            voided: 0,
            copying: Vec::new(),
            rounds: 1,
        };
        let mut experiment = Self {
            modes: modes.iter().map(of_mode).collect(),
            repeats,
            timer_step_ms,
            random: SplitMix64::seed_from_u64(seed),
            seed,
            queue: VecDeque::new(),
            done: 0,
            spent_ms: 0.0,
            checksum: None,
        };
        (0..WARM_UPS).for_each(|_| experiment.add_round(Purpose::WarmUp));
        (0..repeats).for_each(|_| experiment.add_round(Purpose::Sample));
        experiment
    }

    /// What to run next; `None` when there are samples enough.
    pub fn next_turn(&self) -> Option<Turn> {
        let turn = self.queue.front()?;
        let rounds = self
            .samples_of(turn.mode)
            .map_or(1, |samples| samples.rounds);
        Some(Turn { rounds, ..*turn })
    }

    /// Keeps the outcome of the turn that `next_turn` gave.
    ///
    /// # Errors
    /// [`Invalid::Disagreement`] if its answer differs from the first one's.
    pub fn record(&mut self, sampled: &Sampled) -> Result<(), Invalid> {
        let Some(turn) = self.next_turn() else {
            return Ok(());
        };
        let checksum = self
            .checksum
            .get_or_insert_with(|| sampled.checksum.clone());
        if *checksum != sampled.checksum {
            return Err(Invalid::Disagreement { mode: turn.mode });
        }
        self.spent_ms += sampled.elapsed_ms * f64::from(turn.rounds);
        let rounds = rounds_needed(sampled.elapsed_ms, self.timer_step_ms);
        if let Some(samples) = self
            .modes
            .iter_mut()
            .find(|samples| samples.mode == turn.mode)
        {
            match turn.purpose {
                Purpose::WarmUp => samples.rounds = rounds,
                Purpose::Sample if rounds > turn.rounds => {
                    // Too short for the timer, now that the code is warm: the
                    // turn is taken again with more runs in it.
                    samples.rounds = rounds;
                    return Ok(());
                }
                Purpose::Sample => {
                    samples.samples_ms.push(sampled.elapsed_ms);
                    samples.copying.extend(sampled.copying);
                }
            }
        }
        self.queue.pop_front();
        self.done += 1;
        if self.queue.is_empty() && self.wants_more() {
            self.add_round(Purpose::Sample);
        }
        Ok(())
    }

    /// The turn was disturbed: it is counted, and will be taken again.
    ///
    /// # Errors
    /// [`Invalid::Disturbed`] if that happens too often.
    pub fn void(&mut self) -> Result<(), Invalid> {
        let Some(turn) = self.next_turn() else {
            return Ok(());
        };
        if let Some(samples) = self
            .modes
            .iter_mut()
            .find(|samples| samples.mode == turn.mode)
        {
            samples.voided += 1;
        }
        let voids: u32 = self.modes.iter().map(|samples| samples.voided).sum();
        if voids > MOST_VOIDS {
            Err(Invalid::Disturbed)
        } else {
            Ok(())
        }
    }

    /// Whether the next turn is, as far as can be known, the last of its mode.
    pub fn is_last_of_its_mode(&self) -> bool {
        let mut modes = self.queue.iter().map(|turn| turn.mode);
        let next = modes.next();
        modes.all(|mode| Some(mode) != next)
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.done,
            total: self.done + self.queue.len() as u32,
        }
    }

    /// The samples so far, a mode each, in the order the modes were given.
    pub fn samples(&self) -> &[ModeSamples] {
        &self.modes
    }

    /// The checksum that all runs so far agree on.
    pub fn checksum(&self) -> Option<&str> {
        self.checksum.as_deref()
    }

    /// The seed of the order of turns, and of the bootstrap.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    fn samples_of(&self, mode: Mode) -> Option<&ModeSamples> {
        self.modes.iter().find(|samples| samples.mode == mode)
    }

    /// Every mode once, in random order (Fisher and Yates's shuffle).
    fn add_round(&mut self, purpose: Purpose) {
        let mut modes: Vec<Mode> = self.modes.iter().map(|samples| samples.mode).collect();
        for last in (1..modes.len()).rev() {
            let other = self.random.next_u64() % (last as u64 + 1);
            modes.swap(last, other as usize);
        }
        self.queue.extend(modes.into_iter().map(|mode| Turn {
            mode,
            rounds: 1,
            purpose,
        }));
    }

    fn wants_more(&self) -> bool {
        let taken = self
            .modes
            .iter()
            .map(|samples| samples.samples_ms.len())
            .max()
            .unwrap_or(0);
        let turns = f64::from(self.done.max(1));
        let next_round_ms = self.spent_ms / turns * self.modes.len() as f64;
        taken < (self.repeats * MOST_SAMPLES_FACTOR) as usize
            && self.spent_ms + next_round_ms <= BUDGET_MS
            && self
                .modes
                .iter()
                .any(|samples| self.is_wide(&samples.samples_ms))
    }

    fn is_wide(&self, samples_ms: &[f64]) -> bool {
        stats::median_interval(samples_ms, self.seed)
            .is_some_and(|interval| stats::relative_width(interval) > WIDE)
    }
}

/// How many runs a sample needs to last long enough for this timer.
fn rounds_needed(elapsed_ms: f64, timer_step_ms: f64) -> u32 {
    let least_ms = STEPS_PER_SAMPLE * timer_step_ms;
    // A run too quick for the timer at all counts as a tenth of its step.
    let rounds = least_ms / elapsed_ms.max(timer_step_ms / 10.0);
    if rounds.is_finite() {
        rounds.ceil().clamp(1.0, MOST_ROUNDS) as u32
    } else {
        1
    }
}
