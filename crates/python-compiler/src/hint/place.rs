//! Where a problem is.

use super::line::Line;
use crate::Problem;

/// A problem, with its line and all lines of its source.
pub(super) struct Place<'a> {
    pub(super) problem: &'a Problem,
    /// The lines without their ends: where each starts and ends, in bytes.
    lines: Vec<(usize, usize)>,
    source: &'a str,
    /// The number of the problem's line, from 0.
    pub(super) at: usize,
    pub(super) line: Line<'a>,
    /// Where it begins in its line, in bytes.
    pub(super) from: usize,
    /// Where it ends there: at the end of the line, if it goes on in the next.
    pub(super) to: usize,
}

impl<'a> Place<'a> {
    /// Nothing, if the source has no such line.
    pub(super) fn new(source: &'a str, problem: &'a Problem) -> Option<Self> {
        let lines = lines_of(source);
        let at = (problem.line as usize).checked_sub(1)?;
        let (start, end) = *lines.get(at)?;
        let line = Line::new(source.get(start..end)?);
        let from = byte_of(line.text, problem.column);
        let to = if problem.end_line > problem.line {
            line.text.len()
        } else {
            byte_of(line.text, problem.end_column).max(from)
        };
        Some(Self {
            problem,
            lines,
            source,
            at,
            line,
            from,
            to,
        })
    }

    /// A line by its number from 0; empty if there is none.
    pub(super) fn text(&self, at: usize) -> &'a str {
        let (start, end) = self.lines.get(at).copied().unwrap_or((0, 0));
        self.source.get(start..end).unwrap_or("")
    }

    /// The lines before that have something in them, from the last to the first.
    pub(super) fn before(&self) -> impl Iterator<Item = &'a str> {
        (0..self.at)
            .rev()
            .map(|at| self.text(at))
            .filter(|line| !line.trim().is_empty())
    }

    /// The first line after this one that has something in it.
    pub(super) fn next(&self) -> Option<&'a str> {
        (self.at + 1..self.lines.len())
            .map(|at| self.text(at))
            .find(|line| !line.trim().is_empty())
    }

    /// The number of the problem's token in its line, or of the first one after it.
    pub(super) fn index(&self) -> usize {
        self.line.index_at(self.from)
    }

    /// The source with another text in the place of the problem's line.
    pub(super) fn source_with(&self, line: &str) -> String {
        let (start, end) = self.lines.get(self.at).copied().unwrap_or((0, 0));
        let [before, after] = [self.source.get(..start), self.source.get(end..)];
        [before.unwrap_or(""), line, after.unwrap_or("")].concat()
    }
}

/// Where lines start and end; `\n`, `\r\n` and `\r` are ends of lines, as for the compiler.
fn lines_of(source: &str) -> Vec<(usize, usize)> {
    let bytes = source.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let is_second = *byte == b'\n' && at > 0 && bytes.get(at - 1) == Some(&b'\r');
        if is_second {
            start = at + 1;
        } else if matches!(byte, b'\n' | b'\r') {
            lines.push((start, at));
            start = at + 1;
        }
    }
    lines.push((start, source.len()));
    lines
}

/// Where a column, in characters, is in bytes.
fn byte_of(line: &str, column: u32) -> usize {
    line.char_indices()
        .nth(column as usize)
        .map_or(line.len(), |(at, _)| at)
}
