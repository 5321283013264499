//! How the speed-up grows with the workers: one task after another against the
//! same work on 1, 2, … workers, by the rules of [`super`]. Like the experiment,
//! it runs nothing and knows no clock. It can be stopped at any moment and resumed
//! later: it holds all that is known, and a turn that was not recorded is repeated.

use super::report;
use super::turns::Turns;
use super::{Invalid, Progress, Purpose, agree, is_wide};
use crate::mode::Mode;
use crate::program_end::ProgramEnd;
use crate::sample::Sampled;
use crate::stats::laws::{self, Law, Laws};
use crate::stats::{self, MIN_SAMPLES};

/// Up to here every number of workers is measured.
const EVERY: u32 = 8;
/// Above that, this many steps per doubling.
const STEPS_PER_DOUBLING: u32 = 2;

/// Where an interval is wider than [`super::is_wide`] allows, more samples are taken: up
/// to this multiple of the number that was asked for,
const MOST_SAMPLES_FACTOR: u32 = 2;
/// and for up to this share of the time that the others took.
const MOST_MORE: f64 = 0.5;

/// A sweep under way.
#[derive(Clone, Debug)]
pub struct Sweep {
    mode: Mode,
    repeats: u32,
    seed: u64,
    turns: Turns,
    /// First those of the baseline, then those on each number of workers.
    stops: Vec<SweepSamples>,
    checksum: Option<String>,
    output_differs: bool,
    /// What all turns that were asked for took, once they are done.
    asked_ms: Option<f64>,
}

/// What to run next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SweepTurn {
    /// How.
    pub mode: Mode,
    /// On how many workers.
    pub workers: u32,
    /// How often, inside one sample.
    pub rounds: u32,
    /// What for.
    pub purpose: Purpose,
}

/// The samples on one number of workers.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepSamples {
    /// The mode: `sequential` for the baseline, of a program `gil`.
    pub mode: Mode,
    /// How many workers ran tasks.
    pub workers: u32,
    /// How long each run took, in the order they were taken.
    pub samples_ms: Vec<f64>,
    /// How many samples were disturbed and taken again.
    pub voided: u32,
}

/// The numbers of workers to measure: all from 1 to 8, above that two per
/// doubling, and the largest itself.
pub fn worker_counts(most: u32) -> Vec<u32> {
    let most = most.max(1);
    let mut counts: Vec<u32> = (1..=most.min(EVERY)).collect();
    let (mut step, mut next) = (EVERY / STEPS_PER_DOUBLING, EVERY);
    while next < most {
        for _ in 0..STEPS_PER_DOUBLING {
            next = next.saturating_add(step);
            counts.push(next.min(most));
        }
        step = step.saturating_mul(2);
    }
    counts.dedup();
    counts
}

impl Sweep {
    /// A sweep of this mode (`parallel`, or `processes`) over these numbers of
    /// workers, with this many samples of each. `seed` orders the turns;
    /// `timer_step_ms` is the step of the clock that times them.
    pub fn new(mode: Mode, counts: &[u32], repeats: u32, seed: u64, timer_step_ms: f64) -> Self {
        let mut counts = counts.to_vec();
        counts.sort_unstable();
        counts.dedup();
        let stop = |(mode, workers)| SweepSamples {
            mode,
            workers,
            samples_ms: Vec::new(),
            voided: 0,
        };
        let on_workers = counts.iter().map(|&workers| (mode, workers));
        let stops: Vec<_> = std::iter::once((Mode::Sequential, 1))
            .chain(on_workers)
            .map(stop)
            .collect();
        let repeats = repeats.max(MIN_SAMPLES as u32);
        Self {
            mode,
            repeats,
            seed,
            turns: Turns::new(stops.len(), repeats, seed, timer_step_ms),
            stops,
            checksum: None,
            output_differs: false,
            asked_ms: None,
        }
    }

    /// The same of a program: its threads at once, against the same under a GIL on one worker.
    /// No sample has more runs in it than this.
    #[must_use]
    pub fn of_program(mut self, most_rounds: u32) -> Self {
        if let Some(baseline) = self.stops.first_mut() {
            baseline.mode = Mode::Gil;
        }
        self.turns.limit_rounds(most_rounds);
        self
    }

    /// What to run next; `None` when there are samples enough.
    pub fn next_turn(&self) -> Option<SweepTurn> {
        let next = self.turns.next()?;
        let stop = self.stops.get(next.place)?;
        Some(SweepTurn {
            mode: stop.mode,
            workers: stop.workers,
            rounds: next.rounds,
            purpose: next.purpose,
        })
    }

    /// Keeps the outcome of the turn that `next_turn` gave. `took_ms` is how long
    /// the whole turn took, with all that belongs to it; it only serves to estimate the
    /// time left.
    ///
    /// # Errors
    /// [`Invalid::Disagreement`] if its answer differs from the first one's, unless it is a
    /// program's; [`Invalid::TooLong`] if that did not end in time.
    pub fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid> {
        let Some(turn) = self.next_turn() else {
            return Ok(());
        };
        match &sampled.program {
            Some(run) if run.end() == ProgramEnd::Limit => return Err(Invalid::TooLong),
            // Programs may print what they want.
            Some(_) => {
                let agreed = agree(&mut self.checksum, sampled, turn.mode);
                self.output_differs |= agreed.is_err();
            }
            None => agree(&mut self.checksum, sampled, turn.mode)?,
        }
        if let Some(place) = self.turns.record(sampled.elapsed_ms, took_ms) {
            self.stops[place].samples_ms.push(sampled.elapsed_ms);
        }
        if self.next_turn().is_none() {
            let wanting = self.wanting();
            self.turns.add_round(Purpose::Sample, wanting);
        }
        Ok(())
    }

    /// The turn was disturbed: it is counted, and will be taken again.
    ///
    /// # Errors
    /// [`Invalid::Disturbed`] if that happens too often.
    pub fn void(&mut self) -> Result<(), Invalid> {
        if let Some(next) = self.turns.next() {
            self.stops[next.place].voided += 1;
        }
        self.turns.void()
    }

    /// Resumes after a break, perhaps on another engine: what is still to be measured is
    /// warmed up again. No sample is lost.
    pub fn resume(&mut self) {
        self.turns.warm_up_again();
    }

    /// The largest number of workers.
    pub fn most(&self) -> u32 {
        self.stops.last().map_or(1, |stop| stop.workers)
    }

    /// Whether its number of workers has no turn after the next, as far as can be
    /// known.
    pub fn is_last_of_its_count(&self) -> bool {
        self.turns.is_last_of_its_place()
    }

    /// The progress so far.
    pub fn progress(&self) -> Progress {
        self.turns.progress()
    }

    /// About how long the rest takes; `None` before the first turn is done.
    pub fn time_left_ms(&self) -> Option<f64> {
        self.turns.time_left_ms()
    }

    /// Whether a program printed something else in one run than in another.
    pub fn output_differs(&self) -> bool {
        self.output_differs
    }

    /// The samples so far: of the baseline, then on each number of workers,
    /// fewest first.
    pub fn samples(&self) -> &[SweepSamples] {
        &self.stops
    }

    /// The checksum that all runs so far agree on.
    pub fn checksum(&self) -> Option<&str> {
        self.checksum.as_deref()
    }

    /// What is known so far; `None` while no point has samples enough.
    pub fn result(&self) -> Option<report::Sweep> {
        let (baseline, on_workers) = self.stops.split_first()?;
        let point = |stop: &SweepSamples| {
            let ratio = stats::ratio_of_medians(&baseline.samples_ms, &stop.samples_ms, self.seed)?;
            Some(report::SweepPoint {
                workers: stop.workers,
                speedup: ratio.ratio,
                ci95: ratio.ci95,
                karp_flatt: laws::karp_flatt(ratio.ratio, stop.workers),
            })
        };
        let points: Vec<_> = on_workers.iter().filter_map(point).collect();
        if points.is_empty() {
            return None;
        }
        let laws = self.laws();
        let speedups: Vec<_> = points
            .iter()
            .map(|point| (point.workers, point.speedup))
            .collect();
        Some(report::Sweep {
            mode: self.mode,
            amdahl: laws.map(|laws| report::Amdahl {
                serial: laws.amdahl.serial,
                ci95: laws.serial_ci95,
            }),
            usl: laws
                .filter(|laws| laws.better == Law::Usl)
                .map(|laws| report::Usl {
                    contention: laws.usl.contention,
                    contention_ci95: laws.contention_ci95,
                    coherency: laws.usl.coherency,
                    coherency_ci95: laws.coherency_ci95,
                }),
            knee: stats::cores_found(&speedups),
            points,
        })
    }

    /// Both laws, fitted to what is known so far; `None` through too few points.
    pub fn laws(&self) -> Option<Laws> {
        let (baseline, on_workers) = self.stops.split_first()?;
        let samples: Vec<(u32, &[f64])> = on_workers
            .iter()
            .map(|stop| (stop.workers, &stop.samples_ms[..]))
            .collect();
        laws::fit(&baseline.samples_ms, &samples, self.seed)
    }

    /// The speed-ups of the medians so far, without intervals: cheap enough to
    /// be computed between two turns.
    pub fn so_far(&self) -> Vec<(u32, f64)> {
        let Some((baseline, on_workers)) = self.stops.split_first() else {
            return Vec::new();
        };
        let speedup = |stop: &SweepSamples| {
            let ratio = stats::median(&baseline.samples_ms)? / stats::median(&stop.samples_ms)?;
            ratio.is_normal().then_some((stop.workers, ratio))
        };
        on_workers.iter().filter_map(speedup).collect()
    }

    /// What has to be measured again: the points with a wide interval, and the baseline
    /// with them, so that a drift of the machine affects both alike.
    fn wanting(&mut self) -> Vec<usize> {
        let asked_ms = *self.asked_ms.get_or_insert(self.turns.spent_ms());
        let most = (self.repeats * MOST_SAMPLES_FACTOR) as usize;
        let wide: Vec<usize> = (0..self.stops.len())
            .filter(|&place| {
                let samples_ms = &self.stops[place].samples_ms;
                samples_ms.len() < most && is_wide(samples_ms, self.seed)
            })
            .collect();
        let round_ms: f64 = self.turns.mean_ms() * (wide.len() + 1) as f64;
        if wide.is_empty() || self.turns.spent_ms() + round_ms > asked_ms * (1.0 + MOST_MORE) {
            return Vec::new();
        }
        let baseline = (wide[0] != 0).then_some(0);
        baseline.into_iter().chain(wide).collect()
    }
}
