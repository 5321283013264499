//! The measuring: decides what to run next, keeps the samples, and says what
//! they mean. It runs nothing itself and knows no clock, so that every rule of
//! it is tested natively. The rules, and where they live:
//!
//! 1. Same work: a sample carries its checksum; all must agree ([`Experiment::record`]),
//!    but for programs, whose output may differ from run to run: that is said.
//! 2. Separate: start-up is not part of a sample ([`report::StartUp`]).
//! 3. Warm: [`WARM_UPS`] runs of each mode are not counted.
//! 4. Interleaved: each round runs every mode once, in seeded random order.
//! 5. Long enough: a sample lasts [`STEPS_PER_SAMPLE`] steps of the timer.
//! 6. Enough: more rounds while an interval is wide and time allows.
//! 7. Shown whole: every sample is kept; outliers are marked ([`report`]).
//! 8. Compared as ratios, with intervals ([`report`], [`verdict`]).
//! 9. Discarded when disturbed: the turn is taken again ([`Experiment::void`]).
//! 10. With its circumstances ([`report::Environment`]).

pub mod diagnosis;
pub mod granularity;
pub mod guess;
pub mod history;
pub mod law_choice;
pub mod measurement;
pub mod report;
pub mod side_by_side;
pub mod sweep;
mod threads_breakdown;
pub mod time_breakdown;
pub(crate) mod turns;
pub mod verdict;

use crate::mode::Mode;
use crate::sample::{Copying, ProgramEnd, ProgramRun, Sampled};
use crate::stats;
use std::fmt;
use turns::Turns;

/// Runs of each mode before the first sample, which are not counted.
pub const WARM_UPS: u32 = 2;
/// A sample lasts at least this many steps of the timer.
pub const STEPS_PER_SAMPLE: f64 = 100.0;
/// An interval wider than this share of its median asks for more samples.
const WIDE: f64 = 0.05;
/// How long more samples may be taken, from the first warm-up on.
const BUDGET_MS: f64 = 6_000.0;
/// The most samples, as a multiple of the number that was asked for.
pub const MOST_SAMPLES_FACTOR: u32 = 2;

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
    /// Not counted, but it shows how many rounds a sample needs.
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
    /// A run of a program took the longest time that is allowed: so would all others.
    TooLong,
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
            Self::TooLong => formatter.write_str(
                "A run of the program takes too long for many to be compared. Give it less to do.",
            ),
        }
    }
}

impl std::error::Error for Invalid {}

/// A comparison under way.
#[derive(Clone, Debug)]
pub struct Experiment {
    modes: Vec<ModeSamples>,
    repeats: u32,
    seed: u64,
    turns: Turns,
    checksum: Option<String>,
    /// The run of each mode that is shown, if the work is a program.
    programs: Vec<Option<ProgramRun>>,
    /// Whether a run of a program printed something else than the first.
    output_differs: bool,
}

impl Experiment {
    /// A comparison of these modes, with this many samples each. `seed` orders
    /// the turns; `timer_step_ms` is the step of the clock that times them.
    pub fn new(modes: &[Mode], repeats: u32, seed: u64, timer_step_ms: f64) -> Self {
        let of_mode = |&mode| ModeSamples {
            mode,
            samples_ms: Vec::new(),
            voided: 0,
            copying: Vec::new(),
        };
        Self {
            modes: modes.iter().map(of_mode).collect(),
            repeats,
            seed,
            turns: Turns::new(modes.len(), repeats, seed, timer_step_ms),
            checksum: None,
            programs: vec![None; modes.len()],
            output_differs: false,
        }
    }

    /// No sample has more runs in it than this, however short they are.
    pub fn limit_rounds(&mut self, most: u32) {
        self.turns.limit_rounds(most);
    }

    /// What to run next; `None` when there are samples enough.
    pub fn next_turn(&self) -> Option<Turn> {
        let next = self.turns.next()?;
        Some(Turn {
            mode: self.modes.get(next.place)?.mode,
            rounds: next.rounds,
            purpose: next.purpose,
        })
    }

    /// Keeps the outcome of the turn that `next_turn` gave.
    ///
    /// # Errors
    /// [`Invalid::Disagreement`] if its answer differs from the first one's.
    pub fn record(&mut self, sampled: &Sampled) -> Result<(), Invalid> {
        let Some(next) = self.turns.next() else {
            return Ok(());
        };
        let mode = &mut self.modes[next.place];
        match &sampled.program {
            None => agree(&mut self.checksum, sampled, mode.mode)?,
            Some(run) if run.end() == ProgramEnd::Limit => {
                // Each other run would take as long again: what there is has to do.
                mode.samples_ms.push(sampled.elapsed_ms);
                self.turns.cut_short();
                self.keep_program(next.place, sampled, run);
                return Ok(());
            }
            Some(run) => self.keep_program(next.place, sampled, run),
        }
        let took_ms = sampled.elapsed_ms * f64::from(next.rounds);
        if let Some(place) = self.turns.record(sampled.elapsed_ms, took_ms) {
            let mode = &mut self.modes[place];
            mode.samples_ms.push(sampled.elapsed_ms);
            mode.copying.extend(sampled.copying);
        }
        if self.next_turn().is_none() && self.wants_more() {
            self.turns.add_round(Purpose::Sample, 0..self.modes.len());
        }
        Ok(())
    }

    /// The turn was disturbed: it is counted, and will be taken again.
    ///
    /// # Errors
    /// [`Invalid::Disturbed`] if that happens too often.
    pub fn void(&mut self) -> Result<(), Invalid> {
        if let Some(next) = self.turns.next() {
            self.modes[next.place].voided += 1;
        }
        self.turns.void()
    }

    /// Whether the next turn is, as far as can be known, the last of its mode.
    pub fn is_last_of_its_mode(&self) -> bool {
        self.turns.is_last_of_its_place()
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.turns.progress()
    }

    /// The samples so far, one entry per mode, in the order the modes were given.
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

    /// The first run of each mode, or the one that took too long, if the work is a program;
    /// in the order of the modes.
    pub fn programs(&self) -> &[Option<ProgramRun>] {
        &self.programs
    }

    /// Whether a program printed something else in one run than in another.
    pub fn output_differs(&self) -> bool {
        self.output_differs
    }

    /// Programs may print what they want: two runs that differ are no mistake of ours.
    fn keep_program(&mut self, place: usize, sampled: &Sampled, run: &ProgramRun) {
        let first = self
            .checksum
            .get_or_insert_with(|| sampled.checksum.clone());
        self.output_differs |= *first != sampled.checksum;
        let kept = &mut self.programs[place];
        if kept.is_none() || run.end() == ProgramEnd::Limit {
            kept.clone_from(&sampled.program);
        }
    }

    fn wants_more(&self) -> bool {
        let taken = self.modes.iter().map(|samples| samples.samples_ms.len());
        let taken = taken.max().unwrap_or(0);
        taken < (self.repeats * MOST_SAMPLES_FACTOR) as usize
            && self.turns.spent_ms() + self.turns.mean_ms() * self.modes.len() as f64 <= BUDGET_MS
            && self
                .modes
                .iter()
                .any(|samples| is_wide(&samples.samples_ms, self.seed))
    }
}

/// Compares an answer with the first one of the same work.
fn agree(first: &mut Option<String>, sampled: &Sampled, mode: Mode) -> Result<(), Invalid> {
    let first = first.get_or_insert_with(|| sampled.checksum.clone());
    if *first == sampled.checksum {
        Ok(())
    } else {
        Err(Invalid::Disagreement { mode })
    }
}

fn is_wide(samples_ms: &[f64], seed: u64) -> bool {
    stats::median_interval(samples_ms, seed)
        .is_some_and(|interval| stats::relative_width(interval) > WIDE)
}
