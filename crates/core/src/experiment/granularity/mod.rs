//! How small is too small: the same number of tasks, one after another and on
//! workers, with smaller and smaller chunks of work, until handing them out costs
//! more than it gains. By the rules of [`super`]; like the experiment, it runs
//! nothing and knows no clock, and like the sweep it can be stopped and resumed.
//!
//! 1. From the smallest chunk up, each is run once, to see how long it takes. A
//!    chunk that would take too long is left out, and so are all larger ones.
//! 2. Each is warmed up once more. Chunks far below the one that seems to pay are
//!    left out: it is known by then that they do not.
//! 3. The rest is measured, interleaved.

mod outcome;

pub use outcome::{Break, GranularityPoint, GranularityResult, Outcome};

use super::turns::{Next, Turns};
use super::{Invalid, Progress, Purpose, WARM_UPS, agree};
use crate::mode::Mode;
use crate::sample::Sampled;
use crate::stats::{self, MIN_SAMPLES, Verdict};
use crate::work::{Params, Work, Workload};

/// The number of tasks per worker: enough to be shared evenly, and few enough to cost
/// little.
const TASKS_A_WORKER: u32 = 4;
/// How many times as large each chunk is as the next smaller one.
const STEP: u32 = 4;
/// Never more chunks than this.
const MOST_CHUNKS: usize = 14;
/// The longest run; a longer one says nothing about small chunks.
const LONGEST_MS: f64 = 120.0;
/// How many chunks below the one that seems to pay are measured.
const BELOW: usize = 3;
/// Chunks that are neither clearly faster nor slower get more samples: up to this multiple
/// of the number that was asked for,
const MOST_SAMPLES_FACTOR: usize = 2;
/// and for up to this share of the time that the others took.
const MOST_MORE: f64 = 0.5;

/// The measuring, under way.
#[derive(Clone, Debug)]
pub struct Granularity {
    mode: Mode,
    workers: u32,
    repeats: u32,
    seed: u64,
    /// Two places per chunk: `sequential`, then the mode.
    turns: Turns,
    /// The smallest first.
    chunks: Vec<Chunk>,
    stage: Stage,
    /// How long all samples that were asked for took, once they are taken.
    asked_ms: Option<f64>,
}

/// What to run next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GranularityTurn {
    /// What: it is to be prepared unless it is what was prepared last.
    pub work: Work,
    /// How.
    pub mode: Mode,
    /// On how many workers.
    pub workers: u32,
    /// How often, inside one sample.
    pub rounds: u32,
    /// What for.
    pub purpose: Purpose,
}

#[derive(Clone, Debug)]
struct Chunk {
    workload: Workload,
    params: Params,
    /// The latest warm-up of `sequential` and of the mode.
    warm_ms: [f64; 2],
    /// The samples of both.
    samples_ms: [Vec<f64>; 2],
    checksum: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// This chunk is run for the first time.
    Probing(usize),
    /// All up to this one are warmed up.
    WarmingUp { largest: usize },
    /// These are measured.
    Measuring { smallest: usize, largest: usize },
}

impl Granularity {
    /// The chunks of this work, from that of its own size down, in this mode
    /// (`parallel`, or `processes`), with this many samples of each. `seed` orders
    /// the turns; `timer_step_ms` is the step of the clock that times them.
    ///
    /// `None` if the work has no chunks.
    pub fn new(
        work: &Work,
        mode: Mode,
        workers: u32,
        repeats: u32,
        seed: u64,
        timer_step_ms: f64,
    ) -> Option<Self> {
        let chunks = chunks(work, workers)?;
        let mut turns = Turns::none(2 * chunks.len(), seed, timer_step_ms);
        turns.add_round(Purpose::WarmUp, places(0));
        Some(Self {
            mode,
            workers,
            repeats: repeats.max(MIN_SAMPLES as u32),
            seed,
            turns,
            chunks,
            stage: Stage::Probing(0),
            asked_ms: None,
        })
    }

    /// On how many workers.
    pub fn workers(&self) -> u32 {
        self.workers
    }

    /// Whether it is of the same elements as this work, in whatever chunks.
    pub fn is_of(&self, work: &Work) -> bool {
        let Work::Workload(workload, params) = work else {
            return false;
        };
        self.chunks
            .first()
            .is_some_and(|chunk| chunk.workload == *workload && chunk.params.seed == params.seed)
    }

    /// What to run next; `None` when there are samples enough.
    pub fn next_turn(&self) -> Option<GranularityTurn> {
        let next = self.turns.next()?;
        let (mode, workers) = match next.place % 2 {
            0 => (Mode::Sequential, 1),
            _ => (self.mode, self.workers),
        };
        Some(GranularityTurn {
            work: self.chunks.get(next.place / 2)?.work(),
            mode,
            workers,
            rounds: next.rounds,
            purpose: next.purpose,
        })
    }

    /// Keeps the outcome of the turn that `next_turn` gave. `took_ms` is how long
    /// the whole turn took, with all that belongs to it; it only serves to estimate the
    /// time left.
    ///
    /// # Errors
    /// [`Invalid::Disagreement`] if its answer differs from the first one's of
    /// the same chunk.
    pub fn record(&mut self, sampled: &Sampled, took_ms: f64) -> Result<(), Invalid> {
        let (Some(next), Some(turn)) = (self.turns.next(), self.next_turn()) else {
            return Ok(());
        };
        let chunk = &mut self.chunks[next.place / 2];
        agree(&mut chunk.checksum, sampled, turn.mode)?;
        let kept = self.turns.record(sampled.elapsed_ms, took_ms).is_some();
        chunk.keep(next, sampled.elapsed_ms, kept);
        if self.turns.next().is_none() {
            self.go_on();
        }
        Ok(())
    }

    /// The turn was disturbed, and will be taken again.
    ///
    /// # Errors
    /// [`Invalid::Disturbed`] if that happens too often.
    pub fn void(&mut self) -> Result<(), Invalid> {
        self.turns.void()
    }

    /// Resumes after a break, perhaps on another engine: what is still to be measured is
    /// warmed up again. No sample is lost.
    pub fn resume(&mut self) {
        self.turns.warm_up_again();
    }

    /// The progress so far. The total is an estimate until all chunks have run once.
    pub fn progress(&self) -> Progress {
        let Progress { done, total } = self.turns.progress();
        let a_chunk = 2 * (WARM_UPS + self.repeats);
        let guessed = match self.stage {
            Stage::Probing(_) => a_chunk * self.chunks.len() as u32,
            Stage::WarmingUp { largest } => a_chunk * (largest as u32 + 1),
            Stage::Measuring { .. } => 0,
        };
        Progress {
            done,
            total: total.max(guessed),
        }
    }

    /// About how long the rest takes; `None` until it is known what is measured.
    pub fn time_left_ms(&self) -> Option<f64> {
        match self.stage {
            Stage::Measuring { .. } => self.turns.time_left_ms(),
            _ => None,
        }
    }

    /// What is known so far; `None` while no chunk has samples enough.
    pub fn result(&self) -> Option<GranularityResult> {
        let points: Vec<GranularityPoint> = self
            .chunks
            .iter()
            .filter_map(|chunk| chunk.point(self.seed))
            .collect();
        let outcome = outcome::of(&points)?;
        Some(GranularityResult {
            workload: self.chunks.first()?.workload,
            mode: self.mode,
            workers: self.workers,
            points,
            outcome,
        })
    }

    /// All turns are done: what comes next.
    fn go_on(&mut self) {
        match self.stage {
            Stage::Probing(chunk) if self.is_quick(chunk + 1) => {
                self.stage = Stage::Probing(chunk + 1);
                self.turns.add_round(Purpose::WarmUp, places(chunk + 1));
            }
            Stage::Probing(chunk) => {
                // Work may grow faster than its elements, which shows only after the run.
                let is_long = self.chunks[chunk].warm_ms[0] > LONGEST_MS;
                let largest = chunk - usize::from(is_long && chunk > 0);
                self.stage = Stage::WarmingUp { largest };
                for _ in 1..WARM_UPS {
                    let all = (0..=largest).map(places);
                    self.turns.add_round_of_groups(Purpose::WarmUp, all);
                }
            }
            Stage::WarmingUp { largest } => {
                let smallest = self.smallest(largest);
                self.stage = Stage::Measuring { smallest, largest };
                for _ in 0..self.repeats {
                    let all = (smallest..=largest).map(places);
                    self.turns.add_round_of_groups(Purpose::Sample, all);
                }
            }
            Stage::Measuring { smallest, largest } => {
                let wanting = self.wanting(smallest, largest);
                let places = wanting.into_iter().map(places);
                self.turns.add_round_of_groups(Purpose::Sample, places);
            }
        }
    }

    /// Whether there is such a chunk, and its run will not take too long, judging by the
    /// run of the next smaller one.
    fn is_quick(&self, chunk: usize) -> bool {
        let (Some(chunk), Some(below)) = (self.chunks.get(chunk), self.chunks.get(chunk - 1))
        else {
            return false;
        };
        let grown = chunk.elements() / below.elements();
        below.warm_ms[0] * grown <= LONGEST_MS
    }

    /// The smallest chunk worth measuring: a few below the largest that does not
    /// seem to pay.
    fn smallest(&self, largest: usize) -> usize {
        let pays = |chunk: &Chunk| chunk.warm_ms[1] < chunk.warm_ms[0];
        let losing = self.chunks[..=largest]
            .iter()
            .rposition(|chunk| !pays(chunk));
        losing.map_or(0, |losing| (losing + 1).saturating_sub(BELOW))
    }

    /// Which chunks have to be measured again.
    fn wanting(&mut self, smallest: usize, largest: usize) -> Vec<usize> {
        let asked_ms = *self.asked_ms.get_or_insert(self.turns.spent_ms());
        let most = self.repeats as usize * MOST_SAMPLES_FACTOR;
        let unclear: Vec<usize> = (smallest..=largest)
            .filter(|&chunk| self.chunks[chunk].is_unclear(most, self.seed))
            .collect();
        let round_ms = 2.0 * self.turns.mean_ms() * unclear.len() as f64;
        if self.turns.spent_ms() + round_ms > asked_ms * (1.0 + MOST_MORE) {
            return Vec::new();
        }
        unclear
    }
}

impl Chunk {
    fn work(&self) -> Work {
        Work::Workload(self.workload, self.params)
    }

    fn elements(&self) -> f64 {
        self.workload.about().elements(self.params) as f64
    }

    fn keep(&mut self, next: Next, elapsed_ms: f64, kept: bool) {
        let side = next.place % 2;
        if next.purpose == Purpose::WarmUp {
            self.warm_ms[side] = elapsed_ms;
        } else if kept {
            self.samples_ms[side].push(elapsed_ms);
        }
    }

    fn ratio(&self, seed: u64) -> Option<stats::Ratio> {
        let [sequential_ms, others_ms] = &self.samples_ms;
        stats::ratio_of_medians(sequential_ms, others_ms, seed)
    }

    fn is_unclear(&self, most: usize, seed: u64) -> bool {
        self.samples_ms[0].len() < most
            && self
                .ratio(seed)
                .is_some_and(|ratio| ratio.verdict() == Verdict::NoClearDifference)
    }

    fn point(&self, seed: u64) -> Option<GranularityPoint> {
        let ratio = self.ratio(seed)?;
        let tasks = f64::from(self.params.tasks);
        Some(GranularityPoint {
            chunk: self.elements() / tasks,
            work_ms: stats::median(&self.samples_ms[0])? / tasks,
            speedup: ratio.ratio,
            ci95: ratio.ci95,
        })
    }
}

/// The places of a chunk.
fn places(chunk: usize) -> [usize; 2] {
    [2 * chunk, 2 * chunk + 1]
}

/// The work in chunks of all sizes, the smallest first.
fn chunks(work: &Work, workers: u32) -> Option<Vec<Chunk>> {
    let &Work::Workload(workload, mut params) = work else {
        return None;
    };
    let about = workload.about();
    let element = about.element?;
    params.tasks = about
        .tasks
        .clamp(workers.max(1).saturating_mul(TASKS_A_WORKER));
    let mut next = about.chunk(params)?;
    let mut chunks = Vec::new();
    while chunks.len() < MOST_CHUNKS {
        params.chunk = Some(next.max(element.least));
        chunks.push(Chunk {
            workload,
            params,
            warm_ms: [0.0; 2],
            samples_ms: [const { Vec::new() }; 2],
            checksum: None,
        });
        if next <= element.least {
            break;
        }
        next /= STEP;
    }
    chunks.reverse();
    Some(chunks)
}
