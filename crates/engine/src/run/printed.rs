//! What a program prints on its way to who shows it: which thread printed what, in the order
//! in which it happened. It must not know where it is shown.

use super::deadlock::Deadlock;
use interleave_core::mode::Mode;
use interleave_core::sample::ProgramEnd;

/// What some runs of a program came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// How they ended.
    pub end: ProgramEnd,
    /// What they printed to `sys.stdout`, and the last lines of its tracebacks; `None` if
    /// that is too much to be told.
    pub text: Option<(String, Vec<String>)>,
    /// How many they were.
    pub runs: u32,
}

impl Came {
    /// Did other runs come to the same?
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (self.end, &self.text) == (other.end, &other.text)
    }
}

/// What runs in one mode came to.
pub struct Counted {
    /// The mode.
    pub mode: Mode,
    /// The different ends.
    pub came: Vec<Came>,
    /// How threads stood in the last run of which all waited, if there was one.
    pub deadlock: Option<Deadlock>,
}

/// What was printed since the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// In the order in which it was printed.
    pub pieces: Vec<Piece>,
    /// How many lines are not shown any more, since the run began: it printed too much.
    pub lost_lines: u64,
}

/// What one thread printed to one stream, without a break by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Who printed it; `None` if the machine says it of the program.
    pub printer: Option<Printer>,
    /// Whether it went to `sys.stderr`.
    pub is_error: bool,
    /// What was printed.
    pub text: String,
}

/// A thread that prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// The place of its process among those of the run, in the order of their start.
    pub process: u32,
    /// Its number in that process; the main thread of the first process is 0.
    pub thread: u32,
    /// What it was called at that time, as in a trace of the run.
    pub name: String,
}
