//! The frames of a traceback, as CPython 3.11 prints them.

use crate::machine::{Machine, Module};
use crate::object::{Body, CodeId, Passed};
use crate::value::Value;
use crate::vm::thread::Thread;
use interleave_python_code::Span;
use std::fmt::Write as _;

/// How often a repeated call is printed; further repetitions are only counted.
const REPEATED: usize = 3;

/// Where in a source a call stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The function.
    pub function: String,
    /// The part of the source.
    pub span: Span,
    /// The line, as it is written; empty if the source is not known.
    pub text: String,
}

impl Module {
    /// The file and the source of one of its codes: the cell's own, in a notebook.
    fn origin(&self, code: CodeId) -> (&str, &str) {
        let after = self.cells.partition_point(|cell| cell.first.0 <= code.0);
        match after.checked_sub(1).and_then(|at| self.cells.get(at)) {
            Some(cell) => (&cell.file, &cell.source),
            None => (&self.file, &self.source),
        }
    }
}

impl Machine {
    /// Where an instruction stands; `None` in the machine's own library.
    #[must_use]
    pub fn place(&self, passed: Passed) -> Option<Place> {
        let linked = self.linked(passed.code);
        let module = &self.modules[linked.module.0 as usize];
        if module.own {
            return None;
        }
        let span = linked
            .code
            .spans
            .get(passed.pc as usize)
            .copied()
            .unwrap_or_default();
        let (file, source) = module.origin(passed.code);
        let text = source.lines().nth((span.line as usize).saturating_sub(1));
        Some(Place {
            file: file.to_owned(),
            function: linked.code.name.clone(),
            span,
            text: text.unwrap_or_default().to_owned(),
        })
    }

    /// The line of its program in which a thread stands.
    pub(crate) fn line_of(&self, thread: &Thread) -> Option<u32> {
        let mut frames = thread.frames.iter().rev();
        frames.find_map(|frame| {
            let passed = frame.passed();
            let linked = self.linked(passed.code);
            let is_own = self.modules[linked.module.0 as usize].own;
            let span = linked.code.spans.get(passed.pc as usize);
            span.filter(|_| !is_own).map(|span| span.line)
        })
    }

    /// The places that an exception passed, the outermost first, each with its code.
    pub(crate) fn passed_places(&self, exception: Value) -> Vec<(CodeId, Place)> {
        let passed = match self.body(exception) {
            Some(Body::Exception(exception)) => exception.traceback.as_slice(),
            _ => &[],
        };
        let places = passed.iter().rev();
        places
            .filter_map(|passed| Some((passed.code, self.place(*passed)?)))
            .collect()
    }

    /// Where a thread that waits stands in its program.
    #[must_use]
    pub fn place_of(&self, thread: &Thread) -> Option<Place> {
        let mut frames = thread.frames.iter().rev();
        frames.find_map(|frame| self.place(frame.passed()))
    }
}

/// The lines of places, the outermost first, with `Traceback (most recent call last):` before them.
#[must_use]
pub fn frames(places: &[Place]) -> String {
    let mut text = String::from("Traceback (most recent call last):\n");
    let mut repeated = 0;
    for (number, place) in places.iter().enumerate() {
        let same = number > 0 && is_same(&places[number - 1], place);
        repeated = if same { repeated + 1 } else { 0 };
        if repeated < REPEATED {
            text.push_str(&frame(place));
        }
        let last = places
            .get(number + 1)
            .is_none_or(|next| !is_same(place, next));
        if last && repeated >= REPEATED {
            let more = repeated + 1 - REPEATED;
            let plural = if more == 1 { "" } else { "s" };
            let _ = writeln!(text, "  [Previous line repeated {more} more time{plural}]");
        }
    }
    text
}

fn is_same(one: &Place, other: &Place) -> bool {
    (one.span.line, &one.file, &one.function) == (other.span.line, &other.file, &other.function)
}

fn frame(place: &Place) -> String {
    let Place {
        file,
        function,
        span,
        text,
    } = place;
    let mut lines = format!("  File \"{file}\", line {}, in {function}\n", span.line);
    let stripped = text.trim();
    if !stripped.is_empty() {
        let _ = writeln!(lines, "    {stripped}");
        if let Some(marks) = marks(text, *span) {
            let _ = writeln!(lines, "    {marks}");
        }
    }
    lines
}

/// `~~^~~` below the part of the line that was run; `None` if that is the whole line.
fn marks(text: &str, span: Span) -> Option<String> {
    let indent = text.chars().take_while(|c| c.is_whitespace()).count();
    let end = text.trim_end().chars().count();
    let one_line = span.end_line == span.line;
    let start = (span.column as usize).max(indent);
    let stop = if one_line {
        (span.end_column as usize).min(end)
    } else {
        end
    };
    let anchored = one_line && span.anchor.0 < span.anchor.1;
    if stop <= start || (start == indent && stop == end && !anchored) {
        return None;
    }
    let mark = |column: usize| {
        let main = column >= span.anchor.0 as usize && column < span.anchor.1 as usize;
        if !anchored || main { '^' } else { '~' }
    };
    let marked = (start..stop).map(mark);
    Some(" ".repeat(start - indent) + &marked.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u32, text: &str, columns: (u32, u32), anchor: (u32, u32)) -> Place {
        let span = Span {
            line,
            column: columns.0,
            end_line: line,
            end_column: columns.1,
            anchor,
        };
        Place {
            file: "a.py".into(),
            function: "f".into(),
            span,
            text: text.into(),
        }
    }

    #[test]
    fn marks_are_those_of_cpython() {
        let cases = [
            (
                place(1, "    x = a + b", (8, 13), (10, 11)),
                Some("    ~~^~~"),
            ),
            (place(1, "f(1)", (0, 4), (0, 0)), None),
            (place(1, "y = f(1)", (4, 8), (0, 0)), Some("    ^^^^")),
            (place(1, "  a[5]", (2, 6), (3, 6)), Some("~^^^")),
            (place(1, "a / b", (0, 5), (2, 3)), Some("~~^~~")),
        ];
        for (place, expected) in cases {
            assert_eq!(
                marks(&place.text, place.span).as_deref(),
                expected,
                "{}",
                place.text
            );
        }
    }

    #[test]
    fn repeated_calls_are_counted() {
        let places = vec![place(3, "    f()", (4, 7), (0, 0)); 10];
        let text = frames(&places);
        assert_eq!(text.matches("File").count(), 3);
        assert!(
            text.ends_with("  [Previous line repeated 7 more times]\n"),
            "{text}"
        );
        assert!(!frames(&places[..3]).contains("repeated"));
        assert!(frames(&places[..4]).ends_with("[Previous line repeated 1 more time]\n"));
    }
}
