//! Guesses of which bracket is missing, or too many.

use super::guess::Guess;
use super::line::indent_of;
use super::place::Place;
use super::token::{Kind, Token};

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    if message.starts_with("unmatched") {
        let edit = (place.from, place.from + 1, "");
        let line = place.line.with(&[edit]);
        guesses.push(Guess::new(line.trim_end().to_owned()));
    } else if message.starts_with("closing parenthesis") {
        right_one(place, guesses);
    } else if !message.starts_with("f-string") {
        closed(place, guesses);
    }
}

/// What closes a bracket.
pub(super) fn closer_of(opener: &str) -> Option<&'static str> {
    match opener {
        "(" => Some(")"),
        "[" => Some("]"),
        "{" => Some("}"),
        _ => None,
    }
}

/// What closes all that these tokens leave open.
pub(super) fn closers(tokens: &[Token]) -> String {
    let mut open = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == Kind::Op) {
        if let Some(closer) = closer_of(token.text) {
            open.push(closer);
        } else if open.last() == Some(&token.text) {
            open.pop();
        }
    }
    open.into_iter().rev().collect()
}

/// How deep in brackets the token of a number is.
pub(super) fn depth_at(tokens: &[Token], index: usize) -> usize {
    closers(tokens.get(..index).unwrap_or(tokens)).len()
}

/// The right bracket in the place of the wrong one.
fn right_one(place: &Place, guesses: &mut Vec<Guess>) {
    let before = place.line.code.get(..place.index()).unwrap_or(&[]);
    let on_line = closers(before).get(..1).map(str::to_owned);
    let message = &place.problem.message;
    let opener = message.split('\'').nth(3).unwrap_or("");
    let right = on_line.or_else(|| closer_of(opener).map(str::to_owned));
    if let Some(right) = right {
        let edit = (place.from, place.from + 1, right.as_str());
        guesses.push(Guess::new(place.line.with(&[edit])));
    }
}

/// The missing brackets at the end, before the colon, or where the compiler stopped.
fn closed(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let missing = closers(&line.code);
    if missing.is_empty() || goes_on(place) {
        return;
    }
    let end = line.code_end();
    let is_told = place.problem.message.ends_with("was never closed");
    let words = "A bracket that is opened must be closed, too.".to_owned();
    let words = (!is_told).then_some(words);
    let mut guess = |at: usize, text: &str| {
        let words = words.clone();
        let line = line.with(&[(at, at, text)]);
        guesses.push(Guess { line, words });
    };
    if line.last_word() == ":" {
        guess(end - 1, &missing);
    }
    guess(end, &missing);
    if line.is_header() {
        guess(end, &[&missing, ":"].concat());
    }
    if place.from < end && !is_told {
        guess(place.from, &missing);
    }
}

/// Is what is in the bracket to go on in the next line?
fn goes_on(place: &Place) -> bool {
    let last = place.line.last_word();
    let is_end = last == "," || closer_of(last).is_some() && !place.line.is_header();
    let is_deeper = place
        .next()
        .is_some_and(|next| indent_of(next).len() > place.line.indent().len());
    is_end || is_deeper && !place.line.is_header()
}
