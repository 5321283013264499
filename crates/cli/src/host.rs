//! What a program's machine gets from this computer.

use interleave_python::host::{Host, Stream};
use std::io::{self, BufWriter, Write};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Time, output and files of this computer.
pub struct Native {
    began: Instant,
    out: BufWriter<io::Stdout>,
    seed: Option<u64>,
    arguments: Vec<String>,
    flushed: Instant,
}

/// The longest time, in seconds, that output is kept back.
const FLUSH_AFTER: f64 = 0.05;

impl Native {
    /// For a program with these arguments (its own name first).
    pub fn new(seed: Option<u64>, arguments: Vec<String>) -> Self {
        let now = Instant::now();
        Self {
            began: now,
            out: BufWriter::new(io::stdout()),
            seed,
            arguments,
            flushed: now,
        }
    }

    /// A reader that has gone away ends no program.
    fn flush_out(&mut self) {
        let _ = self.out.flush();
        self.flushed = Instant::now();
    }
}

impl Host for Native {
    fn monotonic(&mut self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    fn time(&mut self) -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |passed| passed.as_secs_f64())
    }

    fn entropy(&mut self) -> u64 {
        let clock = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |passed| passed.as_nanos() as u64);
        self.seed.unwrap_or(clock)
    }

    fn write(&mut self, stream: Stream, _thread: u32, text: &str) {
        match stream {
            Stream::Out => {
                let _ = self.out.write_all(text.as_bytes());
                if self.flushed.elapsed().as_secs_f64() > FLUSH_AFTER {
                    self.flush_out();
                }
            }
            Stream::Err => {
                self.flush_out();
                let _ = io::stderr().write_all(text.as_bytes());
            }
        }
    }

    fn flush(&mut self) {
        self.flush_out();
    }

    fn file(&mut self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }

    fn arguments(&mut self) -> Vec<String> {
        self.arguments.clone()
    }
}
