//! A program that is to be explored.

use interleave_python_code::Code;

/// A compiled program.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its code.
    pub code: Code,
    /// Its file's name, as tracebacks have it.
    pub file: String,
    /// Its source.
    pub source: String,
}
