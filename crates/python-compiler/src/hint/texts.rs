//! Guesses of where a text was to end.

use super::brackets::closers;
use super::guess::Guess;
use super::place::Place;
use super::token::{Kind, Token, prefix_of};

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    if message.starts_with("unterminated string") {
        quote_within(place, guesses);
        ended(place, guesses);
    } else if message.starts_with("f-string") {
        other_quotes(place, guesses);
        if message.ends_with("expecting '}'") {
            brace(place, guesses);
        }
    }
}

const fn other(quote: &str) -> &str {
    match quote.as_bytes() {
        b"'" => "\"",
        _ => "'",
    }
}

/// `'it's'` as `"it's"`: from the first quote to the last.
fn quote_within(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let Some(first) = line.code.iter().find(|token| token.kind == Kind::Text) else {
        return;
    };
    let from = first.start + prefix_of(first.text).len();
    let quote = line.part(from, from + 1);
    let end = line.text.rfind(quote).unwrap_or(from);
    let within = line.part(from + 1, end);
    if within.is_empty() || !within.contains(quote) || within.contains(other(quote)) {
        return;
    }
    let edits = [(from, from + 1, other(quote)), (end, end + 1, other(quote))];
    let words = format!(
        "The text has a `{quote}` in it, which ends it. Begin and end it with `{}`.",
        other(quote)
    );
    guesses.push(Guess::with(line.with(&edits), words));
}

/// With the quote at the end, or before the brackets, colon or comma that the line ends with.
fn ended(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let Some(open) = line.code.last().filter(|token| token.is_open) else {
        return;
    };
    let quote_at = open.start + prefix_of(open.text).len();
    let quote = line.part(quote_at, quote_at + 1);
    let end = line.text.trim_end().len();
    let tail = line
        .part(0, end)
        .trim_end_matches([')', ']', '}', ':', ',']);
    let tail = tail.len().max(quote_at + 1);
    let inside = line.part(quote_at + 1, line.text.len());
    let is_other = |c: char| other(quote).starts_with(c) || matches!(c, '’' | '‘' | '”' | '“');
    if let Some((at, c)) = inside.char_indices().find(|(_, c)| is_other(*c)) {
        let from = quote_at + 1 + at;
        let words = "A text ends with the same quote that it begins with.";
        let edit = (from, from + c.len_utf8(), quote);
        guesses.push(Guess::with(line.with(&[edit]), words));
    }
    guesses.push(Guess::new(line.with(&[(end, end, quote)])));
    if tail < end {
        guesses.push(Guess::new(line.with(&[(tail, tail, quote)])));
    }
    let closed = [quote, &closers(&line.code)].concat();
    let words =
        "The text has no end, and a bracket is not closed. Write the quote, and then the bracket.";
    guesses.push(Guess::with(line.with(&[(end, end, &closed)]), words));
}

fn is_fstring(token: &Token) -> bool {
    token.kind == Kind::Text && prefix_of(token.text).contains(['f', 'F'])
}

/// `f"{d["a"]}"`: with other quotes inside.
fn other_quotes(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let mut edits = Vec::new();
    let mut new = "";
    for three in line.code.windows(3) {
        let [text, inside, rest] = three else {
            continue;
        };
        let quote = line.part(text.end() - 1, text.end());
        let is_one = text.end() == inside.start && inside.end() == rest.start;
        let goes_on = edits.last().is_some_and(|(from, _, _)| *from == text.start);
        let is_text = rest.kind == Kind::Text && rest.text.starts_with(quote);
        if is_one && is_text && (goes_on || is_fstring(text)) {
            new = other(quote);
            edits.push((text.end() - 1, text.end(), new));
            edits.push((rest.start, rest.start + 1, new));
        }
    }
    let words = format!("Inside an f-string, use the other quotes: `{new}`.");
    guesses.push(Guess::with(line.with(&edits), words));
}

/// `f'{a'`: with the brace before the quote.
fn brace(place: &Place, guesses: &mut Vec<Guess>) {
    let texts = place.line.code.iter().filter(|token| is_fstring(token));
    for token in texts.filter(|token| !token.is_open) {
        let end = token.end() - 1;
        guesses.push(Guess::new(place.line.with(&[(end, end, "}")])));
    }
}
