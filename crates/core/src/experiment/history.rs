//! The last results of a session, and the one that is pinned. It must not know
//! how they are shown. It ends with the page: nothing of it is stored.

use super::report::Report;
use std::collections::VecDeque;
use std::rc::Rc;

/// How many results are kept.
pub const KEPT: usize = 20;

/// How many spans are kept, over all results: some 15 MB. Beyond that, the oldest results
/// lose their traces.
pub const KEPT_SPANS: usize = 400_000;

/// A result that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its number in the session, from 1.
    pub number: u32,
    /// Where it came from.
    pub origin: Origin,
    /// The result; old ones may have lost their traces.
    pub report: Rc<Report>,
}

/// Where a result came from. Times are as people read them: this knows no clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Measured by this page,
    Measured {
        /// then.
        at: String,
    },
    /// Read from a file.
    Imported {
        /// What the file is called,
        file: String,
        /// and when it was saved.
        saved: String,
    },
}

/// The last results, oldest first, and the pinned one, however old.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    kept: VecDeque<Kept>,
    taken: u32,
    pinned: Option<u32>,
}

impl History {
    /// Keeps a result, and gives its number. The oldest makes room, unless it is
    /// pinned.
    pub fn push(&mut self, origin: Origin, report: Rc<Report>) -> u32 {
        self.taken += 1;
        self.kept.push_back(Kept {
            number: self.taken,
            origin,
            report,
        });
        self.make_room();
        self.lighten();
        self.taken
    }

    /// All that are kept, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Kept> {
        self.kept.iter().rev()
    }

    /// One of them.
    pub fn get(&self, number: u32) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.number == number)
    }

    /// The newest.
    pub fn latest(&self) -> Option<&Kept> {
        self.kept.back()
    }

    /// The newest that was measured by this page.
    pub fn latest_measured(&self) -> Option<&Kept> {
        let is_measured = |kept: &&Kept| matches!(kept.origin, Origin::Measured { .. });
        self.newest_first().find(is_measured)
    }

    /// Replaces a result by one with more in it.
    pub fn mend_latest_measured(&mut self, report: Rc<Report>) {
        let is_measured = |kept: &&mut Kept| matches!(kept.origin, Origin::Measured { .. });
        if let Some(kept) = self.kept.iter_mut().rev().find(is_measured) {
            kept.report = report;
        }
    }

    /// Pins one, in place of the one that was pinned; ignores a number that is not kept.
    pub fn pin(&mut self, number: u32) {
        if self.get(number).is_some() {
            self.pinned = Some(number);
            self.make_room();
        }
    }

    /// Pins none.
    pub fn unpin(&mut self) {
        self.pinned = None;
        self.make_room();
    }

    /// The one that others are compared with.
    pub fn pinned(&self) -> Option<&Kept> {
        self.get(self.pinned?)
    }

    /// [`KEPT`], and one more if that one is pinned and old.
    fn make_room(&mut self) {
        while self.kept.len() > KEPT {
            let is_pinned = |kept: &Kept| Some(kept.number) == self.pinned;
            let oldest = self.kept.iter().position(|kept| !is_pinned(kept));
            let is_room = self.kept.len() == KEPT + 1 && self.kept.front().is_some_and(is_pinned);
            match oldest {
                Some(oldest) if !is_room => self.kept.remove(oldest),
                _ => return,
            };
        }
    }

    /// Drops the traces of the oldest results while there are too many spans; the newest
    /// and the pinned one are on screen and keep theirs.
    fn lighten(&mut self) {
        let spans = |kept: &Kept| {
            kept.report
                .trace
                .as_ref()
                .map_or(0, |trace| trace.spans.len())
        };
        let mut sum: usize = self.kept.iter().map(spans).sum();
        for kept in &mut self.kept {
            let is_looked_at = kept.number == self.taken || Some(kept.number) == self.pinned;
            if sum > KEPT_SPANS && !is_looked_at {
                sum -= spans(kept);
                Rc::make_mut(&mut kept.report).trace = None;
            }
        }
    }
}
