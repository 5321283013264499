//! Where offsets of the source stand: lines from 1, columns in characters from 0.

use interleave_python_code::Span;
use ruff_text_size::{TextRange, TextSize};

/// The starts of a source's lines.
pub(crate) struct Positions<'a> {
    source: &'a str,
    starts: Vec<u32>,
    ascii: bool,
}

impl<'a> Positions<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (index, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || *byte == b'\r' && bytes.get(index + 1) != Some(&b'\n');
            if ends {
                starts.push(index as u32 + 1);
            }
        }
        let ascii = source.is_ascii();
        Self {
            source,
            starts,
            ascii,
        }
    }

    /// The source between two offsets; empty if there is no such text.
    pub(crate) fn text(&self, range: TextRange) -> &'a str {
        self.source
            .get(range.start().to_usize()..range.end().to_usize())
            .unwrap_or("")
    }

    /// The source from an offset on.
    pub(crate) fn from(&self, offset: TextSize) -> &'a str {
        self.source.get(offset.to_usize()..).unwrap_or("")
    }

    /// Line and column of an offset.
    pub(crate) fn locate(&self, offset: TextSize) -> (u32, u32) {
        let offset = offset.to_u32();
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        (line as u32, self.width(start, offset))
    }

    /// A range as a span without marks.
    pub(crate) fn span(&self, range: TextRange) -> Span {
        let (line, column) = self.locate(range.start());
        let (end_line, end_column) = self.locate(range.end());
        Span {
            line,
            column,
            end_line,
            end_column,
            anchor: (0, 0),
        }
    }

    fn width(&self, start: u32, end: u32) -> u32 {
        if self.ascii {
            return end.saturating_sub(start);
        }
        let text = self.source.get(start as usize..end as usize);
        text.map_or(end.saturating_sub(start), |text| {
            text.chars().count() as u32
        })
    }
}
