//! A computer for tests: programs print to memory, and time may be the test's own.
// Each test uses a part of it.
#![allow(dead_code)]

use interleave_python::Machine;
use interleave_python::host::{Host, Stream};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// What was printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Printed {
    pub out: String,
    pub err: String,
}

impl Printed {
    /// Both streams.
    pub fn all(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

enum Clock {
    /// Goes on when somebody looks at it: who sleeps costs nothing.
    Own(f64),
    /// This computer's.
    Real(Instant),
}

/// The computer. All copies of it are the same one, so all processes of a program print to one place.
#[derive(Clone)]
pub struct Stage {
    clock: Arc<Mutex<Clock>>,
    printed: Arc<Mutex<Printed>>,
    folder: Option<PathBuf>,
}

impl Default for Stage {
    fn default() -> Self {
        Self::with(Clock::Own(0.0))
    }
}

impl Stage {
    /// One whose clock is this computer's.
    pub fn in_real_time() -> Self {
        Self::with(Clock::Real(Instant::now()))
    }

    fn with(clock: Clock) -> Self {
        Self {
            clock: Arc::new(Mutex::new(clock)),
            printed: Arc::default(),
            folder: None,
        }
    }

    /// The same, where programs can read the files of a folder.
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    /// A machine with the standard library.
    pub fn machine(&self) -> Machine {
        Machine::new(Box::new(self.clone()))
    }

    /// A machine without modules.
    pub fn bare_machine(&self) -> Machine {
        Machine::bare(Box::new(self.clone()))
    }

    /// What was printed since this was last asked.
    pub fn take_printed(&self) -> Printed {
        std::mem::take(&mut *self.printed.lock().unwrap())
    }

    /// How many bytes were printed to the output.
    pub fn printed_bytes(&self) -> usize {
        self.printed.lock().unwrap().out.len()
    }

    pub fn now(&self) -> f64 {
        match &*self.clock.lock().unwrap() {
            Clock::Own(now) => *now,
            Clock::Real(began) => began.elapsed().as_secs_f64(),
        }
    }

    /// All sleep until then.
    pub fn sleep_until(&self, until: f64) {
        match &mut *self.clock.lock().unwrap() {
            Clock::Own(now) => *now = until,
            Clock::Real(_) => panic!("nobody waits here for real time"),
        }
    }
}

impl Host for Stage {
    fn monotonic(&mut self) -> f64 {
        if let Clock::Own(now) = &mut *self.clock.lock().unwrap() {
            *now += 1e-6;
        }
        self.now()
    }

    fn time(&mut self) -> f64 {
        1_800_000_000.0 + self.monotonic()
    }

    fn entropy(&mut self) -> u64 {
        42
    }

    fn write(&mut self, stream: Stream, _thread: u32, text: &str) {
        let mut printed = self.printed.lock().unwrap();
        match stream {
            Stream::Out => printed.out.push_str(text),
            Stream::Err => printed.err.push_str(text),
        }
    }

    fn file(&mut self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.as_ref()?.join(path)).ok()
    }

    fn fork(&mut self) -> Option<Box<dyn Host>> {
        Some(Box::new(self.clone()))
    }

    fn cores(&mut self) -> usize {
        4
    }
}
