//! What a run shows of itself while it is under way, read once a frame: in
//! place, where memory is shared with the engine, or from the newest copy.

use crate::run::telemetry::{
    DIED_WORD, MAX_TASKS, MAX_WORKERS, OWNERS_WORD, PICTURE_BYTE, PLACES_WORD, PULSES_WORD,
    RUN_WORD, TASKS_WORD,
};
use js_sys::{ArrayBuffer, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;

/// A view of an engine's telemetry.
pub struct Live {
    words: Uint32Array,
    bytes: Uint8Array,
}

impl Live {
    pub(super) fn in_place(buffer: &JsValue, address: u32) -> Self {
        Self {
            words: Uint32Array::new_with_byte_offset(buffer, address),
            bytes: Uint8Array::new_with_byte_offset(buffer, address),
        }
    }

    pub(super) fn of_copy(copy: &ArrayBuffer) -> Self {
        // A view of words needs a whole number of them.
        let words = copy.byte_length() / 4;
        Self {
            words: Uint32Array::new_with_byte_offset_and_length(copy, 0, words),
            bytes: Uint8Array::new(copy),
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
    pub(super) fn pulse(&self) -> u32 {
        (0..MAX_WORKERS)
            .map(|worker| self.word(PULSES_WORD + worker))
            .fold(self.run(), u32::wrapping_add)
    }

    fn word(&self, index: usize) -> u32 {
        let index = index as u32;
        if index < self.words.length() {
            self.words.get_index(index)
        } else {
            0
        }
    }
}
