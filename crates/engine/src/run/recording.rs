//! The records of one run as an engine hands them over: what the ring buffer buffers held, lane
//! by lane, before anybody gives it a meaning.

use super::ring_buffers::{RECORD_WORDS, Record, What};
use interleave_core::mode::Mode;
use interleave_core::trace::{Event, Lane, LaneKind, Span, Trace};
use serde::{Deserialize, Serialize};

/// What was recorded of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// The run's mode.
    pub mode: Mode,
    /// By how much the lanes' clocks may differ.
    pub clock_error_ms: f64,
    /// A ring buffer a lane.
    pub ring_buffers: Vec<LaneRecords>,
}

/// What one lane recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneRecords {
    /// How many records were overwritten.
    pub lost: u32,
    /// The others, oldest first, in the words of the ring buffer buffers.
    pub words: Vec<u32>,
}

impl LaneRecords {
    /// Its records.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let (records, _) = self.words.as_chunks::<RECORD_WORDS>();
        records
            .iter()
            .filter_map(|&words| Record::from_words(words))
    }
}

impl Recording {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.ring_buffers
            .iter()
            .map(|lane_records| lane_records.words.len() / RECORD_WORDS)
            .sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What happened, by these records.
    pub fn trace(&self) -> Trace {
        let mut trace = Trace {
            clock_error_ms: self.clock_error_ms,
            ..Trace::default()
        };
        for (lane, lane_records) in (0..).zip(&self.ring_buffers) {
            trace.lanes.push(Lane {
                id: lane,
                mode: self.mode,
                kind: LaneKind::Worker,
                name: format!("{} {}", self.mode.worker(), lane + 1),
            });
            trace.lost += u64::from(lane_records.lost);
            lane_records
                .records()
                .for_each(|record| add(&mut trace, lane, record));
        }
        trace
    }
}

fn add(trace: &mut Trace, lane: u32, record: Record) {
    let (task, start_ms) = (record.task, f64::from(record.start_us) / 1e3);
    match record.what {
        What::Span(kind) => trace.spans.push(Span {
            lane,
            task,
            kind,
            start_ms,
            end_ms: f64::from(record.end_us) / 1e3,
        }),
        What::Event(kind) => trace.events.push(Event {
            lane,
            task,
            kind,
            at_ms: start_ms,
        }),
    }
}
