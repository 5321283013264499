//! Guesses of what was meant with `=`, `++` and `?`.

use super::brackets::depth_at;
use super::guess::Guess;
use super::line::Line;
use super::place::Place;
use super::token::{Kind, Token};

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    if message.starts_with("cannot assign to") {
        swapped(place, guesses);
    }
    if message.contains("aybe you meant '=='") || message.contains("perhaps you meant \"==\"") {
        compared(place, place.from, guesses);
    } else if matches!(place.line.word(0), "if" | "elif" | "while" | "assert") {
        compared(place, 0, guesses);
    }
    if message == "invalid syntax" {
        counted(place, guesses);
        chosen(place, guesses);
        function(place, guesses);
        assigned(place, guesses);
    }
}

/// `==` for one of the first `=` from a place on.
fn compared(place: &Place, from: usize, guesses: &mut Vec<Guess>) {
    let signs = place.line.code.iter().filter(|token| token.text == "=");
    for sign in signs.filter(|sign| sign.start >= from).take(3) {
        let edit = (sign.start, sign.end(), "==");
        let words = "`=` gives a name a value. Write `==` to compare two values.";
        guesses.push(Guess::with(place.line.with(&[edit]), words));
        if place.line.is_header() && place.line.last_word() != ":" {
            let end = place.line.code_end();
            let line = place.line.with(&[edit, (end, end, ":")]);
            guesses.push(Guess::with(line, words));
        }
    }
}

/// `a + b = c` as `c = a + b`.
fn swapped(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let [.., sign, name] = &line.code[..] else {
        return;
    };
    let value = line.part(line.indent().len(), sign.start).trim_end();
    if sign.text == "=" && name.kind == Kind::Name && !value.contains('=') {
        let edits = [
            (line.indent().len(), sign.start, [name.text, " "].concat()),
            (name.start, name.end(), value.to_owned()),
        ];
        let edits = edits
            .each_ref()
            .map(|(from, to, text)| (*from, *to, text.as_str()));
        let words = "The name stands to the left of `=`, and its value to the right.";
        guesses.push(Guess::with(line.with(&edits), words));
    }
}

/// `x++` and `++x` as `x += 1`.
fn counted(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let end = match line.last_word() {
        ";" => line.code.len() - 1,
        _ => line.code.len(),
    };
    let code = line.code.get(..end).unwrap_or(&[]);
    let ([first, .., last] | [first @ last]) = code else {
        return;
    };
    let (sign, name) = if matches!(last.text, "++" | "--") {
        (last.text, line.part(first.start, last.start))
    } else if matches!(first.text, "++" | "--") {
        (first.text, line.part(first.end(), last.end()))
    } else {
        return;
    };
    let sum = if sign == "++" { "+= 1" } else { "-= 1" };
    let name = name.trim();
    let counted = format!("{name} {sum}");
    let words = format!("Python has no `{sign}`. Write `{counted}`.");
    let edit = (first.start, line.code_end(), counted.as_str());
    guesses.push(Guess::with(line.with(&[edit]), words));
}

/// `a ? b : c` as `b if a else c`.
fn chosen(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let Some(mark) = line.code.iter().position(|token| token.text == "?") else {
        return;
    };
    let (start, end) = around(line, mark);
    let depth = depth_at(&line.code, mark);
    let is_colon = |at: &usize| line.word(*at) == ":" && depth_at(&line.code, *at) == depth;
    let Some(colon) = (mark..end).find(is_colon) else {
        return;
    };
    let condition = tokens_of(line, start, mark);
    let yes = tokens_of(line, mark + 1, colon);
    let no = tokens_of(line, colon + 1, end);
    let choice = format!("{yes} if {condition} else {no}");
    let from = line.code.get(start).map_or(0, |token| token.start);
    let to = from + tokens_of(line, start, end).len();
    let words = "Python has no `? :`. Write `b if a else c` for `a ? b : c`.";
    guesses.push(Guess::with(line.with(&[(from, to, &choice)]), words));
}

/// Where the expression around a token begins and ends: the numbers of its first token, and of the
/// one after its last.
fn around(line: &Line, at: usize) -> (usize, usize) {
    let depth = depth_at(&line.code, at);
    let is_before = |at: &usize| {
        let word = line.word(*at);
        let is_sign = matches!(word, "=" | "," | "return" | "+=" | "-=" | ":");
        let here = depth_at(&line.code, *at);
        is_sign && here == depth || here < depth
    };
    let is_after = |at: &usize| {
        let is_comma = line.word(*at) == "," && depth_at(&line.code, *at) == depth;
        is_comma || depth_at(&line.code, *at + 1) < depth
    };
    let start = (0..at).rev().find(is_before).map_or(0, |at| at + 1);
    let count = line.code.len();
    (start, (at..count).find(is_after).unwrap_or(count))
}

/// The text of the tokens from one to before another, by their numbers.
fn tokens_of<'a>(line: &Line<'a>, from: usize, to: usize) -> &'a str {
    let last = to.checked_sub(1).and_then(|at| line.code.get(at));
    let start = line.code.get(from).map_or(0, |token| token.start);
    line.part(start, last.map_or(0, Token::end))
}

/// `f = x => x + 1` as `f = lambda x: x + 1`.
fn function(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    for four in line.code.windows(4) {
        let [sign, name, arrow, _] = four else {
            continue;
        };
        if sign.text == "=" && name.kind == Kind::Name && arrow.text == "=>" {
            let edits = [
                (name.start, name.start, "lambda "),
                (name.end(), arrow.end(), ":"),
            ];
            let words = "Python writes a small function as `lambda x: x + 1`.";
            guesses.push(Guess::with(line.with(&edits), words));
        }
    }
}

/// `x := 1` as `x = 1`.
fn assigned(place: &Place, guesses: &mut Vec<Guess>) {
    let sign = place.line.code.iter().position(|token| token.text == ":=");
    if let Some(at) = sign.filter(|at| depth_at(&place.line.code, *at) == 0)
        && let Some(sign) = place.line.code.get(at)
    {
        let edit = (sign.start, sign.end(), "=");
        let words = "Write `=` to give a name a value.";
        guesses.push(Guess::with(place.line.with(&[edit]), words));
    }
}
