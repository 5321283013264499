//! What to do about a message of the compiler.

use super::characters::plain_for;

/// A line for each message, of which `…` stands for any text, and, behind a tab, what to do: `{0}`
/// is that text, `{1}` the next. Of two lines that fit, the first holds.
const ALL: &str = include_str!("words.tsv");

/// What to do about a message.
pub(super) fn of(message: &str) -> Option<String> {
    if let Some(rest) = message.strip_prefix("invalid character '") {
        return Some(of_character(rest));
    }
    for (pattern, words) in ALL.lines().filter_map(|line| line.split_once('\t')) {
        if let Some(parts) = parts_of(pattern, message) {
            let first = parts.first().copied().unwrap_or("");
            let second = parts.get(1).copied().unwrap_or("");
            return Some(words.replace("{0}", first).replace("{1}", second));
        }
    }
    None
}

/// The texts that `…` stands for; nothing, if the message is another one.
fn parts_of<'a>(pattern: &str, message: &'a str) -> Option<Vec<&'a str>> {
    let mut pieces = pattern.split('…');
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let mut parts = Vec::new();
    for piece in pieces {
        let at = if piece.is_empty() {
            rest.len()
        } else {
            rest.find(piece)?
        };
        parts.push(rest.get(..at)?);
        rest = rest.get(at + piece.len()..)?;
    }
    rest.is_empty().then_some(parts)
}

fn of_character(rest: &str) -> String {
    let written = rest.chars().next().unwrap_or('?');
    match plain_for(written) {
        Some(plain) if plain == "\"" || plain == "'" => {
            format!("`{written}` is a curly quote. Write `{plain}`.")
        }
        Some(plain) if !plain.trim().is_empty() => {
            format!("Python does not know `{written}`. Write `{plain}`.")
        }
        _ => format!(
            "Python does not know `{written}` outside of texts. Delete it, or put it in quotes."
        ),
    }
}
