//! Regular expressions as Python has them.
//!
//! `parse` reads a pattern into a tree, `program` makes instructions of it, `run` tries them on a text, going back
//! where it must. It knows nothing of the machine: `natives/regex.rs` stands between them.

mod group;
mod parse;
mod program;
mod run;
mod set;

pub use parse::{Problem, parse};
pub use program::Program;
pub use run::{Found, Mode, Stopped};

/// `re.IGNORECASE`.
pub const IGNORE_CASE: u32 = 2;
/// `re.LOCALE`.
pub const LOCALE: u32 = 4;
/// `re.MULTILINE`.
pub const MULTILINE: u32 = 8;
/// `re.DOTALL`.
pub const DOT_ALL: u32 = 16;
/// `re.UNICODE`.
pub const UNICODE: u32 = 32;
/// `re.VERBOSE`.
pub const VERBOSE: u32 = 64;
/// `re.ASCII`.
pub const ASCII: u32 = 256;

/// A part of a pattern.
#[derive(Clone, Debug)]
pub enum Node {
    /// Nothing, which always fits.
    Empty,
    /// A character; `true`: or the same letter of the other case.
    Char(char, bool),
    /// Any character; `false`: but a line's end.
    Any(bool),
    /// One of a set of characters.
    Set(set::Set),
    /// A place, without characters.
    At(At),
    /// A part that is remembered under a number.
    Group(Box<Node>, usize),
    /// What a group fitted, once more; `true`: in either case.
    Back(usize, bool),
    /// One after another.
    Cat(Vec<Node>),
    /// The first that fits.
    Alt(Vec<Node>),
    /// Several times.
    Repeat(Box<Repeat>),
    /// What stands before or after this place, or does not.
    Look {
        /// What.
        node: Box<Node>,
        /// How many characters before: look-behind.
        behind: Option<usize>,
        /// Must it not be there?
        negated: bool,
    },
    /// A part that is not tried another way once it fitted.
    Atomic(Box<Node>),
    /// If a group fitted, the first; else the second.
    If(usize, Box<Node>, Box<Node>),
}

/// Something several times.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// What.
    pub node: Node,
    /// The smallest number of times.
    pub min: u32,
    /// The largest number of times.
    pub max: u32,
    /// How many are tried first.
    pub greed: Greed,
}

/// How many are tried first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greed {
    /// As many as possible, then fewer.
    Greedy,
    /// As few as possible, then more.
    Lazy,
    /// As many as possible, and never fewer.
    Possessive,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The beginning of the text.
    Start,
    /// The beginning of a line.
    LineStart,
    /// The end of the text, or before a line's end that is its last character.
    End,
    /// The end of a line.
    LineEnd,
    /// The very end of the text.
    VeryEnd,
    /// Between a character of words and another one; `true`: only ASCII's count.
    Word(bool),
    /// Anywhere else.
    NotWord(bool),
}

#[cfg(test)]
mod tests;
