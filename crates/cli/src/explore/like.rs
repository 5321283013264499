//! Whether two programs have the same outcomes: an answer and a right solution.

use interleave_explorer::{Outcomes, Told, Verdict};
use std::fmt;

/// Outcomes that only one of two programs has.
pub struct Difference {
    /// Those of the program that was asked about, with their schedules.
    own: Vec<(String, String)>,
    /// Those of the other one.
    other: Vec<(String, String)>,
    /// Were both searched to the end?
    is_whole: bool,
}

impl Difference {
    /// Compares what was found.
    pub fn of(own: &Outcomes, other: &Outcomes) -> Self {
        let is_whole = |found: &Outcomes| found.verdict == Verdict::Exhaustive;
        Self {
            own: only(own, other),
            other: only(other, own),
            is_whole: is_whole(own) && is_whole(other),
        }
    }

    /// The exit code: 1 if they differ, 3 if that was not decided.
    pub fn exit(&self) -> u8 {
        match (self.own.is_empty() && self.other.is_empty(), self.is_whole) {
            (true, true) => 0,
            (false, true) => 1,
            (_, false) => 3,
        }
    }
}

/// The outcomes that one has and the other has not.
fn only(of: &Outcomes, without: &Outcomes) -> Vec<(String, String)> {
    let key = |told: &Told| (told.end, told.stdout.clone(), told.error.clone());
    let known: Vec<_> = without.outcomes.iter().map(key).collect();
    let own = of
        .outcomes
        .iter()
        .filter(|told| !known.contains(&key(told)));
    own.map(|told| (in_words(told), told.schedule.clone()))
        .collect()
}

fn in_words(told: &Told) -> String {
    let error = told.error.as_deref().map(|error| format!(", {error}"));
    let lines = told.stdout.trim_end().replace('\n', " / ");
    format!("{}{}: {lines}", told.end, error.unwrap_or_default())
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_whole {
            writeln!(
                f,
                "interleave: not all was searched, so that they have the same outcomes is not decided"
            )?;
        } else if self.exit() == 0 {
            writeln!(f, "interleave: both have the same outcomes")?;
        }
        for (whose, all) in [
            ("only here", &self.own),
            ("only in the other program", &self.other),
        ] {
            for (outcome, schedule) in all {
                writeln!(f, "interleave: {whose}: {outcome} ({schedule})")?;
            }
        }
        Ok(())
    }
}
