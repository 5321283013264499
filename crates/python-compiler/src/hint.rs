//! What to write instead of a mistake: `CPython` says what is wrong, and learners ask what to do.
//!
//! Words follow from the message. A line to write is one of several guesses, and only given if it
//! is proved: with it in place, the compiler finds nothing wrong there any more.

mod brackets;
mod characters;
mod commas;
mod foreign;
mod guess;
mod indent;
mod line;
mod names;
mod operators;
mod place;
mod rewrite;
mod texts;
mod token;
mod words;
mod words_of_place;

use crate::Problem;
use guess::Guess;
use place::Place;

/// What to do about a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// A sentence or two; code stands in backticks.
    pub words: String,
    /// What takes the place of the problem's line, all of it.
    pub instead: Option<String>,
}

/// A longer source is not compiled once more for each guess.
const MAX_BYTES: usize = 50_000;
/// Nor is one compiled more often than this.
const MAX_GUESSES: usize = 24;
/// Of a longer line, nobody sees what is changed.
const MAX_LINE: usize = 1_000;

/// What to do about a problem of a source. `check` tells all that is wrong with a source.
#[must_use]
pub fn hint(source: &str, problem: &Problem, check: &dyn Fn(&str) -> Vec<Problem>) -> Option<Hint> {
    let place = Place::new(source, problem);
    let is_short = |place: &&Place| source.len() <= MAX_BYTES && place.line.text.len() <= MAX_LINE;
    if let Some(place) = place.as_ref().filter(is_short)
        && let Some(guess) = proved(place, check)
    {
        let words = guess.words.or_else(|| words_for(problem, Some(place)));
        let instead = Some(guess.line);
        return words.map(|words| Hint { words, instead });
    }
    words_for(problem, place.as_ref()).map(|words| Hint {
        words,
        instead: None,
    })
}

/// What to do about all that is wrong with a source; what to write, only for the first. The others
/// mostly follow from that, those on its line nearly always: about them, nothing is said.
#[must_use]
pub fn hints(
    source: &str,
    problems: &[Problem],
    check: &dyn Fn(&str) -> Vec<Problem>,
) -> Vec<Option<Hint>> {
    let Some((first, others)) = problems.split_first() else {
        return Vec::new();
    };
    let mut hints = vec![hint(source, first, check)];
    for problem in others {
        let place = Place::new(source, problem).filter(|_| problem.line != first.line);
        let words = place.and_then(|place| words_for(problem, Some(&place)));
        hints.push(words.map(|words| Hint {
            words,
            instead: None,
        }));
    }
    hints
}

fn words_for(problem: &Problem, place: Option<&Place>) -> Option<String> {
    words::of(&problem.message).or_else(|| place.and_then(words_of_place::of))
}

/// The first guess with which nothing is wrong on its line, nor before it.
fn proved(place: &Place, check: &dyn Fn(&str) -> Vec<Problem>) -> Option<Guess> {
    let tried = guess::all(place).into_iter().take(MAX_GUESSES);
    tried
        .filter(|guess| guess.line != place.line.text)
        .find(|guess| {
            let problems = check(&place.source_with(&guess.line));
            problems
                .iter()
                .all(|problem| problem.line > place.problem.line)
        })
}
