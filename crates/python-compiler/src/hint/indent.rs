//! Guesses of how far a line was to be indented.

use super::guess::Guess;
use super::line::indent_of;
use super::place::Place;

pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let message = place.problem.message.as_str();
    if message == "unexpected indent" {
        let last = place.before().next().map_or("", indent_of);
        guesses.push(indented(place, last));
    } else if message.starts_with("unindent does not match") {
        as_before(place, guesses);
    } else if message.starts_with("inconsistent use of tabs") {
        without_tabs(place, guesses);
    } else if message.starts_with("expected an indented block") {
        deeper(place, guesses);
    }
}

/// The line with another indentation.
fn indented(place: &Place, indent: &str) -> Guess {
    let body = place.line.text.get(place.line.indent().len()..);
    Guess::new([indent, body.unwrap_or("")].concat())
}

/// As an earlier line is indented, the nearest width first.
fn as_before(place: &Place, guesses: &mut Vec<Guess>) {
    let width = place.line.indent().len();
    let mut indents: Vec<&str> = Vec::new();
    for indent in place.before().map(indent_of) {
        if !indents.contains(&indent) {
            indents.push(indent);
        }
    }
    indents.sort_by_key(|indent| indent.len().abs_diff(width));
    guesses.extend(indents.iter().take(3).map(|indent| indented(place, indent)));
}

/// With blanks instead of tabs; or as the line before, if that has tabs.
fn without_tabs(place: &Place, guesses: &mut Vec<Guess>) {
    let indent = place.line.indent();
    for blanks in [4, 8] {
        guesses.push(indented(place, &indent.replace('\t', &" ".repeat(blanks))));
    }
    let Some(before) = place.before().next() else {
        return;
    };
    let last = indent_of(before);
    let words = "Lines of a block are indented alike: all with tabs, or all with spaces.";
    let mut as_before = |indent: &str| {
        let line = indented(place, indent).line;
        guesses.push(Guess::with(line, words));
    };
    if before.trim_end().ends_with(':') {
        as_before(&[last, "\t"].concat());
    }
    as_before(last);
}

/// One step deeper than the line that the block belongs to.
fn deeper(place: &Place, guesses: &mut Vec<Guess>) {
    let number = place.problem.message.rsplit(' ').next();
    let Some(header) = number.and_then(|number| number.parse::<usize>().ok()) else {
        return;
    };
    if header > place.at || header == 0 {
        return;
    }
    let outer = indent_of(place.text(header - 1));
    let step = if outer.contains('\t') { "\t" } else { "    " };
    guesses.push(indented(place, &[outer, step].concat()));
}
