//! What a run prints while it is shown, until that is taken: who printed what, in order and
//! bounded. It must not know what becomes of it.

use crate::run::{Piece, Printed, Printer};

/// No more is shown of a run's output: 100,000 lines, and as much as one can look through.
const MOST_BYTES: usize = 8 << 20;
/// What errors may take besides, so that a program which printed too much says why it ended.
const MOST_ERROR_BYTES: usize = 64 << 10;

/// What was printed and not taken yet, and how much of the run's was left out.
#[derive(Default)]
pub(super) struct Shown {
    new: Printed,
    /// How much was shown, of what was taken too.
    bytes: usize,
    error_bytes: usize,
    /// The lines that were lost when something was last taken.
    told_lost: u64,
}

impl Shown {
    /// Something was printed.
    pub(super) fn add(&mut self, printer: Option<Printer>, is_error: bool, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.has_room(is_error, text.len()) {
            self.append(printer, is_error, text);
        } else {
            let ends = text.bytes().filter(|&byte| byte == b'\n').count();
            self.new.lost_lines += ends.max(1) as u64;
        }
    }

    /// What was added since the last time, unless that is nothing.
    pub(super) fn take(&mut self) -> Option<Printed> {
        let Printed { pieces, lost_lines } = &mut self.new;
        let lost_lines = *lost_lines;
        let has_lost = lost_lines != std::mem::replace(&mut self.told_lost, lost_lines);
        let pieces = std::mem::take(pieces);
        (has_lost || !pieces.is_empty()).then_some(Printed { pieces, lost_lines })
    }

    /// Whether it is shown; then it counts. Once something was left out, so is all that
    /// follows, but for errors.
    fn has_room(&mut self, is_error: bool, bytes: usize) -> bool {
        if self.bytes + bytes <= MOST_BYTES {
            self.bytes += bytes;
            return true;
        }
        // Nothing that fits goes on after something that did not.
        self.bytes = MOST_BYTES;
        let fits = is_error && self.error_bytes + bytes <= MOST_ERROR_BYTES;
        self.error_bytes += if fits { bytes } else { 0 };
        fits
    }

    fn append(&mut self, printer: Option<Printer>, is_error: bool, text: &str) {
        match self.new.pieces.last_mut() {
            Some(last) if last.printer == printer && last.is_error == is_error => {
                last.text.push_str(text);
            }
            _ => self.new.pieces.push(Piece {
                printer,
                is_error,
                text: text.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_thread_prints_without_a_break_is_one_piece() {
        let mut shown = Shown::default();
        for (is_error, text) in [(false, "a"), (false, "b\n"), (true, "c"), (false, "")] {
            shown.add(None, is_error, text);
        }
        let printed = shown.take().expect("something was printed");
        let texts = printed.pieces.iter().map(|piece| &*piece.text);
        assert_eq!(texts.collect::<Vec<_>>(), ["ab\n", "c"]);
        assert_eq!(shown.take(), None);
    }

    #[test]
    fn of_too_much_the_beginning_and_the_errors_are_shown_and_the_rest_is_counted() {
        let mut shown = Shown::default();
        let long = "x".repeat(MOST_BYTES - 1);
        shown.add(None, false, &long);
        shown.add(None, false, "one\ntwo\n");
        shown.add(None, false, "3\n");
        shown.add(None, true, "Traceback\n");
        let printed = shown.take().expect("something was printed");
        assert_eq!(printed.lost_lines, 3);
        assert_eq!(printed.pieces.len(), 2);
        assert_eq!(printed.pieces[1].text, "Traceback\n");
        assert_eq!(shown.take(), None);
        shown.add(None, false, "4\n");
        let lost = shown.take().map(|printed| printed.lost_lines);
        assert_eq!(lost, Some(4), "it is told when more is lost");
    }
}
