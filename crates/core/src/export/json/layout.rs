//! How the JSON is laid out: indented down to the fields of a run, and on one
//! line below that, so that the samples of a run are one line and so is each
//! span. It must not know what is written.

use serde_json::ser::Formatter;
use std::io::{Result, Write};

/// What lies deeper stays on its line.
const INDENTED: usize = 3;

/// Where the writing is.
#[derive(Default)]
pub struct Layout {
    depth: usize,
    /// Whether the innermost list or object has anything in it.
    is_filled: bool,
}

impl Layout {
    fn begin(&mut self, writer: &mut (impl ?Sized + Write), bracket: &[u8]) -> Result<()> {
        self.depth += 1;
        self.is_filled = false;
        writer.write_all(bracket)
    }

    fn end(&mut self, writer: &mut (impl ?Sized + Write), bracket: &[u8]) -> Result<()> {
        let was_indented = self.depth <= INDENTED;
        self.depth -= 1;
        if self.is_filled && was_indented {
            self.new_line(writer)?;
        }
        self.is_filled = true;
        writer.write_all(bracket)
    }

    /// Before each element of a list and each key of an object.
    fn next(&mut self, writer: &mut (impl ?Sized + Write), is_first: bool) -> Result<()> {
        self.is_filled = true;
        if self.depth <= INDENTED {
            if !is_first {
                writer.write_all(b",")?;
            }
            self.new_line(writer)
        } else if is_first {
            Ok(())
        } else {
            writer.write_all(b", ")
        }
    }

    fn new_line(&self, writer: &mut (impl ?Sized + Write)) -> Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        writer.write_all(b": ")
    }
}
