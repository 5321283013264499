//! Guesses for characters that Python has not, and for numbers.

use super::guess::Guess;
use super::place::Place;
use super::token::Kind;

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    if message.starts_with("invalid character") || message.starts_with("invalid non-printable") {
        plain(place, guesses);
    } else if message.starts_with("leading zeros") {
        without_zeros(place, guesses);
    } else if message.ends_with("decimal literal") {
        without_lines(place, guesses);
    }
}

/// What is written for a character; nothing, if it is none of those that are meant for another.
pub(super) fn plain_for(c: char) -> Option<String> {
    let plain = match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '‘' | '’' | '‚' | '‛' | '′' | '´' => "'",
        '×' | '·' | '∗' | '⋅' => "*",
        '÷' | '∕' | '⁄' => "/",
        '−' | '–' | '—' | '‐' | '‑' => "-",
        '≤' | '⩽' => "<=",
        '≥' | '⩾' => ">=",
        '≠' => "!=",
        '→' => "->",
        '…' => "...",
        '²' => "**2",
        '³' => "**3",
        '、' => ",",
        '。' => ".",
        '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' => "",
        // Letters and signs as wide as those of Chinese.
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = char::from_u32(c as u32 - 0xfee0)?;
            return Some(ascii.to_string());
        }
        c if !c.is_ascii() && c.is_whitespace() => " ",
        c if c.is_ascii_control() && c != '\t' => "",
        _ => return None,
    };
    Some(plain.to_owned())
}

fn all_plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match plain_for(c) {
            Some(other) => plain.push_str(&other),
            None => plain.push(c),
        }
    }
    plain
}

/// Such characters made plain: only outside texts, or everywhere.
fn plain(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let mut outside = String::new();
    let mut at = 0;
    for token in line.code.iter().filter(|token| token.kind == Kind::Text) {
        outside.push_str(&all_plain(line.part(at, token.start)));
        outside.push_str(token.text);
        at = token.end();
    }
    let end = line.code_end();
    outside.push_str(&all_plain(line.part(at, end)));
    outside.push_str(line.part(end, line.text.len()));
    guesses.push(Guess::new(outside));
    guesses.push(Guess::new(all_plain(line.text)));
}

/// `007` as `7`.
fn without_zeros(place: &Place, guesses: &mut Vec<Guess>) {
    let numbers = place.line.code.iter();
    let edits: Vec<_> = numbers
        .filter(|token| token.kind == Kind::Number)
        .filter(|token| token.text.bytes().all(|c| c.is_ascii_digit() || c == b'_'))
        .map(|token| {
            let digits = token.text.trim_start_matches(['0', '_']);
            let digits = if digits.is_empty() { "0" } else { digits };
            (token.start, token.end(), digits)
        })
        .collect();
    guesses.push(Guess::new(place.line.with(&edits)));
}

/// `1__000_` as `1000`.
fn without_lines(place: &Place, guesses: &mut Vec<Guess>) {
    let index = place.index();
    let token = [index, index.saturating_sub(1)]
        .into_iter()
        .filter_map(|index| place.line.code.get(index))
        .find(|token| token.kind == Kind::Number && token.text.contains('_'));
    if let Some(token) = token {
        let digits = token.text.replace('_', "");
        let edit = (token.start, token.end(), digits.as_str());
        let words = "In a number, `_` stands only between two digits.";
        guesses.push(Guess::with(place.line.with(&[edit]), words));
    }
}
