//! The records of one run as an engine hands them over, lane by lane, and how they
//! become a trace. The only place where the microseconds of records become
//! milliseconds. It must not know where records are kept.

use crate::mode::Mode;
use crate::programs::ProgramTrace;
use crate::trace::{Event, EventKind, Kind, Lane, LaneKind, Span, Trace};
use serde::{Deserialize, Serialize};

/// Words of one record: start and end in microseconds since the run began, the
/// task, and the code of what it is.
pub const RECORD_WORDS: usize = 4;

/// What a record is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A stretch of time.
    Span(Kind),
    /// A moment.
    Event(EventKind),
}

impl What {
    /// All of them; the place of each is its code.
    const ALL: [Self; 14] = [
        Self::Span(Kind::Run),
        Self::Span(Kind::Wait),
        Self::Span(Kind::Blocked),
        Self::Span(Kind::Copy),
        Self::Event(EventKind::Handed),
        Self::Event(EventKind::Stopped),
        Self::Event(EventKind::Died),
        Self::Event(EventKind::Start),
        Self::Event(EventKind::Acquire),
        Self::Event(EventKind::Release),
        Self::Event(EventKind::Put),
        Self::Event(EventKind::Get),
        Self::Event(EventKind::Notify),
        Self::Event(EventKind::Exception),
    ];

    /// What this code stands for.
    pub fn from_code(code: u32) -> Option<Self> {
        Self::ALL.get(code as usize).copied()
    }

    /// Its code.
    pub fn code(self) -> u32 {
        let place = Self::ALL.iter().position(|&what| what == self);
        place.unwrap_or_default() as u32
    }
}

/// One record of one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Microseconds since the run began.
    pub start_us: u32,
    /// The same; of a moment, its start.
    pub end_us: u32,
    /// For which task.
    pub task: u32,
    /// What it was.
    pub what: What,
}

impl Record {
    /// The record that these words hold.
    pub fn from_words([start_us, end_us, task, code]: [u32; RECORD_WORDS]) -> Option<Self> {
        Some(Self {
            start_us,
            end_us,
            task,
            what: What::from_code(code)?,
        })
    }

    /// When it began, in milliseconds since the run did.
    pub fn start_ms(self) -> f64 {
        ms(self.start_us)
    }

    /// When it ended, in milliseconds since the run began.
    pub fn end_ms(self) -> f64 {
        ms(self.end_us)
    }

    /// The words that hold it.
    pub fn words(self) -> [u32; RECORD_WORDS] {
        [self.start_us, self.end_us, self.task, self.what.code()]
    }
}

/// Microseconds as milliseconds.
pub fn ms(us: u32) -> f64 {
    f64::from(us) / 1e3
}

/// What was recorded of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// The run's mode.
    pub mode: Mode,
    /// By how much the lanes' clocks may differ.
    pub clock_error_ms: f64,
    /// One ring buffer per lane.
    pub ring_buffers: Vec<LaneRecords>,
    /// Of a program: all that it did, in place of the ring buffers.
    pub program: Option<ProgramTrace>,
}

/// What one lane recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneRecords {
    /// How many records were overwritten.
    pub lost: u32,
    /// The others, oldest first, in words: see [`Record`].
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
        let of_lane = |lane: &LaneRecords| lane.words.len() / RECORD_WORDS;
        let of_program = self.program.as_ref().map_or(0, ProgramTrace::len);
        self.ring_buffers.iter().map(of_lane).sum::<usize>() + of_program
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What happened, by these records.
    pub fn trace(&self) -> Trace {
        let of_program = self.program.as_ref().map(|it| it.trace(self.mode));
        let mut trace = of_program.unwrap_or_default();
        trace.clock_error_ms = self.clock_error_ms;
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

/// What happened in these runs, as one trace.
pub fn trace(recordings: &[Recording]) -> Trace {
    Trace::of_runs(recordings.iter().map(Recording::trace))
}

fn add(trace: &mut Trace, lane: u32, record: Record) {
    let task = record.task;
    match record.what {
        What::Span(kind) => trace.spans.push(Span {
            lane,
            task,
            kind,
            start_ms: record.start_ms(),
            end_ms: record.end_ms(),
            ..Span::default()
        }),
        What::Event(kind) => trace.events.push(Event {
            lane,
            task,
            kind,
            about: None,
            at_ms: record.start_ms(),
        }),
    }
}
