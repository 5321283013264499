//! What a program's machine gets from the engine: clocks, a seed, and a place for what
//! it prints. It must not know where that is shown.

use crate::run::Clocks;
use interleave_core::sample::MAX_OUTPUT_BYTES;
use interleave_core::work::Checksum;
use interleave_python::host::{Host, Stream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The output of one run, kept up to its limit. Clones are the same output.
#[derive(Clone)]
pub(super) struct Output {
    clocks: Clocks,
    seed: u64,
    kept: Arc<Mutex<Kept>>,
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
    slept_ms: f64,
}

impl Output {
    /// Nothing yet.
    pub(super) fn new(clocks: Clocks, seed: u64) -> Self {
        Self {
            clocks,
            seed,
            kept: Arc::default(),
        }
    }

    /// The run begins now; gives when that is.
    pub(super) fn begin(&self) -> f64 {
        let now_ms = (self.clocks.now_ms)();
        self.kept().began_ms = now_ms;
        now_ms
    }

    /// The whole program waited this long.
    pub(super) fn slept(&self, ms: f64) {
        self.kept().slept_ms += ms;
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
    pub(super) fn finish(self) -> (String, String) {
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

impl Host for Output {
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

    fn entropy(&mut self) -> u64 {
        self.seed
    }

    fn write(&mut self, _stream: Stream, thread: u32, text: &str) {
        self.kept().add(thread, text);
    }

    fn file(&mut self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn arguments(&mut self) -> Vec<String> {
        vec![super::FILE.to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output() -> Output {
        let clocks = Clocks {
            now_ms: Arc::new(|| 0.0),
            date_ms: || 0.0,
        };
        Output::new(clocks, 1)
    }

    #[test]
    fn what_is_new_says_who_printed_it_if_one_did() {
        let output = output();
        output.kept().add(3, "a");
        output.kept().add(3, "b");
        assert_eq!(output.take_new(), Some((Some(3), "ab".to_owned())));
        output.kept().add(3, "c");
        output.kept().add(4, "d");
        output.kept().add(4, "e");
        assert_eq!(output.take_new(), Some((None, "cde".to_owned())));
        assert_eq!(output.take_new(), None);
    }

    #[test]
    fn only_the_beginning_is_kept_and_all_of_it_counts() {
        let (one, other) = (output(), output());
        let long = "ä".repeat(MAX_OUTPUT_BYTES);
        for output in [&one, &other] {
            output.kept().add(0, "x");
            output.kept().add(0, &long);
        }
        other.kept().add(0, "more");
        let ((kept, checksum), (same, another)) = (one.finish(), other.finish());
        assert_eq!(kept.len(), MAX_OUTPUT_BYTES - 1, "whole characters only");
        assert_eq!(kept, same);
        assert_ne!(checksum, another);
    }
}
