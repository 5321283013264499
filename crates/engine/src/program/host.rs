//! What a program's machines get from the engine: clocks, a seed, and a place for what the
//! program prints and what its threads do. It must not know where that is shown.

use super::live::Live;
use crate::run::Clocks;
use interleave_core::mode::Mode;
use interleave_core::sample::MAX_OUTPUT_BYTES;
use interleave_core::trace::Trace;
use interleave_core::work::Checksum;
use interleave_python::host::{Host, Stream};
use interleave_python::record::Record;
use interleave_python_trace::Recording;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How much is recorded of a run: as much as a chart of it can show.
const MOST_RECORDS: usize = 20_000;

/// The host of one run: all its processes and workers have clones, which keep the same output.
#[derive(Clone)]
pub(super) struct ProgramHost {
    clocks: Clocks,
    seed: u64,
    /// How many processes were started by the one that this is the host of.
    forks: u64,
    workers: u32,
    kept: Arc<Mutex<Kept>>,
    recorded: Option<Arc<Mutex<Recorded>>>,
}

/// What threads did, and where that is shown meanwhile.
struct Recorded {
    recording: Recording,
    live: Live,
}

#[derive(Default)]
struct Kept {
    text: String,
    /// Whether something was printed that is not kept.
    is_cut: bool,
    /// How much of the text was taken.
    taken: usize,
    /// Which thread printed what was not taken yet; `None` if several did.
    printer: Option<u32>,
    checksum: Checksum,
    began_ms: f64,
    /// Whether a worker of the pool has begun.
    has_worker: bool,
    slept_ms: f64,
}

impl ProgramHost {
    /// Nothing was printed yet. `live` is where it is shown what threads do, if that is
    /// recorded.
    pub(super) fn new(clocks: Clocks, seed: u64, workers: u32, live: Option<Live>) -> Self {
        let recorded = live.map(|live| {
            let recording = Recording::of_at_most(MOST_RECORDS);
            Arc::new(Mutex::new(Recorded { recording, live }))
        });
        Self {
            clocks,
            seed,
            forks: 0,
            workers,
            kept: Arc::default(),
            recorded,
        }
    }

    /// Milliseconds since the run began.
    pub(super) fn now_ms(&self) -> f64 {
        let began_ms = self.kept().began_ms;
        self.since_ms(began_ms)
    }

    /// What threads did, if that was recorded.
    pub(super) fn trace(&self, mode: Mode) -> Option<Trace> {
        let recorded = self.recorded.as_ref()?.lock();
        let recorded = recorded.unwrap_or_else(PoisonError::into_inner);
        Some(recorded.recording.trace(mode))
    }

    /// The run begins now.
    pub(super) fn begin(&self) {
        self.kept().began_ms = (self.clocks.now_ms)();
    }

    /// The run begins now, unless another worker was here before.
    pub(super) fn begin_with_the_first(&self) {
        let mut kept = self.kept();
        if !kept.has_worker {
            kept.has_worker = true;
            kept.began_ms = (self.clocks.now_ms)();
        }
    }

    /// Adds what the program did not print itself.
    pub(super) fn add(&self, text: &str) {
        self.kept().add(0, text);
    }

    /// What was printed since this was last asked, and by which thread, if only by one.
    pub(super) fn take_new(&self) -> Option<(Option<u32>, String)> {
        let mut kept = self.kept();
        let new = kept.text.get(kept.taken..)?.to_owned();
        kept.taken = kept.text.len();
        (!new.is_empty()).then_some((kept.printer, new))
    }

    /// What was kept, and what stands for all that was printed.
    pub(super) fn finish(&self) -> (String, String) {
        let mut kept = self.kept();
        let checksum = std::mem::take(&mut kept.checksum);
        (std::mem::take(&mut kept.text), checksum.finish())
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Each change is made in one step.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn since_ms(&self, began_ms: f64) -> f64 {
        (self.clocks.now_ms)() - began_ms
    }
}

impl Kept {
    fn add(&mut self, thread: u32, text: &str) {
        self.checksum.feed(text.as_bytes());
        if self.is_cut {
            return;
        }
        self.printer = match self.printer {
            _ if self.taken == self.text.len() => Some(thread),
            Some(other) if other == thread => Some(thread),
            _ => None,
        };
        let room = MAX_OUTPUT_BYTES - self.text.len();
        self.is_cut = text.len() > room;
        self.text.push_str(&text[..text.floor_char_boundary(room)]);
    }
}

impl Host for ProgramHost {
    fn monotonic(&mut self) -> f64 {
        let began_ms = self.kept().began_ms;
        self.since_ms(began_ms) / 1e3
    }

    fn time(&mut self) -> f64 {
        (self.clocks.date_ms)() / 1e3
    }

    fn busy(&mut self) -> f64 {
        let (began_ms, slept_ms) = {
            let kept = self.kept();
            (kept.began_ms, kept.slept_ms)
        };
        (self.since_ms(began_ms) - slept_ms) / 1e3
    }

    fn slept(&mut self, seconds: f64) {
        self.kept().slept_ms += seconds * 1e3;
    }

    fn entropy(&mut self) -> u64 {
        self.seed
    }

    fn write(&mut self, _stream: Stream, thread: u32, text: &str) {
        self.kept().add(thread, text);
    }

    fn file(&mut self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn is_traced(&self) -> bool {
        self.recorded.is_some()
    }

    fn record(&mut self, record: Record) {
        if let Some(recorded) = &self.recorded {
            let mut recorded = recorded.lock().unwrap_or_else(PoisonError::into_inner);
            recorded.live.add(&record);
            recorded.recording.add(record);
        }
    }

    /// Each process has random numbers of its own, the same ones in each run.
    fn fork(&mut self) -> Option<Box<dyn Host>> {
        self.forks += 1;
        let mixed = self.seed.wrapping_mul(6_364_136_223_846_793_005);
        Some(Box::new(Self {
            seed: mixed.wrapping_add(self.forks),
            forks: 0,
            ..self.clone()
        }))
    }

    fn cores(&mut self) -> usize {
        self.workers as usize
    }

    fn arguments(&mut self) -> Vec<String> {
        vec![super::FILE.to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host() -> ProgramHost {
        let clocks = Clocks {
            now_ms: Arc::new(|| 0.0),
            date_ms: || 0.0,
        };
        ProgramHost::new(clocks, 1, 1, None)
    }

    #[test]
    fn what_is_new_says_who_printed_it_if_one_did() {
        let host = host();
        host.kept().add(3, "a");
        host.kept().add(3, "b");
        assert_eq!(host.take_new(), Some((Some(3), "ab".to_owned())));
        host.kept().add(3, "c");
        host.kept().add(4, "d");
        host.kept().add(4, "e");
        assert_eq!(host.take_new(), Some((None, "cde".to_owned())));
        assert_eq!(host.take_new(), None);
    }

    #[test]
    fn only_the_beginning_is_kept_and_all_of_it_counts() {
        let (one, other) = (host(), host());
        let long = "ä".repeat(MAX_OUTPUT_BYTES);
        for host in [&one, &other] {
            host.kept().add(0, "x");
            host.kept().add(0, &long);
        }
        other.kept().add(0, "more");
        let ((kept, checksum), (same, another)) = (one.finish(), other.finish());
        assert_eq!(kept.len(), MAX_OUTPUT_BYTES - 1, "whole characters only");
        assert_eq!(kept, same);
        assert_ne!(checksum, another);
    }
}
