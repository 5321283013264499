//! What is wrong with a source.

use crate::positions::Positions;
use ruff_text_size::TextRange;
use std::fmt::Write as _;

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

/// What is wrong with a source, as CPython tells it.
#[must_use]
pub fn told(problems: &[Problem], file: &str, source: &str) -> String {
    let mut text = String::new();
    for problem in problems {
        let line = source
            .lines()
            .nth(problem.line.saturating_sub(1) as usize)
            .unwrap_or_default();
        let stripped = line.trim();
        let indent = line.chars().take_while(|c| c.is_whitespace()).count() as u32;
        let column = problem.column.saturating_sub(indent) as usize;
        let width = if problem.end_line == problem.line {
            problem.end_column.saturating_sub(problem.column).max(1)
        } else {
            1
        };
        let _ = writeln!(text, "  File \"{file}\", line {}", problem.line);
        if !stripped.is_empty() {
            let _ = writeln!(
                text,
                "    {stripped}\n    {}{}",
                " ".repeat(column),
                "^".repeat(width as usize)
            );
        }
        let _ = writeln!(text, "{}: {}", problem.kind, problem.message);
    }
    text
}
