//! Texts: `str` and its methods.

use crate::object::Str;

/// The character at an index (negative: from the end); `None` if there is none.
pub fn text_item(text: &Str, index: i64) -> Option<&str> {
    let _ = (text, index);
    None
}

/// `count` characters from `start` on, each `step` after the one before. All of them are there.
pub fn text_slice(text: &Str, start: usize, step: i64, count: usize) -> String {
    let _ = (text, start, step, count);
    String::new()
}
