//! Guesses of what was meant.

use super::place::Place;
use super::{brackets, characters, commas, foreign, indent, names, operators, rewrite, texts};

/// What may have been meant with a line.
#[derive(Debug)]
pub(super) struct Guess {
    /// All of the line.
    pub(super) line: String,
    /// What to say of it, if that is not what the message asks for.
    pub(super) words: Option<String>,
}

impl Guess {
    /// A guess of which the message says enough.
    pub(super) fn new(line: String) -> Self {
        Self { line, words: None }
    }

    /// A guess with words of its own.
    pub(super) fn with(line: String, words: impl Into<String>) -> Self {
        Self {
            line,
            words: Some(words.into()),
        }
    }
}

/// All guesses, the likelier ones first.
pub(super) fn all(place: &Place) -> Vec<Guess> {
    let mut guesses = Vec::new();
    for guess in [
        indent::guess,
        characters::guess,
        texts::guess,
        names::guess,
        operators::guess,
        commas::guess,
        brackets::guess,
        foreign::guess,
        rewrite::guess,
    ] {
        guess(place, &mut guesses);
    }
    guesses
}
