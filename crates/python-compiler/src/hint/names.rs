//! Guesses for words of Python that stand where a name must.

use super::guess::Guess;
use super::place::Place;
use super::token::{Kind, is_keyword};

/// A word of Python as a name: with `_` behind it.
pub(super) fn guess(place: &Place, guesses: &mut Vec<Guess>) {
    let line = &place.line;
    let message = place.problem.message.as_str();
    let is_about_it = ["invalid syntax", "expected", "cannot assign to"]
        .iter()
        .any(|start| message.starts_with(start));
    if !is_about_it || matches!(line.word(0), "import" | "from") {
        return;
    }
    let index = place.index();
    for at in [index, index.wrapping_sub(1), index + 1] {
        let Some(token) = line.code.get(at) else {
            continue;
        };
        let is_word = token.kind == Kind::Name && is_keyword(token.text);
        if !is_word || !is_place_of_name(place, at) {
            continue;
        }
        let name = [token.text, "_"].concat();
        let words = format!(
            "`{}` is a word of Python and cannot be a name. Choose another name, such as `{name}`.",
            token.text
        );
        let edit = (token.start, token.end(), name.as_str());
        guesses.push(Guess::with(line.with(&[edit]), words));
    }
}

/// Do the words around it say that a name stands here?
fn is_place_of_name(place: &Place, at: usize) -> bool {
    let line = &place.line;
    let before = at.checked_sub(1).map_or("", |at| line.word(at));
    let after = line.word(at + 1);
    let follows = matches!(
        before,
        "" | "def" | "class" | "for" | "as" | "global" | "nonlocal" | "lambda" | "." | "(" | ","
    );
    let is_followed = matches!(
        after,
        "" | "=" | "," | ")" | "(" | "in" | ":" | "." | "[" | "+=" | "-=" | "*="
    );
    // What stands alone, or has a block, is what it says.
    let is_itself = before.is_empty() && !matches!(after, "=" | "," | "+=" | "-=" | "*=" | ".");
    follows && is_followed && !is_itself
}
