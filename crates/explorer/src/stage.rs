//! The computer on which explored programs run: what they print is kept, and their time is the explorer's.

use crate::addresses::{Names, has_address};
use crate::digest::Digest;
use interleave_python::host::{Host, Stream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was printed so far, and what time it is.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// All that was printed to `sys.stdout`.
    pub out: String,
    /// Who printed what to `sys.stderr`.
    pub err: Vec<(u32, String)>,
    /// The sum of the digests of all whole lines.
    lines: u128,
    /// Where the last line begins, which has no end yet.
    line: usize,
    /// Seconds since the program began.
    pub now: f64,
    /// Was a line printed in parts?
    pub in_parts: bool,
    /// Was an object's address printed?
    pub has_addresses: bool,
}

/// How far a [`Stage`] was.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    out: usize,
    err: usize,
    lines: u128,
    line: usize,
    now: f64,
}

impl Stage {
    fn print(&mut self, text: &str) {
        self.in_parts |= !text.is_empty() && (!text.ends_with('\n') || self.line < self.out.len());
        self.has_addresses |= has_address(text);
        self.out.push_str(text);
        while let Some(length) = self.out[self.line..].find('\n') {
            let line = &self.out[self.line..self.line + length];
            self.lines = self.lines.wrapping_add(Digest::of_text(line));
            self.line += length + 1;
        }
    }

    /// How far it is.
    pub fn mark(&self) -> Mark {
        Mark {
            out: self.out.len(),
            err: self.err.len(),
            lines: self.lines,
            line: self.line,
            now: self.now,
        }
    }

    /// Goes back.
    pub fn undo(&mut self, mark: Mark) {
        self.out.truncate(mark.out);
        self.err.truncate(mark.err);
        (self.lines, self.line, self.now) = (mark.lines, mark.line, mark.now);
    }

    /// Adds what was printed to a state's digest.
    pub fn add_to(&self, digest: &mut Digest, exact: bool) {
        if exact {
            digest.text(&self.out);
        } else {
            digest.wide(self.lines);
            digest.text(&self.out[self.line..]);
        }
        let mut sum = 0_u128;
        for (thread, text) in &self.err {
            let mut one = Digest::default();
            one.word(u64::from(*thread));
            one.text(text);
            sum = sum.wrapping_add(one.end());
        }
        digest.wide(sum);
    }

    /// The objects whose addresses were printed, as an outcome names them.
    pub fn names(&self, exact: bool) -> Names {
        Names::of(if self.has_addresses { &self.out } else { "" }, exact)
    }

    /// What was printed, as an outcome has it.
    pub fn output(&self, exact: bool, names: &mut Names) -> String {
        let renamed;
        let out = if self.has_addresses {
            renamed = names.named(&self.out);
            &renamed
        } else {
            &self.out
        };
        if exact {
            return out.clone();
        }
        let mut lines: Vec<&str> = out.split_inclusive('\n').collect();
        lines.sort_unstable();
        lines.concat()
    }

    /// The last lines of the tracebacks that were printed, in order.
    pub fn errors(&self) -> Vec<String> {
        let is_report = |text: &str| {
            text.starts_with("Traceback (most recent call last):")
                || text.starts_with("Exception in thread ")
        };
        let reports = self.err.iter().filter(|(_, text)| is_report(text));
        let last = |text: &str| {
            text.lines()
                .rfind(|line| !line.is_empty())
                .map(str::to_owned)
        };
        let mut errors: Vec<String> = reports.filter_map(|(_, text)| last(text)).collect();
        errors.sort_unstable();
        errors
    }
}

/// The stage, as its machine and the explorer have it.
#[derive(Clone, Debug, Default)]
pub struct Shared(Arc<Mutex<Stage>>);

impl Shared {
    /// The stage itself.
    pub fn stage(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host for Shared {
    fn monotonic(&mut self) -> f64 {
        self.stage().now
    }

    fn time(&mut self) -> f64 {
        1_800_000_000.0 + self.stage().now
    }

    fn entropy(&mut self) -> u64 {
        1
    }

    fn write(&mut self, stream: Stream, thread: u32, text: &str) {
        let mut stage = self.stage();
        match stream {
            Stream::Out => stage.print(text),
            Stream::Err => {
                stage.has_addresses |= has_address(text);
                stage.err.push((thread, text.to_owned()));
            }
        }
    }

    fn file(&mut self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn cores(&mut self) -> usize {
        4
    }
}
