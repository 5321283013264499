//! From Python source to the machine's code.
#![forbid(unsafe_code)]

mod hint;
mod listing;
mod lower;
mod magic;
mod positions;
mod problem;
mod scope;
mod source;
mod syntax;

pub use hint::{Hint, hint, hints};
pub use listing::listing;
pub use magic::{Translated, problems_of_cell, translate};
pub use problem::{Problem, told};

use interleave_python_code::Code;

/// What to make of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A program or a module.
    Module,
    /// A cell of a notebook: if its last statement is an expression, its value is what the code returns.
    /// It may wait outside a function: then its code is that of a coroutine.
    Cell,
}

/// Compiles a source; or tells all that is wrong with it.
///
/// # Errors
/// All that is wrong: what CPython tells first stands first.
pub fn compile(source: &str, target: Target) -> Result<Code, Vec<Problem>> {
    source::compile(source, target)
}
