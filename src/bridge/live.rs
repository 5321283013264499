//! What a run shows of itself while it is under way, read once a frame: in
//! place, where memory is shared with the engine, or from the newest copy.

use interleave_core::mode::Mode;
use interleave_core::recording::{RECORD_WORDS, Record, What, ms};
use interleave_core::trace::Kind;
use interleave_engine::run::ring_buffers::{
    CAPACITY_WORD, LANES_WORD, OPEN_WORD, RECORDS_WORD, WRITTEN_WORD,
};
use interleave_engine::run::telemetry::{
    DIED_WORD, HEARTBEATS_WORD, MAX_TASKS, MAX_WORKERS, MODE_WORD, OWNERS_WORD, PICTURE_BYTE,
    PLACES_WORD, RING_BUFFERS_WORD, RUN_WORD, TASKS_WORD,
};
use js_sys::{ArrayBuffer, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;

/// A view of an engine's telemetry.
pub struct Live {
    words: Uint32Array,
    bytes: Uint8Array,
    /// Of the words, where the ring buffers begin; 0 before the first run.
    ring_buffers: u32,
    /// Whether the run is timed.
    is_timed: bool,
}

/// How long who shows a run that is timed should not look again, in milliseconds: painting
/// takes time from those it shows, 10 to 20 ms of a core per frame with all that the browser
/// does for it. They look before each sample anyway (`paint.rs`).
const TIMED_PAUSE_MS: u32 = 2_000;

impl Live {
    pub(super) fn in_place(buffer: &JsValue, address: u32) -> Self {
        Self::new(
            Uint32Array::new_with_byte_offset(buffer, address),
            Uint8Array::new_with_byte_offset(buffer, address),
        )
    }

    pub(super) fn of_copy(copy: &ArrayBuffer) -> Self {
        // A view of words needs a whole number of them.
        let words = copy.byte_length() / 4;
        Self::new(
            Uint32Array::new_with_byte_offset_and_length(copy, 0, words),
            Uint8Array::new(copy),
        )
    }

    fn new(words: Uint32Array, bytes: Uint8Array) -> Self {
        let ring_buffers = word(&words, RING_BUFFERS_WORD as u32) / 4;
        Self {
            words,
            bytes,
            ring_buffers,
            is_timed: false,
        }
    }

    /// A view of what another one views.
    pub(super) fn of_words(words: Uint32Array) -> Self {
        let bytes = Uint8Array::new_with_byte_offset(&words.buffer(), words.byte_offset());
        Self::new(words, bytes)
    }

    /// The words that are viewed, from the block's first.
    pub(super) fn words(&self) -> &Uint32Array {
        &self.words
    }

    /// The same view, of a run that is timed or is not.
    #[must_use]
    pub(super) fn timed(self, is_timed: bool) -> Self {
        Self { is_timed, ..self }
    }

    /// Whether the run is timed; if not, it is one to warm up.
    pub(super) fn is_timed(&self) -> bool {
        self.is_timed
    }

    /// How long who shows the run should not look at it again, in milliseconds; `lively_ms`
    /// is what looks well where nothing is timed.
    pub fn pause_ms(&self, lively_ms: u32) -> u32 {
        if self.is_timed {
            TIMED_PAUSE_MS
        } else {
            lively_ms
        }
    }

    /// Number of the run; another number is another run.
    pub fn run(&self) -> u32 {
        self.word(RUN_WORD)
    }

    /// How many tasks the run has, of those that are shown.
    pub fn tasks(&self) -> u32 {
        self.word(TASKS_WORD).min(MAX_TASKS as u32)
    }

    /// For each task that is shown, the worker that did it, counted from 1; 0 until it is done.
    pub(super) fn owners(&self) -> Uint32Array {
        let first = OWNERS_WORD as u32;
        self.words.subarray(first, first + self.tasks())
    }

    /// The worker that did the task, once it is done; counted from 0.
    pub fn owner(&self, task: u32) -> Option<u32> {
        if task >= self.tasks() {
            return None;
        }
        self.word(OWNERS_WORD + task as usize).checked_sub(1)
    }

    /// The pixels of a task's tile, once they are there: one byte each.
    pub fn tile(&self, task: u32, pixels: usize) -> Option<Vec<u8>> {
        if task >= self.tasks() {
            return None;
        }
        let place = self.word(PLACES_WORD + task as usize).checked_sub(1)?;
        let first = PICTURE_BYTE as u32 + place;
        let tile = self.bytes.slice(first, first + pixels as u32);
        (tile.length() as usize == pixels).then(|| tile.to_vec())
    }

    /// The worker of the pool that died, if one did.
    pub(super) fn died(&self) -> Option<u32> {
        self.word(DIED_WORD).checked_sub(1)
    }

    /// A number that changes as long as any worker lives and works.
    pub(super) fn heartbeat(&self) -> u32 {
        (0..MAX_WORKERS)
            .map(|worker| self.word(HEARTBEATS_WORD + worker))
            .fold(self.run(), u32::wrapping_add)
    }

    /// Before the ring buffers: what is not there is not shown.
    fn word(&self, index: usize) -> u32 {
        let index = index as u32;
        if self.ring_buffers == 0 || index < self.ring_buffers {
            word(&self.words, index)
        } else {
            0
        }
    }
}

/// What each lane does, of the same view.
impl Live {
    /// The mode of the run.
    pub fn mode(&self) -> Option<Mode> {
        let place = self.word(MODE_WORD).checked_sub(1)?;
        Mode::ALL.get(place as usize).copied()
    }

    /// How many lanes the run has.
    pub fn lanes(&self) -> u32 {
        self.ring_word(LANES_WORD).min(MAX_WORKERS as u32)
    }

    /// What a lane is at: what, for which task, and since when, in milliseconds
    /// since the run began.
    pub fn open(&self, lane: u32) -> Option<(Kind, u32, f64)> {
        let first = OPEN_WORD + 3 * lane as usize;
        let since_us = self.ring_word(first).checked_sub(1)?;
        match What::from_code(self.ring_word(first + 2))? {
            What::Span(kind) => Some((kind, self.ring_word(first + 1), ms(since_us))),
            What::Event(_) => None,
        }
    }

    /// How many records a lane has written.
    pub fn written(&self, lane: u32) -> u32 {
        self.ring_word(WRITTEN_WORD + lane as usize)
    }

    /// A lane's records from this number on, as far as they are (still) there.
    pub fn records(&self, lane: u32, from: u32) -> Vec<Record> {
        let capacity = self.ring_word(CAPACITY_WORD);
        let written = self.written(lane);
        if capacity == 0 || lane >= self.lanes() {
            return Vec::new();
        }
        let mut records = Vec::new();
        let mut next = from.max(written.saturating_sub(capacity));
        while next < written {
            // Up to the end of the ring buffer at a time.
            let place = next % capacity;
            let count = (written - next).min(capacity - place);
            let first = RECORDS_WORD as u32 + (lane * capacity + place) * RECORD_WORDS as u32;
            let first = self.ring_buffers + first;
            let words = self
                .words
                .subarray(first, first + count * RECORD_WORDS as u32);
            let words = words.to_vec();
            let (words, _) = words.as_chunks::<RECORD_WORDS>();
            records.extend(words.iter().filter_map(|&words| Record::from_words(words)));
            next += count;
        }
        records
    }

    fn ring_word(&self, index: usize) -> u32 {
        if self.ring_buffers == 0 {
            return 0;
        }
        word(&self.words, self.ring_buffers + index as u32)
    }
}

fn word(words: &Uint32Array, index: u32) -> u32 {
    if index < words.length() {
        words.get_index(index)
    } else {
        0
    }
}
