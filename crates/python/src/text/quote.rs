//! Texts and bytes as they are written in a program.

use super::category::is_printable;
use std::fmt::Write;

/// A text as `repr` shows it.
#[must_use]
pub fn quote_str(text: &str) -> String {
    quote(text, is_printable)
}

/// A text as `ascii` shows it.
#[must_use]
pub fn quote_ascii(text: &str) -> String {
    quote(text, |character| {
        character.is_ascii() && is_printable(character)
    })
}

/// What `repr` shows, as `ascii` shows it.
pub fn escape_ascii(shown: &str) -> String {
    let mut out = String::with_capacity(shown.len());
    for character in shown.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            escape(&mut out, character);
        }
    }
    out
}

fn quote(text: &str, plain: impl Fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for character in text.chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if character == quote => out.extend(['\\', quote]),
            _ if plain(character) => out.push(character),
            _ => escape(&mut out, character),
        }
    }
    out.push(quote);
    out
}

/// `\x..`, `\u....` or `\U........`.
fn escape(out: &mut String, character: char) {
    let code = u32::from(character);
    // Writing to a text cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// Bytes as `repr` shows them.
#[must_use]
pub fn quote_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.extend(['b', quote]);
    for byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            _ if char::from(*byte) == quote => out.extend(['\\', quote]),
            b' '..=b'~' => out.push(char::from(*byte)),
            _ => escape(&mut out, char::from(*byte)),
        }
    }
    out.push(quote);
    out
}
