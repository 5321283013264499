//! What runs of a program came to, counted: for who holds them beside all that is possible. It
//! must not know who that is.

use crate::run::Came;

/// The most that is kept apart: who prints the time in each run has as many ends as runs.
const MOST_KINDS: usize = 64;

/// The runs since the last time.
#[derive(Default)]
pub(super) struct Tally(Vec<Came>);

impl Tally {
    /// One more run.
    pub(super) fn add(&mut self, came: Came) {
        let is_known = self.0.iter().any(|known| known.is_same(&came));
        let came = if is_known || self.0.len() < MOST_KINDS {
            came
        } else {
            // It counts, but what it was is not told.
            Came { text: None, ..came }
        };
        match self.0.iter_mut().find(|known| known.is_same(&came)) {
            Some(known) => known.runs += came.runs,
            None => self.0.push(came),
        }
    }

    /// All that was added since the last time.
    pub(super) fn take(&mut self) -> Vec<Came> {
        std::mem::take(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interleave_core::sample::ProgramEnd;

    fn came(out: &str) -> Came {
        Came {
            end: ProgramEnd::Finished,
            text: Some((out.to_owned(), Vec::new())),
            runs: 1,
        }
    }

    #[test]
    fn the_same_end_is_counted_and_told_once() {
        let mut tally = Tally::default();
        for out in ["1\n", "2\n", "1\n"] {
            tally.add(came(out));
        }
        let told = tally.take();
        let runs: Vec<u32> = told.iter().map(|came| came.runs).collect();
        assert_eq!(runs, [2, 1]);
        assert!(tally.take().is_empty());
    }

    #[test]
    fn runs_that_all_differ_are_counted_all_the_same() {
        let mut tally = Tally::default();
        for number in 0..1000 {
            tally.add(came(&number.to_string()));
        }
        let told = tally.take();
        assert_eq!(told.len(), MOST_KINDS + 1);
        assert_eq!(told.iter().map(|came| came.runs).sum::<u32>(), 1000);
    }
}
