//! From what the threads of a Python program tell to the trace of the run: one lane per worker, and one per thread.
//!
//! The machine tells moments (`interleave_python::record`); a trace has stretches of time. It must not know where moments
//! come from, nor how a trace is shown.
#![forbid(unsafe_code)]

mod holders;
mod lanes;
mod stretches;
#[cfg(test)]
mod tests;

use interleave_core::mode::Mode;
use interleave_core::trace::Trace;
use interleave_python::record::{Record, What};
use lanes::{Lanes, Thread};
use std::collections::BTreeMap;
use stretches::Stretches;

/// How many records are kept, unless another number is said: some 20 MB, and what viewers still draw.
pub const MOST: usize = 200_000;

/// What was told of one run: the first records, and how many more there were.
#[derive(Debug)]
pub struct Recording {
    /// Each with the line in which its thread stood, as far as that was told.
    records: Vec<(Record, Option<u32>)>,
    /// In which line each thread stands.
    lines: BTreeMap<Thread, u32>,
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
            lines: BTreeMap::new(),
            lost: 0,
            most,
        }
    }

    /// Adds a record. (Those of one thread come in their order.)
    pub fn add(&mut self, record: Record) {
        let has_room = self.records.len() < self.most;
        let thread = (record.process, record.thread);
        match record.what {
            // Only who looks while it runs sees these.
            What::Stands(..) => {}
            What::At(line) => {
                if has_room {
                    self.lines.insert(thread, line);
                }
            }
            _ if has_room => {
                let line = self.lines.get(&thread).copied();
                self.records.push((record, line));
            }
            _ => self.lost += 1,
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
        let mut told: Vec<&(Record, Option<u32>)> = self.records.iter().collect();
        told.sort_by(|(one, _), (other, _)| one.at.total_cmp(&other.at));
        let records: Vec<&Record> = told.iter().map(|(record, _)| record).collect();
        let lanes = Lanes::of(&records, mode);
        let mut stretches = Stretches::new(lanes);
        for (record, line) in told {
            stretches.add(record, *line);
        }
        let mut trace = stretches.finish();
        trace.lost = self.lost;
        trace
    }
}
