//! What a program's machine gets from this computer.

use interleave_core::mode::Mode;
use interleave_core::trace::Trace;
use interleave_python::host::{Host, Stream};
use interleave_python::record::Record;
use interleave_python_trace::Recording;
use std::io::{self, BufWriter, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Time, output and files of this computer, for one process of the program.
#[derive(Clone)]
pub struct Native {
    began: Instant,
    out: Arc<Mutex<Out>>,
    seed: Option<u64>,
    forks: u64,
    arguments: Vec<String>,
    /// What threads do, if somebody wants a trace.
    recording: Option<Arc<Mutex<Recording>>>,
}

/// Where all processes print to.
struct Out {
    buffer: BufWriter<io::Stdout>,
    flushed: Instant,
    /// What was printed, if it is kept rather than shown.
    kept: Option<String>,
    /// Seconds in which the whole program waited.
    slept: f64,
}

/// The longest time, in seconds, that output is kept back.
const FLUSH_AFTER: f64 = 0.05;

impl Native {
    /// For a program with these arguments (its own name first).
    pub fn new(seed: Option<u64>, arguments: Vec<String>) -> Self {
        let now = Instant::now();
        let out = Out {
            buffer: BufWriter::new(io::stdout()),
            flushed: now,
            kept: None,
            slept: 0.0,
        };
        Self {
            began: now,
            out: Arc::new(Mutex::new(out)),
            seed,
            forks: 0,
            arguments,
            recording: None,
        }
    }

    /// From now on, what threads do is written down. (For machines that are made from now on.)
    pub fn begin_trace(&mut self) {
        self.recording = Some(Arc::default());
    }

    /// The trace so far, of a run in this mode.
    pub fn trace(&self, mode: Mode) -> Option<Trace> {
        let recording = self.recording.as_ref()?.lock();
        Some(
            recording
                .unwrap_or_else(PoisonError::into_inner)
                .trace(mode),
        )
    }

    /// From now on, what is printed is kept.
    pub fn keep_output(&mut self) {
        self.out().kept = Some(String::new());
    }

    /// What was kept since this was last asked.
    pub fn take_output(&mut self) -> Option<String> {
        self.out().kept.as_mut().map(std::mem::take)
    }

    fn out(&self) -> MutexGuard<'_, Out> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Out {
    /// A reader that has gone away ends no program.
    fn flush(&mut self) {
        let _ = self.buffer.flush();
        self.flushed = Instant::now();
    }

    fn write(&mut self, stream: Stream, text: &str) {
        match stream {
            Stream::Out => {
                if let Some(kept) = &mut self.kept {
                    kept.push_str(text);
                    return;
                }
                let _ = self.buffer.write_all(text.as_bytes());
                if self.flushed.elapsed().as_secs_f64() > FLUSH_AFTER {
                    self.flush();
                }
            }
            Stream::Err => {
                self.flush();
                let _ = io::stderr().write_all(text.as_bytes());
            }
        }
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

    fn busy(&mut self) -> f64 {
        self.monotonic() - self.out().slept
    }

    fn slept(&mut self, seconds: f64) {
        self.out().slept += seconds;
    }

    fn entropy(&mut self) -> u64 {
        let clock = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |passed| passed.as_nanos() as u64);
        self.seed.unwrap_or(clock)
    }

    fn write(&mut self, stream: Stream, _thread: u32, text: &str) {
        self.out().write(stream, text);
    }

    fn flush(&mut self) {
        self.out().flush();
    }

    fn file(&mut self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }

    fn is_traced(&self) -> bool {
        self.recording.is_some()
    }

    fn record(&mut self, record: Record) {
        if let Some(recording) = &self.recording {
            let mut recording = recording.lock().unwrap_or_else(PoisonError::into_inner);
            recording.add(record);
        }
    }

    /// Each process has random numbers of its own, also if they begin with a given number.
    fn fork(&mut self) -> Option<Box<dyn Host>> {
        self.forks += 1;
        let mixed = |seed: u64| seed.wrapping_mul(6_364_136_223_846_793_005);
        let seed = self.seed.map(|seed| mixed(seed).wrapping_add(self.forks));
        let child = Self {
            seed,
            forks: 0,
            ..self.clone()
        };
        Some(Box::new(child))
    }

    fn cores(&mut self) -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }

    fn arguments(&mut self) -> Vec<String> {
        self.arguments.clone()
    }
}
