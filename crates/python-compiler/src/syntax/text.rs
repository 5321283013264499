//! What is wrong inside a text: its escapes, and in an f-string its fields.

use super::fstring;
use super::scan::{Kind, Token};
use super::words::Told;
use crate::positions::Positions;
use ruff_text_size::TextRange;

/// The first thing that is wrong in each text. CPython marks the end of the token.
pub(super) fn check(positions: &Positions, tokens: &[Token]) -> Vec<(TextRange, Told)> {
    let mut told = Vec::new();
    let mut before: Option<(Token, bool)> = None;
    for token in tokens {
        if token.kind != Kind::Text {
            before = None;
            continue;
        }
        let text = positions.text(token.range);
        let (prefix, content) = split(text);
        let is_bytes = prefix.contains(['b', 'B']);
        let end = TextRange::empty(token.range.end());
        let message = message(prefix, content, is_bytes);
        let mixed = before.is_some_and(|(_, bytes)| bytes != is_bytes);
        before = Some((*token, is_bytes));
        if is_bytes && !content.is_ascii() {
            let message = "bytes can only contain ASCII literal characters";
            told.push((token.range, Told::at(token.range, message)));
        } else if let Some(message) = message {
            told.push((token.range, Told::at(end, message)));
        } else if mixed {
            let message = "cannot mix bytes and nonbytes literals";
            told.push((token.range, Told::at(end, message)));
        }
    }
    told
}

fn message(prefix: &str, content: &str, is_bytes: bool) -> Option<String> {
    let is_raw = prefix.contains(['r', 'R']);
    if prefix.contains(['f', 'F']) {
        return fstring::problem(content, is_raw);
    }
    if is_raw || !content.contains('\\') {
        return None;
    }
    if is_bytes {
        byte_escapes(content)
    } else {
        escapes(content)
    }
}

/// The letters before the quote, and what is between the quotes.
fn split(text: &str) -> (&str, &str) {
    let quote = text.find(['"', '\'']).unwrap_or(0);
    let (prefix, rest) = text.split_at_checked(quote).unwrap_or(("", text));
    let is_triple = rest.starts_with("\"\"\"") || rest.starts_with("'''");
    let length = if is_triple { 3 } else { 1 };
    let end = rest.len().saturating_sub(length);
    (prefix, rest.get(length..end.max(length)).unwrap_or(""))
}

fn byte_escapes(content: &str) -> Option<String> {
    let mut position = 0;
    let mut rest = content;
    while let Some(at) = rest.find('\\') {
        let after = rest.get(at + 1..).unwrap_or("");
        if let Some(digits) = after.strip_prefix('x')
            && hex_digits(digits, 2) < 2
        {
            return Some(format!(
                "(value error) invalid \\x escape at position {}",
                position + at
            ));
        }
        let skipped = at + 1 + after.chars().next().map_or(0, char::len_utf8);
        position += skipped;
        rest = rest.get(skipped..).unwrap_or("");
    }
    None
}

/// How many hexadecimal digits a text begins with, up to a number that is enough.
fn hex_digits(text: &str, enough: usize) -> usize {
    text.chars()
        .take(enough)
        .take_while(char::is_ascii_hexdigit)
        .count()
}

/// The first wrong escape. CPython counts in a form of the text where other characters than ASCII take ten places.
fn escapes(content: &str) -> Option<String> {
    let mut position = 0;
    let mut chars = content.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            position += if c.is_ascii() { 1 } else { 10 };
            continue;
        }
        let after = content.get(at + 1..).unwrap_or("");
        if let Some((length, reason)) = wrong_escape(after) {
            let last = position + length;
            return Some(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{last}: {reason}"
            ));
        }
        position += 2;
        chars.next();
    }
    None
}

/// What is wrong with an escape, and how many characters of it follow the backslash.
fn wrong_escape(after: &str) -> Option<(usize, &'static str)> {
    let digits = after.get(1..).unwrap_or("");
    let (enough, reason) = match after.chars().next()? {
        'x' => (2, "truncated \\xXX escape"),
        'u' => (4, "truncated \\uXXXX escape"),
        'U' => (8, "truncated \\UXXXXXXXX escape"),
        'N' => return wrong_name(digits),
        _ => return None,
    };
    let found = hex_digits(digits, enough);
    if found < enough {
        return Some((1 + found, reason));
    }
    let value = u32::from_str_radix(digits.get(..enough)?, 16).ok()?;
    (value > 0x0010_FFFF).then_some((1 + enough, "illegal Unicode character"))
}

fn wrong_name(after: &str) -> Option<(usize, &'static str)> {
    let Some(name) = after.strip_prefix('{') else {
        return Some((1, "malformed \\N character escape"));
    };
    match name.find('}') {
        None | Some(0) => Some((2 + name.len().min(1), "malformed \\N character escape")),
        // Whether there is such a name, the parser knows.
        Some(_) => None,
    }
}
