//! From what the threads of a Python program tell to the trace of the run: one lane per worker, and one per thread.
//!
//! The machine tells moments (`interleave_python::record`); a trace has stretches of time. It must not know where moments
//! come from, nor how a trace is shown.
#![forbid(unsafe_code)]

mod lanes;
mod stretches;
#[cfg(test)]
mod tests;

use interleave_core::mode::Mode;
use interleave_core::trace::Trace;
use interleave_python::record::{Record, What};
use lanes::Lanes;
use stretches::Stretches;

/// How many records are kept, unless another number is said: some 20 MB, and what viewers still draw.
pub const MOST: usize = 200_000;

/// What was told of one run: the first records, and how many more there were.
#[derive(Debug)]
pub struct Recording {
    records: Vec<Record>,
    lost: u64,
    most: usize,
}

impl Default for Recording {
    fn default() -> Self {
        Self::of_at_most(MOST)
    }
}

impl Recording {
    /// For at most this number of records.
    #[must_use]
    pub fn of_at_most(most: usize) -> Self {
        Self {
            records: Vec::new(),
            lost: 0,
            most,
        }
    }

    /// Adds a record. (Those of one thread come in their order.)
    pub fn add(&mut self, record: Record) {
        // Only who looks while it runs sees these.
        if matches!(record.what, What::At(_) | What::Permits(..)) {
            return;
        }
        if self.records.len() < self.most {
            self.records.push(record);
        } else {
            self.lost += 1;
        }
    }

    /// How many records were left out.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.lost
    }

    /// The trace of a run in this mode: `Gil`, or `Parallel` where threads run at once.
    #[must_use]
    // In an engine, who calls it is built for speed.
    #[inline(never)]
    pub fn trace(&self, mode: Mode) -> Trace {
        let mut records: Vec<&Record> = self.records.iter().collect();
        records.sort_by(|one, other| one.at.total_cmp(&other.at));
        let lanes = Lanes::of(&records, mode);
        let mut stretches = Stretches::new(lanes);
        for record in records {
            stretches.add(record);
        }
        let mut trace = stretches.finish();
        trace.lost = self.lost;
        trace
    }
}
