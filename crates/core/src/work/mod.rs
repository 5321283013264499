//! The work that is run: nine workloads, each a pure function with an answer
//! that can be checked, or a learner's program. Nothing here knows of clocks, threads or
//! the web.
//!
//! A workload makes a [`Plan`] from [`Params`]. A plan is a list of independent
//! tasks, in one or more phases. A task is started as a [`Job`], and a job is
//! driven by calling [`Job::step`] until it is done: each step is a slice of well
//! under a millisecond, or asks for a wait. The modes (`interleave_engine::run`)
//! differ only in who calls `step`, and when.

mod about;
mod answer;
mod checksum;
pub mod element;
mod hash;
pub mod mandelbrot;
mod matmul;
mod merge;
mod mixed;
mod montecarlo;
mod orbits;
mod prices;
mod primes;
pub mod program;
pub mod remote;
mod sleep;
mod sort;
mod split;

pub use about::{About, Bound, Element, Slider, Spread};
pub use checksum::{Checksum, checksum};
use program::PackedProgram;
use remote::{PayloadRef, Remote, Whole};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a learner chooses about a workload's input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Params {
    /// How many tasks the work is cut into, at least 1.
    pub tasks: u32,
    /// How much work there is, in the unit of the workload's size slider.
    pub size: u32,
    /// How long one simulated I/O wait takes, in milliseconds.
    pub latency_ms: u32,
    /// Seed of everything random about the input.
    pub seed: u64,
    /// How many elements a task has, where this determines the amount of work instead of
    /// the size, and more finely ([`About::elements`]).
    pub chunk: Option<u32>,
}

/// The nine workloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Workload {
    /// Are these numbers prime? Trial division.
    Primes,
    /// The Mandelbrot set, in tiles.
    Mandelbrot,
    /// The product of two square matrices, in blocks of rows.
    Matmul,
    /// π by throwing darts.
    Montecarlo,
    /// Sort random numbers: chunks first, then merge.
    Sort,
    /// SHA-256 over blocks of data.
    Hash,
    /// Ask for prices and wait for the answers.
    Prices,
    /// Wait, and do nothing else.
    Sleep,
    /// Wait, then compute.
    Mixed,
}

/// What is run, as it is passed around: it names a plan, so that this can be made once
/// more in another memory. What all kinds of work have in common is asked here; what only
/// workloads have (sliders, chunks) is found by matching, so that the compiler lists
/// those places when another kind joins. Not `Copy`: a kind may carry a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Work {
    /// A workload, and how much of it.
    Workload(Workload, Params),
    /// A program. It has no plan here, and no engine is sent it as it is: who runs it has it
    /// compiled first.
    #[serde(skip)]
    Program(PackedProgram),
}

impl Work {
    /// Its short name, as results have it under `workload`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Workload(workload, _) => workload.id(),
            Self::Program(_) => program::ABOUT.id,
        }
    }

    /// How many tasks it is cut into.
    pub fn tasks(&self) -> u32 {
        match self {
            Self::Workload(_, params) => params.tasks,
            Self::Program(_) => 1,
        }
    }

    /// Makes its input, ready to run in this memory.
    ///
    /// # Errors
    /// [`PlanError::OutOfMemory`] if the input does not fit into memory,
    /// [`PlanError::IsProgram`] if it is no workload.
    pub fn plan(&self) -> Result<Box<dyn Plan>, PlanError> {
        match self {
            Self::Workload(workload, params) => workload.plan(*params),
            Self::Program(_) => Err(PlanError::IsProgram),
        }
    }

    /// The work in a process, which is sent what each task needs.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn remote(&self) -> Result<Box<dyn Remote>, PlanError> {
        match self {
            Self::Workload(workload, params) => workload.remote(*params),
            Self::Program(_) => Err(PlanError::IsProgram),
        }
    }
}

impl Workload {
    /// All workloads, in the order the page lists them.
    pub const ALL: [Self; 9] = [
        Self::Primes,
        Self::Mandelbrot,
        Self::Matmul,
        Self::Montecarlo,
        Self::Sort,
        Self::Hash,
        Self::Prices,
        Self::Sleep,
        Self::Mixed,
    ];

    /// What the page says of it.
    pub fn about(self) -> &'static About {
        match self {
            Self::Primes => &primes::ABOUT,
            Self::Mandelbrot => &mandelbrot::ABOUT,
            Self::Matmul => &matmul::ABOUT,
            Self::Montecarlo => &montecarlo::ABOUT,
            Self::Sort => &sort::ABOUT,
            Self::Hash => &hash::ABOUT,
            Self::Prices => &prices::ABOUT,
            Self::Sleep => &sleep::ABOUT,
            Self::Mixed => &mixed::ABOUT,
        }
    }

    /// Its id in URLs.
    pub fn id(self) -> &'static str {
        self.about().id
    }

    /// The workload with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|workload| workload.id() == id)
    }

    /// Makes the input and cuts it into tasks. Params out of range are clamped
    /// to the sliders' ranges.
    ///
    /// # Errors
    /// [`PlanError::OutOfMemory`] if the input does not fit into memory.
    pub fn plan(self, params: Params) -> Result<Box<dyn Plan>, PlanError> {
        let params = self.clamp(params);
        Ok(match self {
            Self::Primes => Box::new(primes::plan(params)),
            Self::Mandelbrot => Box::new(mandelbrot::plan(params)),
            Self::Matmul => Box::new(matmul::plan(params)?),
            Self::Montecarlo => Box::new(montecarlo::plan(params)),
            Self::Sort => Box::new(sort::plan(params)?),
            Self::Hash => Box::new(hash::plan(params)),
            Self::Prices => Box::new(prices::plan(params)),
            Self::Sleep => Box::new(sleep::plan(params)),
            Self::Mixed => Box::new(mixed::plan(params)),
        })
    }

    /// The work in a process, which is sent what each task needs.
    ///
    /// # Errors
    /// [`PlanError::OutOfMemory`] if there is not enough memory even for that.
    pub fn remote(self, params: Params) -> Result<Box<dyn Remote>, PlanError> {
        let clamped = self.clamp(params);
        Ok(match self {
            Self::Matmul => Box::new(matmul::remote(clamped)),
            Self::Sort => Box::new(sort::remote()),
            Self::Hash => Box::new(hash::remote(clamped)),
            _ => Box::new(Whole(self.plan(params)?)),
        })
    }

    fn clamp(self, params: Params) -> Params {
        let about = self.about();
        let clamp =
            |slider: Option<Slider>, value: u32| slider.map_or(0, |slider| slider.clamp(value));
        Params {
            tasks: about.tasks.clamp(params.tasks),
            size: clamp(about.size, params.size),
            latency_ms: clamp(about.latency, params.latency_ms),
            seed: params.seed,
            chunk: params.chunk,
        }
    }
}

/// Work, ready to run: the input, cut into independent tasks.
pub trait Plan: Send + Sync {
    /// How many tasks each phase has. The tasks of a phase are independent; a
    /// phase may begin when all of the one before are done.
    fn phases(&self) -> Vec<u32>;

    /// Starts one task. `before` holds the outputs of the phase before, in the
    /// order of its tasks; it is empty in the first phase.
    fn start<'a>(&'a self, phase: usize, task: u32, before: &'a [Output]) -> Box<dyn Job + 'a>;

    /// What a process with a memory of its own must be sent to do this task: everything
    /// that does not follow from the [`Params`].
    fn payload<'a>(
        &'a self,
        _phase: usize,
        _task: u32,
        _before: &'a [Output],
    ) -> Vec<PayloadRef<'a>> {
        Vec::new()
    }

    /// Compares the last phase's outputs with the known answer.
    ///
    /// # Errors
    /// [`WrongAnswer`] says what differs.
    fn check(&self, outputs: &[Output]) -> Result<(), WrongAnswer>;

    /// Runs one task to its end and ignores its waits: the computing alone.
    fn run_task(&self, phase: usize, task: u32, before: &[Output]) -> Output {
        let mut job = self.start(phase, task, before);
        loop {
            match job.step() {
                Step::Done(output) => return output,
                Step::Ask(_) => job.receive(None),
                Step::More | Step::Wait(_) => {}
            }
        }
    }
}

/// A task in progress.
pub trait Job: Send {
    /// Does the next slice of the task. Not to be called again after
    /// [`Step::Done`].
    fn step(&mut self) -> Step;

    /// Takes the answer to the [`Step::Ask`] that the last step gave, before the
    /// next step. `None` where there is no network: the wait was then a timer.
    fn receive(&mut self, _answer: Option<Answer>) {}
}

/// What is asked of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Path and query, below the folder of the interface.
    pub path: String,
    /// How long the server takes to answer, in milliseconds.
    pub latency_ms: u32,
}

/// What a server answers: the price at the end of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// In dollars.
    pub close: f64,
}

/// What a slice of a task came to.
#[derive(Debug)]
pub enum Step {
    /// There is more to compute.
    More,
    /// The task waits for I/O this long, in milliseconds, and then goes on.
    Wait(u32),
    /// The task asks something over the network, and goes on with the answer.
    Ask(Question),
    /// The task is done.
    Done(Output),
}

/// What a task leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// A number: a count, a price, 1 for "is prime".
    Count(u64),
    /// A SHA-256 digest.
    Digest([u8; 32]),
    /// Numbers in order.
    Numbers(Vec<u32>),
    /// Elements of a matrix, row by row.
    Elements(Vec<f32>),
    /// A tile of a picture: one byte per pixel, row by row.
    Pixels(Vec<u8>),
}

/// An empty list with room for this many elements.
///
/// # Errors
/// [`PlanError::OutOfMemory`] if there is not enough memory.
fn reserve<T>(count: usize) -> Result<Vec<T>, PlanError> {
    let bytes = count as u64 * size_of::<T>() as u64;
    let mut room = Vec::new();
    match room.try_reserve_exact(count) {
        Ok(()) => Ok(room),
        Err(_) => Err(PlanError::OutOfMemory { bytes }),
    }
}

/// The input could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// It needs more memory than there is; the bytes asked for.
    OutOfMemory {
        /// How many bytes were asked for.
        bytes: u64,
    },
    /// A program has no input that could be made here.
    IsProgram,
}

/// A run's answer differs from the known one: what was expected, what came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongAnswer(pub String);

impl fmt::Display for WrongAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "wrong answer: {}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{PlanError, reserve};

    #[test]
    fn a_wish_too_big_for_memory_is_refused() {
        let bytes = isize::MAX as u64 / 8 * 8;
        let refused = reserve::<u64>(isize::MAX as usize / 8);
        assert_eq!(refused, Err(PlanError::OutOfMemory { bytes }));
    }
}
