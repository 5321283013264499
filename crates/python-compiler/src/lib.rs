//! From Python source to the machine's code.
#![forbid(unsafe_code)]

use interleave_python_code::Code;

/// What is wrong with a source, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `SyntaxError`, `IndentationError` or `TabError`; or `NotSupported`, for what Python has and the machine has not.
    pub kind: &'static str,
    /// As CPython words it.
    pub message: String,
    /// From 1.
    pub line: u32,
    /// In characters, from 0.
    pub column: u32,
    /// The last line.
    pub end_line: u32,
    /// The column after the last one.
    pub end_column: u32,
}

/// What to make of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A program or a module.
    Module,
    /// A cell of a notebook: if its last statement is an expression, its value is what the code returns.
    Cell,
}

/// Compiles a source; or tells all that is wrong with it.
pub fn compile(_source: &str, _target: Target) -> Result<Code, Vec<Problem>> {
    Err(Vec::new())
}
