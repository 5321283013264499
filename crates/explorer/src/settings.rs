//! What is explored.

/// Where another thread may come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switch {
    /// Between any two instructions. (Of no particular CPython.)
    #[default]
    Anywhere,
    /// As CPython 3.8, whose threads may change at any instruction: what it is explored as is `Anywhere`.
    Cpython38,
    /// At calls and backward jumps, and where a thread waits. (As CPython 3.10 and later.)
    Calls,
}

impl Switch {
    /// May another thread come in between any two instructions?
    #[must_use]
    pub fn is_anywhere(self) -> bool {
        self != Self::Calls
    }
}

/// When a sleep or a timeout ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Time {
    /// At any moment.
    #[default]
    Any,
    /// Punctually: clocks move only while all threads wait.
    Punctual,
}

/// Do the lines' order count?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// No: an output is a bag of lines.
    #[default]
    Bag,
    /// Yes.
    Exact,
}

/// What is explored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where another thread may come in.
    pub switch: Switch,
    /// When a sleep or a timeout ends.
    pub time: Time,
    /// Do the lines' order count?
    pub order: Order,
    /// The bound: the largest number of preemptions; `None`: no bound.
    pub bound: Option<u32>,
    /// At most so many states.
    pub most_states: usize,
    /// Are accesses that no other thread can notice taken together with the step before? (Without it, the state space is
    /// larger and the outcomes are the same: for tests.)
    pub reduced: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            switch: Switch::default(),
            time: Time::default(),
            order: Order::default(),
            bound: None,
            most_states: 1_000_000,
            reduced: true,
        }
    }
}
