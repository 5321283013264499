//! What a program's machines get from the engine: clocks, a seed, and a place for what the
//! program prints and what its threads do. It must not know where that is shown.

use super::live::Live;
use super::scene::{Folding, MAIN};
use super::shown::Shown;
use crate::run::{Clocks, Printed, Printer, Scene};
use interleave_core::mode::Mode;
use interleave_core::sample::MAX_OUTPUT_BYTES;
use interleave_core::trace::Trace;
use interleave_core::work::Checksum;
use interleave_python::host::{Host, Stream};
use interleave_python::record::{Record, What};
use interleave_python_trace::Recording;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How much is recorded of a run: as much as a chart of it can show.
const MOST_RECORDS: usize = 20_000;
/// The most of a run's output that is compared with that of others, in bytes.
const MOST_APART: usize = 8 << 10;
/// How reports of exceptions begin.
const REPORTS: [&str; 2] = ["Traceback (most recent call last):", "Exception in thread "];

/// The host of one run: all its processes and workers have clones, which keep the same output.
#[derive(Clone)]
pub(super) struct ProgramHost {
    clocks: Clocks,
    seed: u64,
    /// How many processes were started by the one that this is the host of.
    forks: u64,
    /// The place of its process among those of the run, in the order of their start.
    process: u32,
    /// What its threads are called, by their numbers.
    names: HashMap<u32, String>,
    workers: u32,
    kept: Arc<Mutex<Kept>>,
    recorded: Option<Arc<Mutex<Recorded>>>,
}

/// What threads did, and where that is shown meanwhile.
struct Recorded {
    recording: Recording,
    live: Live,
    /// Of a run that is watched.
    scene: Option<Folding>,
}

#[derive(Default)]
struct Kept {
    text: String,
    /// What was printed to `sys.stdout`, and the last line of each traceback.
    apart: (String, Vec<String>),
    /// Whether something was printed that is not kept.
    is_cut: bool,
    /// What is to be shown as it comes, if this run is.
    shown: Option<Shown>,
    /// How many processes there were.
    processes: u32,
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
            Arc::new(Mutex::new(Recorded {
                recording,
                live,
                scene: None,
            }))
        });
        Self {
            clocks,
            seed,
            forks: 0,
            process: 0,
            names: HashMap::new(),
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
        Some(self.recorded()?.recording.trace(mode))
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
        self.kept().add(None, true, text);
    }

    /// From now on what is printed is kept to be shown, and what threads do. (Only of a run that nobody times.)
    pub(super) fn show(&self) {
        self.kept().shown = Some(Shown::default());
        if let Some(mut recorded) = self.recorded() {
            recorded.scene = Some(Folding::default());
        }
    }

    /// What was printed since this was last asked, if that is to be shown.
    pub(super) fn take_new(&self) -> Option<Printed> {
        self.kept().shown.as_mut()?.take()
    }

    /// What there is of threads, and of locks, queues and the like, if that is recorded and another
    /// thing than when this was last asked.
    pub(super) fn take_scene(&self) -> Option<Scene> {
        self.recorded()?.scene.as_mut()?.take()
    }

    /// What was printed, in short; `None` if that is too much. (Before [`Self::finish`].)
    pub(super) fn apart(&self) -> Option<(String, Vec<String>)> {
        let mut kept = self.kept();
        (!kept.is_cut && kept.text.len() <= MOST_APART).then(|| std::mem::take(&mut kept.apart))
    }

    /// What was kept, and what stands for all that was printed.
    pub(super) fn finish(&self) -> (String, String) {
        let mut kept = self.kept();
        let checksum = std::mem::take(&mut kept.checksum);
        (std::mem::take(&mut kept.text), checksum.finish())
    }

    /// What threads did, if that is recorded.
    fn recorded(&self) -> Option<MutexGuard<'_, Recorded>> {
        let recorded = self.recorded.as_ref()?.lock();
        Some(recorded.unwrap_or_else(PoisonError::into_inner))
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Each change is made in one step.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who prints. (The main thread may have another number while it ends.)
    fn printer(&self, thread: u32) -> Printer {
        let known = self.names.get(&thread).or_else(|| self.names.get(&0));
        Printer {
            process: self.process,
            thread,
            name: known.map_or(MAIN, String::as_str).to_owned(),
        }
    }

    /// Keeps what a thread is called, in the words of a trace.
    fn learn_name(&mut self, record: &Record) {
        let (thread, name) = match &record.what {
            What::Named(name) => (record.thread, name.to_string()),
            What::Start(thread) => (*thread, format!("thread {thread}")),
            _ if self.process > 0 && self.names.is_empty() => (0, MAIN.to_owned()),
            _ => return,
        };
        let name = match self.process {
            0 => name,
            _ => format!("{name} (process {})", record.process),
        };
        self.names.insert(thread, name);
    }

    fn since_ms(&self, began_ms: f64) -> f64 {
        (self.clocks.now_ms)() - began_ms
    }
}

impl Kept {
    fn add(&mut self, printer: Option<Printer>, is_error: bool, text: &str) {
        self.checksum.feed(text.as_bytes());
        if let Some(shown) = &mut self.shown {
            shown.add(printer, is_error, text);
        }
        if self.is_cut {
            return;
        }
        if self.text.len() <= MOST_APART {
            if !is_error {
                self.apart.0.push_str(text);
            } else if REPORTS.iter().any(|begin| text.starts_with(begin)) {
                let last = text.lines().rfind(|line| !line.is_empty());
                self.apart.1.extend(last.map(str::to_owned));
            }
        }
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

    fn write(&mut self, stream: Stream, thread: u32, text: &str) {
        let mut kept = self.kept();
        let printer = kept.shown.is_some().then(|| self.printer(thread));
        kept.add(printer, stream == Stream::Err, text);
    }

    fn file(&mut self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn is_traced(&self) -> bool {
        self.recorded.is_some()
    }

    fn is_watched(&self) -> bool {
        self.kept().shown.is_some()
    }

    fn record(&mut self, record: Record) {
        self.learn_name(&record);
        if let Some(mut recorded) = self.recorded() {
            recorded.live.add(&record);
            if let Some(scene) = &mut recorded.scene {
                scene.add(self.process, &record);
            }
            recorded.recording.add(record);
        }
    }

    /// Each process has random numbers of its own, the same ones in each run.
    fn fork(&mut self) -> Option<Box<dyn Host>> {
        self.forks += 1;
        let process = {
            let mut kept = self.kept();
            kept.processes += 1;
            kept.processes
        };
        let mixed = self.seed.wrapping_mul(6_364_136_223_846_793_005);
        Some(Box::new(Self {
            seed: mixed.wrapping_add(self.forks),
            forks: 0,
            process,
            names: HashMap::new(),
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

    fn record(thread: u32, what: What) -> Record {
        Record {
            at: 0.0,
            process: 7,
            thread,
            what,
        }
    }

    #[test]
    fn what_is_new_says_who_printed_it() {
        let mut host = host();
        host.write(Stream::Out, 0, "unseen");
        host.show();
        host.write(Stream::Out, 0, "a");
        host.record(record(0, What::Start(3)));
        host.write(Stream::Out, 3, "b");
        host.record(record(3, What::Named("Ada".into())));
        host.write(Stream::Out, 3, "c");
        let mut child = host.fork().expect("there are processes");
        child.record(record(0, What::CanRun));
        child.write(Stream::Err, 3, "d");
        host.add("e");
        let new = host.take_new().expect("something was printed");
        let names = new.pieces.iter().map(|piece| {
            let printer = piece.printer.as_ref();
            (
                &*piece.text,
                printer.map(|printer| (printer.process, &*printer.name)),
            )
        });
        assert_eq!(
            names.collect::<Vec<_>>(),
            [
                ("a", Some((0, "MainThread"))),
                ("b", Some((0, "thread 3"))),
                ("c", Some((0, "Ada"))),
                ("d", Some((1, "MainThread (process 7)"))),
                ("e", None)
            ]
        );
        assert_eq!(host.take_new(), None);
    }

    #[test]
    fn only_the_beginning_is_kept_and_all_of_it_counts() {
        let (one, other) = (host(), host());
        let long = "ä".repeat(MAX_OUTPUT_BYTES);
        for host in [&one, &other] {
            host.add("x");
            host.add(&long);
        }
        other.add("more");
        let ((kept, checksum), (same, another)) = (one.finish(), other.finish());
        assert_eq!(kept.len(), MAX_OUTPUT_BYTES - 1, "whole characters only");
        assert_eq!(kept, same);
        assert_ne!(checksum, another);
    }
}
