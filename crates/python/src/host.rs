//! What the machine needs from outside.

use crate::record::Record;

/// Time, randomness and output, for one run.
pub trait Host: Send {
    /// Seconds since some moment; never goes back.
    fn monotonic(&mut self) -> f64;

    /// Seconds since 1970-01-01 UTC.
    fn time(&mut self) -> f64;

    /// Seconds that the process has computed.
    fn busy(&mut self) -> f64 {
        self.monotonic()
    }

    /// Tells of seconds in which the whole program waited, so that nobody computed.
    fn slept(&mut self, _seconds: f64) {}

    /// Numbers to begin random numbers with, where the program gives none.
    fn entropy(&mut self) -> u64;

    /// What thread `thread` prints.
    fn write(&mut self, stream: Stream, thread: u32, text: &str);

    /// Shows all that was printed.
    fn flush(&mut self) {}

    /// The content of a file of the small read-only file system; `None` if there is none of that name.
    fn file(&mut self, path: &str) -> Option<Vec<u8>>;

    /// The host of a process of its own, which prints to the same place; `None` if there can be no other process here.
    fn fork(&mut self) -> Option<Box<dyn Host>> {
        None
    }

    /// Does it want [`Host::record`]? It is asked once for each process and worker.
    fn is_traced(&self) -> bool {
        false
    }

    /// Does somebody watch it meanwhile, who wants to know of a trace's records in which lines threads stand too, and how
    /// many permits semaphores have?
    fn is_watched(&self) -> bool {
        false
    }

    /// What a thread did, for a trace of the run.
    fn record(&mut self, _record: Record) {}

    /// How many processors the computer has, `os.cpu_count()`.
    fn cores(&mut self) -> usize {
        1
    }

    /// Arguments of the program, `sys.argv`.
    fn arguments(&mut self) -> Vec<String> {
        vec![String::new()]
    }
}

/// Where a text is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// `sys.stdout`.
    Out,
    /// `sys.stderr`.
    Err,
}
