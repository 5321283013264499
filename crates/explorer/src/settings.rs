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

/// One way in which the search takes fewer steps, or tells fewer states apart, than the program has. None changes what is
/// found: tests switch them on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reduction {
    /// Instructions between two accesses go with the step before them.
    Between,
    /// So do accesses to what only one thread uses, or what nobody writes.
    Own,
    /// So does what moves to the left of all that others do: releases of locks, starts of threads.
    Left,
    /// A thread goes on where all others have ended.
    Alone,
    /// What is in registers that are never read again tells no states apart.
    Registers,
    /// A state that was met before is not searched again. (Without it, each schedule is run by itself.)
    Matching,
}

impl Reduction {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Between,
        Self::Own,
        Self::Left,
        Self::Alone,
        Self::Registers,
        Self::Matching,
    ];
}

/// Which reductions are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reductions(u8);

impl Reductions {
    /// All of them.
    pub const ALL: Self = Self(u8::MAX);
    /// None.
    pub const NONE: Self = Self(0);

    /// These and one more.
    #[must_use]
    pub const fn with(self, one: Reduction) -> Self {
        Self(self.0 | 1 << one as u8)
    }

    /// These but one.
    #[must_use]
    pub const fn without(self, one: Reduction) -> Self {
        Self(self.0 & !(1 << one as u8))
    }

    /// Is it on?
    #[must_use]
    pub const fn has(self, one: Reduction) -> bool {
        self.0 >> one as u8 & 1 == 1
    }
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
    /// The largest number of states.
    pub most_states: usize,
    /// How the search is made smaller.
    pub reductions: Reductions,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            switch: Switch::default(),
            time: Time::default(),
            order: Order::default(),
            bound: None,
            most_states: 1_000_000,
            reductions: Reductions::ALL,
        }
    }
}
