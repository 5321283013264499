//! One host for all workers of a process.

use crate::host::{Host, Stream};
use crate::record::Record;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The host of all workers of a process.
#[derive(Clone)]
pub(super) struct Together(Arc<Mutex<Box<dyn Host>>>);

impl Together {
    pub(super) fn new(host: Box<dyn Host>) -> Self {
        Self(Arc::new(Mutex::new(host)))
    }

    fn host(&self) -> MutexGuard<'_, Box<dyn Host>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long it is until a time. Shows first what was printed.
    pub(super) fn rest(&self, until: f64) -> Duration {
        let mut host = self.host();
        host.flush();
        let seconds = (until - host.monotonic()).max(0.0);
        Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
    }
}

impl Host for Together {
    fn monotonic(&mut self) -> f64 {
        self.host().monotonic()
    }

    fn time(&mut self) -> f64 {
        self.host().time()
    }

    fn busy(&mut self) -> f64 {
        self.host().busy()
    }

    fn slept(&mut self, seconds: f64) {
        self.host().slept(seconds);
    }

    fn entropy(&mut self) -> u64 {
        self.host().entropy()
    }

    fn write(&mut self, stream: Stream, thread: u32, text: &str) {
        self.host().write(stream, thread, text);
    }

    fn flush(&mut self) {
        self.host().flush();
    }

    fn file(&mut self, path: &str) -> Option<Vec<u8>> {
        self.host().file(path)
    }

    fn is_traced(&self) -> bool {
        self.host().is_traced()
    }

    fn record(&mut self, record: Record) {
        self.host().record(record);
    }

    fn fork(&mut self) -> Option<Box<dyn Host>> {
        self.host().fork()
    }

    fn cores(&mut self) -> usize {
        self.host().cores()
    }

    fn arguments(&mut self) -> Vec<String> {
        self.host().arguments()
    }
}

/// A host that is never asked.
pub(super) struct Nobody;

impl Host for Nobody {
    fn monotonic(&mut self) -> f64 {
        0.0
    }

    fn time(&mut self) -> f64 {
        0.0
    }

    fn entropy(&mut self) -> u64 {
        0
    }

    fn write(&mut self, _: Stream, _: u32, _: &str) {}

    fn file(&mut self, _: &str) -> Option<Vec<u8>> {
        None
    }
}
