//! The records of what each lane does: one ring buffer per lane, of fixed layout, in the
//! telemetry. Each has one writer, which never waits and never allocates; when the buffer
//! is full, it overwrites the oldest record, and lost records can be counted. Written
//! with relaxed stores: a reader during the run sees an approximate state, a reader after
//! the run sees all of it.

use interleave_core::recording::{LaneRecords, RECORD_WORDS, Record, What, ms};
use interleave_core::trace::Kind;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// The most lanes: the engine's own thread, and a pool of 64.
pub const MAX_LANES: usize = 65;
/// How many records all ring buffers hold together.
pub const MAX_RECORDS: usize = 1 << 17;
/// Word of the ring buffers that holds how many lanes this run has.
pub const LANES_WORD: usize = 0;
/// Word that holds how many records each ring buffer holds.
pub const CAPACITY_WORD: usize = 1;
/// First word of the numbers of records written, one per lane.
pub const WRITTEN_WORD: usize = 3;
/// First word of what each lane is at: 1 + since when, the task, the code.
pub const OPEN_WORD: usize = WRITTEN_WORD + MAX_LANES;
/// First word of the records.
pub const RECORDS_WORD: usize = OPEN_WORD + 3 * MAX_LANES;

/// The most records of each ring buffer in a copy for a reader in another memory.
const COPIED_RECORDS: usize = 512;

/// The ring buffers. Their layout is the words named above.
#[repr(C)]
pub(crate) struct RingBuffers {
    lanes: AtomicU32,
    capacity: AtomicU32,
    /// In microseconds.
    clock_error: AtomicU32,
    written: [AtomicU32; MAX_LANES],
    open: [[AtomicU32; 3]; MAX_LANES],
    records: [[AtomicU32; RECORD_WORDS]; MAX_RECORDS],
}

const _: () = assert!(std::mem::offset_of!(RingBuffers, records) == RECORDS_WORD * 4);

impl RingBuffers {
    // Megabytes belong in a static, because stacks are small.
    #[allow(clippy::large_stack_arrays)]
    pub(super) const fn new() -> Self {
        Self {
            lanes: AtomicU32::new(0),
            capacity: AtomicU32::new(0),
            clock_error: AtomicU32::new(0),
            written: [const { AtomicU32::new(0) }; MAX_LANES],
            open: [const { [const { AtomicU32::new(0) }; 3] }; MAX_LANES],
            records: [const { [const { AtomicU32::new(0) }; RECORD_WORDS] }; MAX_RECORDS],
        }
    }

    /// Forgets all records, and divides the memory among this many lanes.
    pub(super) fn begin(&self, lanes: u32) {
        let lanes = lanes.clamp(1, MAX_LANES as u32);
        for lane in 0..MAX_LANES {
            self.written[lane].store(0, Relaxed);
            self.open[lane][0].store(0, Relaxed);
        }
        self.clock_error.store(0, Relaxed);
        self.capacity.store(MAX_RECORDS as u32 / lanes, Relaxed);
        self.lanes.store(lanes, Relaxed);
    }

    /// Sets by how much the lanes' clocks may differ.
    pub(super) fn note_clock_error(&self, ms: f64) {
        self.clock_error
            .fetch_max((ms * 1e3).ceil() as u32, Relaxed);
    }

    /// By how much they may differ at most.
    pub(super) fn clock_error_ms(&self) -> f64 {
        ms(self.clock_error.load(Relaxed))
    }

    /// How many lanes there are.
    pub(super) fn lanes(&self) -> u32 {
        self.lanes.load(Relaxed)
    }

    /// Writes a record. Only one thread may write to a lane.
    pub(crate) fn write(&self, lane: u32, record: Record) {
        let (Some(written), true) = (self.written.get(lane as usize), lane < self.lanes()) else {
            return;
        };
        let count = written.load(Relaxed);
        let place = self.place(lane, count);
        let words = self.records[place].iter().zip(record.words());
        words.for_each(|(word, value)| word.store(value, Relaxed));
        written.store(count.wrapping_add(1), Relaxed);
    }

    /// Shows what a lane is at.
    pub(crate) fn open(&self, lane: u32, since_us: u32, kind: Kind, task: u32) {
        if let Some([since, of, code]) = self.open.get(lane as usize) {
            of.store(task, Relaxed);
            code.store(What::Span(kind).code(), Relaxed);
            since.store(since_us + 1, Relaxed);
        }
    }

    /// Shows that a lane is doing nothing.
    pub(crate) fn close(&self, lane: u32) {
        if let Some([since, ..]) = self.open.get(lane as usize) {
            since.store(0, Relaxed);
        }
    }

    /// What each lane recorded, as far as it is still there.
    pub(super) fn read_all(&self) -> Vec<LaneRecords> {
        (0..self.lanes()).map(|lane| self.read(lane)).collect()
    }

    /// What one lane recorded.
    pub(super) fn read(&self, lane: u32) -> LaneRecords {
        let written = self.written[lane as usize].load(Relaxed);
        let lost = written.saturating_sub(self.capacity.load(Relaxed));
        let mut words = Vec::with_capacity((written - lost) as usize * RECORD_WORDS);
        for index in lost..written {
            let record = &self.records[self.place(lane, index)];
            words.extend(record.iter().map(|word| word.load(Relaxed)));
        }
        LaneRecords { lost, words }
    }

    /// The newest records in the same layout, for a reader in another memory.
    pub(super) fn visible_copy(&self) -> Vec<u32> {
        let lanes = self.lanes() as usize;
        let capacity = (self.capacity.load(Relaxed) as usize).min(COPIED_RECORDS);
        let load = |word: &AtomicU32| word.load(Relaxed);
        let mut copy = vec![lanes as u32, capacity as u32, load(&self.clock_error)];
        copy.extend(self.written.iter().map(load));
        copy.extend(self.open.iter().flatten().map(load));
        copy.resize(RECORDS_WORD + lanes * capacity * RECORD_WORDS, 0);
        for lane in 0..lanes {
            let written = copy[WRITTEN_WORD + lane];
            let newest = written.saturating_sub(capacity as u32)..written;
            for index in newest {
                let words = &self.records[self.place(lane as u32, index)];
                let place = lane * capacity + index as usize % capacity;
                let first = RECORDS_WORD + place * RECORD_WORDS;
                let shown = copy[first..].iter_mut().zip(words);
                shown.for_each(|(shown, word)| *shown = load(word));
            }
        }
        copy
    }

    fn place(&self, lane: u32, index: u32) -> usize {
        let capacity = self.capacity.load(Relaxed).max(1);
        (lane * capacity + index % capacity) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(start_us: u32) -> Record {
        Record {
            start_us,
            end_us: start_us + 1,
            task: start_us,
            what: What::Span(Kind::Wait),
        }
    }

    #[test]
    fn a_full_ring_keeps_the_newest_and_counts_the_rest() {
        static BUFFERS: RingBuffers = RingBuffers::new();
        BUFFERS.begin(64);
        let capacity = MAX_RECORDS as u32 / 64;
        (0..capacity + 3).for_each(|start| BUFFERS.write(1, record(start)));
        BUFFERS.write(2, record(9));
        let lane_records = BUFFERS.read(1);
        assert_eq!(lane_records.lost, 3);
        let records: Vec<Record> = lane_records.records().collect();
        assert_eq!(records.len(), capacity as usize);
        assert_eq!(records[0], record(3));
        assert_eq!(records[records.len() - 1], record(capacity + 2));
        assert_eq!(BUFFERS.read(2).records().collect::<Vec<_>>(), [record(9)]);
        assert_eq!(BUFFERS.read(0), LaneRecords::default());
    }

    #[test]
    fn a_new_run_starts_with_empty_rings() {
        static BUFFERS: RingBuffers = RingBuffers::new();
        BUFFERS.begin(2);
        BUFFERS.write(0, record(1));
        BUFFERS.open(0, 5, Kind::Run, 3);
        BUFFERS.begin(1);
        assert_eq!(BUFFERS.read(0), LaneRecords::default());
        assert_eq!(BUFFERS.visible_copy()[OPEN_WORD], 0);
    }

    #[test]
    fn lanes_that_are_not_there_are_not_written() {
        static BUFFERS: RingBuffers = RingBuffers::new();
        BUFFERS.begin(2);
        BUFFERS.write(2, record(1));
        BUFFERS.write(u32::MAX, record(1));
        BUFFERS.begin(3);
        assert_eq!(BUFFERS.read(2), LaneRecords::default());
    }

    #[test]
    fn a_copy_has_the_layout_of_the_rings_and_their_newest_records() {
        static BUFFERS: RingBuffers = RingBuffers::new();
        BUFFERS.begin(3);
        (0..700).for_each(|start| BUFFERS.write(2, record(start)));
        BUFFERS.open(1, 41, Kind::Copy, 7);
        let copy = BUFFERS.visible_copy();
        let capacity = copy[CAPACITY_WORD];
        assert_eq!(copy[LANES_WORD], 3);
        assert_eq!(copy[WRITTEN_WORD + 2], 700);
        assert_eq!(copy[OPEN_WORD + 3..][..3], [42, 7, 3]);
        let place = RECORDS_WORD + (2 * capacity + 699 % capacity) as usize * RECORD_WORDS;
        let words: [u32; RECORD_WORDS] = copy[place..][..RECORD_WORDS].try_into().expect("four");
        assert_eq!(Record::from_words(words), Some(record(699)));
    }
}
