//! Guesses word by word: what other languages write, and what Python writes for it. A line may
//! need several, so that each is tried by itself, and then all of them.

mod signs;
mod spelling;
pub(super) mod words;

use super::guess::Guess;
use super::line::{Line, indent_of};
use super::place::Place;
use super::token::is_header;

/// What a line is in Python as far as one rule goes, and what to say of that.
type Rewritten = Option<(String, String)>;

const RULES: [fn(&Line) -> Rewritten; 15] = [
    signs::leading_brace,
    signs::comment,
    spelling::case,
    spelling::letters,
    words::branch,
    words::first_word,
    words::catch,
    words::declaration,
    words::each,
    words::base,
    words::new,
    words::in_or_not,
    signs::operators,
    signs::brace,
    words::parentheses,
];

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    if !message.starts_with("invalid syntax")
        && !message.starts_with("expected")
        && !message.starts_with("unmatched")
        && !message.ends_with("was never closed")
        && !message.starts_with("cannot assign to")
    {
        return;
    }
    let mut text = place.line.text.to_owned();
    let mut said: Vec<String> = Vec::new();
    for rule in RULES {
        if let Some((line, words)) = rule(&place.line) {
            guesses.push(Guess::with(line, words));
        }
        let so_far = rule(&Line::new(&text));
        if let Some((line, words)) = so_far {
            text = line;
            said.push(words);
        }
    }
    condition(place, guesses);
    colon_at_stop(place, guesses);
    let with_colon = colon(&Line::new(&text));
    guesses.extend(colon(&place.line).map(Guess::new));
    said.truncate(2);
    let words = said.join(" ");
    for line in [Some(text), with_colon].into_iter().flatten() {
        guesses.push(Guess::with(line, words.as_str()));
    }
}

/// `else x > 1` as `elif x > 1:`, if a block follows.
fn condition(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let is_deeper = place
        .next()
        .is_some_and(|next| indent_of(next).len() > line.indent().len());
    if line.word(0) != "else" || matches!(line.word(1), "" | ":" | "if") || !is_deeper {
        return;
    }
    let Some(word) = line.code.first() else {
        return;
    };
    let text = line.with(&[(word.start, word.end(), "elif")]);
    let words = "`else` has no condition. Write `elif` with one.";
    let with_colon = colon(&Line::new(&text));
    for line in [Some(text), with_colon].into_iter().flatten() {
        guesses.push(Guess::with(line, words));
    }
}

/// A colon where the compiler stopped.
fn colon_at_stop(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let before = place.index().checked_sub(1);
    let end = before
        .and_then(|at| line.code.get(at))
        .map(super::token::Token::end);
    if matches!(line.last_word(), "then" | "do") {
        return;
    }
    if let Some(end) = end.filter(|end| line.is_header() && *end < line.code_end()) {
        let words = "Write `:` before what belongs to it.";
        guesses.push(Guess::with(line.with(&[(end, end, ":")]), words));
    }
}

/// A block's first line with a colon at its end.
fn colon(line: &Line) -> Option<String> {
    let end = line.code_end();
    if !is_header(line.word(0)) {
        return None;
    }
    match line.last_word() {
        ":" => None,
        ";" | "," | "." | "::" => Some(line.with(&[(end - line.last_word().len(), end, ":")])),
        "then" | "do" => {
            let from = line.part(0, end - line.last_word().len()).trim_end().len();
            Some(line.with(&[(from, end, ":")]))
        }
        _ => Some(line.with(&[(end, end, ":")])),
    }
}
