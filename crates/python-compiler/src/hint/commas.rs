//! Guesses of what is missing between two values.

use super::brackets::{closer_of, depth_at};
use super::guess::Guess;
use super::place::Place;
use super::rewrite::words::DECLARING;
use super::token::Token;

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    match message {
        "invalid syntax. Perhaps you forgot a comma?" => in_span(place, guesses),
        "':' expected after dictionary key" => between(place, ":", None, guesses),
        "trailing comma not allowed without surrounding parentheses" => {
            without_last(place, guesses);
        }
        "did you forget parentheses around the comprehension target?" => {
            let to = place.from + place.line.part(place.from, place.to).trim_end().len();
            let edits = [(place.from, place.from, "("), (to, to, ")")];
            guesses.push(Guess::new(place.line.with(&edits)));
        }
        "invalid syntax" | "expected ':'" => at_stop(place, guesses),
        _ => {}
    }
}

/// In what the message marks, before its last token; or at the end of the line, if that goes on.
fn in_span(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    if place.problem.end_line > place.problem.line {
        let end = line.code_end();
        if line.code.last().is_some_and(Token::ends_operand) {
            guesses.push(Guess::new(line.with(&[(end, end, ",")])));
        }
        return;
    }
    let inside = line
        .code
        .windows(2)
        .filter(|two| two[0].start >= place.from && two[1].end() <= place.to);
    // What is opened at the end of a line is a block of another language.
    let opens = |token: &Token| closer_of(token.text).is_some() && token.end() == line.code_end();
    let ends = inside
        .filter(|two| !opens(&two[1]))
        .filter(|two| two[0].ends_operand() && two[1].begins_operand())
        .map(|two| two[0].end());
    let ends: Vec<usize> = ends.collect();
    for end in ends.into_iter().rev().take(3) {
        guesses.push(Guess::new(line.with(&[(end, end, ",")])));
    }
}

/// Behind the value before the one where the compiler stopped.
fn between(place: &Place, what: &str, words: Option<&str>, guesses: &mut Vec<Guess>) {
    // What is marked may be the end of the value before.
    let index = place.index();
    let is_within = place
        .line
        .code
        .get(index)
        .is_some_and(|token| token.start < place.from);
    let index = index + usize::from(is_within);
    let Some(before) = index.checked_sub(1).and_then(|it| place.line.code.get(it)) else {
        return;
    };
    let begins = place
        .line
        .code
        .get(index)
        .is_some_and(Token::begins_operand);
    if before.ends_operand() && begins {
        let end = before.end();
        guesses.push(Guess {
            line: place.line.with(&[(end, end, what)]),
            words: words.map(str::to_owned),
        });
    }
}

/// `from a import b,`.
fn without_last(place: &Place, guesses: &mut Vec<Guess>) {
    let end = place.line.code_end();
    if place.line.last_word() == "," {
        guesses.push(Guess::new(place.line.with(&[(end - 1, end, "")])));
    }
}

/// `for i range(3):`, `def f(a b):`, `import a b`.
fn at_stop(place: &Place, guesses: &mut Vec<Guess>) {
    let (line, index) = (&place.line, place.index());
    let has_in = line.code.iter().any(|token| token.text == "in");
    if line.word(0) == "for" && index == 2 && !has_in {
        let words = "A `for` has an `in` after its name: `for x in values:`.";
        between(place, " in", Some(words), guesses);
    }
    let here = line.code.get(index);
    let before = index.checked_sub(1).and_then(|at| line.code.get(at));
    let is_within = depth_at(&line.code, index) > 0;
    if let (Some(word), Some(name)) = (before, here)
        && DECLARING.contains(&word.text)
        && is_within
    {
        let typed = [name.text, ": ", word.text].concat();
        let words = "Python needs no type before a name. It can stand after it: `x: int`.";
        let edit = (word.start, name.end(), typed.as_str());
        guesses.push(Guess::with(line.with(&[edit]), words));
    }
    if let Some(sign) = here.filter(|sign| sign.text == ";" && is_within) {
        let words = "Within brackets, values are separated by commas.";
        let edit = (sign.start, sign.end(), ",");
        guesses.push(Guess::with(line.with(&[edit]), words));
    }
    let is_list = matches!(
        line.word(0),
        "import" | "from" | "global" | "nonlocal" | "for" | "del" | "with"
    );
    if is_list || is_within {
        let words = "Write a comma between the two.";
        between(place, ",", Some(words), guesses);
    }
}
