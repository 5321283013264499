//! What is wrong with a source.

use crate::positions::Positions;
use ruff_text_size::TextRange;

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

impl Problem {
    /// A problem of a certain kind.
    pub(crate) fn of(
        kind: &'static str,
        positions: &Positions,
        range: TextRange,
        message: impl Into<String>,
    ) -> Self {
        let span = positions.span(range);
        Self {
            kind,
            message: message.into(),
            line: span.line,
            column: span.column,
            end_line: span.end_line,
            end_column: span.end_column,
        }
    }

    /// A `SyntaxError`.
    pub(crate) fn syntax(
        positions: &Positions,
        range: TextRange,
        message: impl Into<String>,
    ) -> Self {
        Self::of("SyntaxError", positions, range, message)
    }
}
