//! What a run shows of itself while it is under way: a block of fixed layout
//! that others read without a message being sent. Written by the workers with
//! relaxed stores, read by the page once per frame; neither side waits for the other.
//!
//! The page reads the same bytes either in place, where memory is shared, or
//! from a copy ([`Telemetry::visible_copy`]). A reader may see a task's owner
//! before its pixels: this is a picture of progress, not a result.

use super::Stopped;
use super::ring_buffers::{MAX_LANES, RingBuffers};
use interleave_core::work::Output;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering::Relaxed};

/// The most tasks that a run shows; later tasks run, but are not shown.
pub const MAX_TASKS: usize = 10_000;
/// The most workers: each has a lane.
pub const MAX_WORKERS: usize = MAX_LANES;
/// The most pixels of a picture: 1024 by 1024.
pub const MAX_PIXELS: usize = 1 << 20;

/// Word that a reader sets to 1 to stop the run.
pub const STOP_WORD: usize = 0;
/// Word that counts runs, so that a reader sees when a new one begins.
pub const RUN_WORD: usize = 1;
/// Word that holds 1 + the worker that died, or 0.
pub const DIED_WORD: usize = 2;
/// Word that holds the number of tasks of the run.
pub const TASKS_WORD: usize = 3;
/// Word that holds 1 + the place of the run's mode among all modes, or 0.
pub const MODE_WORD: usize = 4;
/// Word that holds the first byte of the ring buffers (`super::ring_buffers`), or 0 where
/// they are not in this copy.
pub const RING_BUFFERS_WORD: usize = 5;
/// First word of the heartbeat of each worker; it changes as long as it lives.
pub const HEARTBEATS_WORD: usize = 6;
/// First word of the owners: 1 + the worker that did the task, or 0.
pub const OWNERS_WORD: usize = HEARTBEATS_WORD + MAX_WORKERS;
/// First word of the places of the tiles: 1 + the tile's first byte within the
/// picture, or 0 where the task has no tile (yet).
pub const PLACES_WORD: usize = OWNERS_WORD + MAX_TASKS;
/// First byte of the picture: one byte per pixel, tiles in the order in which they were done.
pub const PICTURE_BYTE: usize = (PLACES_WORD + MAX_TASKS) * 4;

/// The block itself. Its layout is the words and bytes named above.
#[repr(C)]
pub struct Telemetry {
    stop: AtomicU32,
    run: AtomicU32,
    died: AtomicU32,
    tasks: AtomicU32,
    mode: AtomicU32,
    ring_buffers_byte: AtomicU32,
    heartbeats: [AtomicU32; MAX_WORKERS],
    owners: [AtomicU32; MAX_TASKS],
    places: [AtomicU32; MAX_TASKS],
    picture: [AtomicU8; MAX_PIXELS],
    pixels: AtomicU32,
    pub(crate) ring_buffers: RingBuffers,
}

const _: () = assert!(std::mem::offset_of!(Telemetry, owners) == OWNERS_WORD * 4);
const _: () = assert!(std::mem::offset_of!(Telemetry, places) == PLACES_WORD * 4);
const _: () = assert!(std::mem::offset_of!(Telemetry, picture) == PICTURE_BYTE);

impl Telemetry {
    /// A block for a run that has not begun.
    // A megabyte belongs in a static, because stacks are small: hence no `Default`.
    #[allow(clippy::new_without_default, clippy::large_stack_arrays)]
    pub const fn new() -> Self {
        Self {
            stop: AtomicU32::new(0),
            run: AtomicU32::new(0),
            died: AtomicU32::new(0),
            tasks: AtomicU32::new(0),
            mode: AtomicU32::new(0),
            // Zero, as all of it: a module need not carry megabytes of zeros then.
            ring_buffers_byte: AtomicU32::new(0),
            heartbeats: [const { AtomicU32::new(0) }; MAX_WORKERS],
            owners: [const { AtomicU32::new(0) }; MAX_TASKS],
            places: [const { AtomicU32::new(0) }; MAX_TASKS],
            picture: [const { AtomicU8::new(0) }; MAX_PIXELS],
            pixels: AtomicU32::new(0),
            ring_buffers: RingBuffers::new(),
        }
    }

    /// Where the block begins in memory, in bytes.
    pub fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Asks the run under way to stop.
    pub fn stop(&self) {
        self.stop.store(1, Relaxed);
    }

    /// Lowers the stop flag, before a new request is served.
    pub fn resume(&self) {
        self.stop.store(0, Relaxed);
    }

    /// Says that a worker died; the reader should give this engine up.
    pub fn died(&self, worker: u32) {
        self.died.store(worker + 1, Relaxed);
    }

    /// Forgets the tasks and records of the run before. `mode` is 1 + the place
    /// of the mode among all modes.
    pub(crate) fn begin_run(&self, tasks: u32, mode: u32, lanes: u32) {
        self.ring_buffers.begin(lanes);
        let ring_buffers_byte = std::mem::offset_of!(Self, ring_buffers) as u32;
        self.ring_buffers_byte.store(ring_buffers_byte, Relaxed);
        self.mode.store(mode, Relaxed);
        let shown = self.tasks.swap(tasks, Relaxed).max(tasks) as usize;
        let words = self.owners.iter().take(shown);
        words
            .chain(self.places.iter().take(shown))
            .for_each(|word| word.store(0, Relaxed));
        self.pixels.store(0, Relaxed);
        self.run.fetch_add(1, Relaxed);
    }

    /// Shows that a worker lives, and tells it whether to go on.
    pub(crate) fn heartbeat(&self, worker: u32) -> Result<(), Stopped> {
        if let Some(heartbeat) = self.heartbeats.get(worker as usize) {
            // Only this worker writes here, so load and store may be apart.
            heartbeat.store(heartbeat.load(Relaxed).wrapping_add(1), Relaxed);
        }
        self.go_on()
    }

    /// Tells whether the run goes on.
    pub(super) fn go_on(&self) -> Result<(), Stopped> {
        if self.stop.load(Relaxed) == 0 {
            Ok(())
        } else {
            Err(Stopped)
        }
    }

    /// Shows who did a task, and what it painted, if it did.
    pub(super) fn task_done(&self, worker: u32, task: u32, output: &Output) {
        let task = task as usize;
        if task >= MAX_TASKS {
            return;
        }
        if let Output::Pixels(pixels) = output {
            self.show_tile(task, pixels);
        }
        self.owners[task].store(worker + 1, Relaxed);
    }

    fn show_tile(&self, task: usize, pixels: &[u8]) {
        let first = self.pixels.fetch_add(pixels.len() as u32, Relaxed) as usize;
        let Some(place) = self.picture.get(first..first + pixels.len()) else {
            return;
        };
        place
            .iter()
            .zip(pixels)
            .for_each(|(shown, &pixel)| shown.store(pixel, Relaxed));
        self.places[task].store(first as u32 + 1, Relaxed);
    }

    /// A copy of the block from its start, as far as this run has shown
    /// anything so far, and then the newest records.
    pub fn visible_copy(&self) -> Vec<u8> {
        let pixels = (self.pixels.load(Relaxed) as usize).min(MAX_PIXELS);
        let tasks = (self.tasks.load(Relaxed) as usize).min(MAX_TASKS);
        let head = [&self.stop, &self.run, &self.died, &self.tasks, &self.mode];
        let words = head
            .into_iter()
            .chain([&self.ring_buffers_byte])
            .chain(&self.heartbeats);
        let load = |word: &AtomicU32| word.load(Relaxed).to_le_bytes();
        let mut copy: Vec<u8> = if pixels == 0 {
            words.chain(&self.owners[..tasks]).flat_map(load).collect()
        } else {
            let words = words.chain(&self.owners).chain(&self.places).flat_map(load);
            let picture = self.picture[..pixels].iter();
            words
                .chain(picture.map(|pixel| pixel.load(Relaxed)))
                .collect()
        };
        copy.resize(copy.len().next_multiple_of(4), 0);
        let ring_buffers_byte = (copy.len() as u32).to_le_bytes();
        copy[RING_BUFFERS_WORD * 4..][..4].copy_from_slice(&ring_buffers_byte);
        copy.extend(
            self.ring_buffers
                .visible_copy()
                .into_iter()
                .flat_map(u32::to_le_bytes),
        );
        copy
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::ring_buffers;

    fn word(bytes: &[u8], index: usize) -> u32 {
        let word = bytes[index * 4..][..4]
            .try_into()
            .expect("a word has four bytes");
        u32::from_le_bytes(word)
    }

    #[test]
    fn a_copy_shows_who_did_what_and_the_tiles() {
        static BLOCK: Telemetry = Telemetry::new();
        BLOCK.begin_run(3, 1, 2);
        BLOCK.task_done(4, 2, &Output::Pixels(vec![7, 8]));
        BLOCK.task_done(5, 0, &Output::Pixels(vec![9]));
        let copy = BLOCK.visible_copy();
        assert_eq!(word(&copy, TASKS_WORD), 3);
        assert_eq!(word(&copy, OWNERS_WORD), 6);
        assert_eq!(word(&copy, OWNERS_WORD + 1), 0);
        assert_eq!(word(&copy, OWNERS_WORD + 2), 5);
        assert_eq!(word(&copy, PLACES_WORD), 3);
        assert_eq!(word(&copy, PLACES_WORD + 2), 1);
        assert_eq!(copy[PICTURE_BYTE..][..3], [7, 8, 9]);
        let ring_buffers = word(&copy, RING_BUFFERS_WORD) as usize;
        assert_eq!(ring_buffers, PICTURE_BYTE + 4);
        assert_eq!(word(&copy[ring_buffers..], ring_buffers::LANES_WORD), 2);
    }

    #[test]
    fn a_new_run_forgets_the_one_before() {
        static BLOCK: Telemetry = Telemetry::new();
        BLOCK.begin_run(2, 1, 1);
        BLOCK.task_done(0, 1, &Output::Count(1));
        BLOCK.begin_run(2, 1, 1);
        assert_eq!(word(&BLOCK.visible_copy(), OWNERS_WORD + 1), 0);
        assert_eq!(word(&BLOCK.visible_copy(), RUN_WORD), 2);
    }

    #[test]
    fn more_tasks_and_pixels_than_fit_are_not_shown_and_do_no_harm() {
        static BLOCK: Telemetry = Telemetry::new();
        BLOCK.begin_run(u32::MAX, 1, u32::MAX);
        BLOCK.task_done(0, u32::MAX, &Output::Count(1));
        BLOCK.task_done(0, 0, &Output::Pixels(vec![1; MAX_PIXELS + 1]));
        let copy = BLOCK.visible_copy();
        assert!(
            word(&copy, RING_BUFFERS_WORD) as usize <= PLACES_WORD * 4
                || word(&copy, PLACES_WORD) == 0
        );
    }

    #[test]
    fn a_raised_flag_stops_every_worker() {
        static BLOCK: Telemetry = Telemetry::new();
        assert_eq!(BLOCK.heartbeat(1), Ok(()));
        BLOCK.stop();
        assert_eq!(BLOCK.heartbeat(1), Err(Stopped));
        assert_eq!(BLOCK.heartbeat(2), Err(Stopped));
    }
}
