//! All states that were found, and how threads lead from one to another.

pub mod cycles;
pub mod paths;
pub mod reach;
pub mod shares;

/// The number of a state.
pub type StateId = u32;

/// A state.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Threads that can take a step, as bits.
    pub can: u64,
    /// Those of them that let others go first here (they sleep, or wait for a time).
    pub yields: u64,
    /// Threads that have not ended, but those that wait for an end or a notification, as bits.
    pub alive: u64,
    /// Which thread leads to which state. (All that can step, unless the search was cut.)
    pub edges: Vec<Edge>,
    /// The outcome, if nobody can take a step.
    pub outcome: Option<u32>,
    /// Pairs of threads that can take conflicting steps here, and which race that is.
    pub races: Vec<(u8, u8, u32)>,
}

/// A step.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// Whose.
    pub thread: u8,
    /// Where it leads.
    pub to: StateId,
}

/// All states.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// By number; the first one is the beginning.
    pub states: Vec<State>,
}

/// The most threads that can be explored.
pub const MOST_THREADS: usize = 60;

/// Who took the last step: nobody has at the beginning.
pub const NOBODY: u8 = u8::MAX;

impl State {
    /// What it costs that `thread` goes on after `last`: a preemption if that one could have gone on.
    pub fn preemptions(&self, last: u8, thread: u8) -> u32 {
        let goes_on = last != NOBODY && (self.can & !self.yields) >> last & 1 == 1;
        u32::from(goes_on && last != thread)
    }
}

impl State {
    /// Where a thread's step leads.
    pub fn after(&self, thread: u8) -> Option<StateId> {
        let edge = self.edges.iter().find(|edge| edge.thread == thread)?;
        Some(edge.to)
    }
}

impl Graph {
    /// How many steps there are.
    pub fn edges(&self) -> usize {
        self.states.iter().map(|state| state.edges.len()).sum()
    }
}
