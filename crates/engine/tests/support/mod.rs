//! What several test files share: small settings for every workload, and
//! machines: one whose time is made up, one that shares nothing.

// Each test file is a crate of its own and uses its share of this.
#![allow(dead_code)]

pub mod apart;

use interleave_core::work::{Params, Workload};
use interleave_engine::run::{Clocks, Platform};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A little of a workload: milliseconds of work, yet several tasks.
pub fn little(workload: Workload) -> Params {
    let (tasks, size, latency_ms) = match workload {
        Workload::Primes => (12, 10_007, 0),
        Workload::Mandelbrot => (9, 128, 0),
        Workload::Matmul => (5, 128, 0),
        Workload::Montecarlo => (8, 1, 0),
        Workload::Sort => (7, 40, 0),
        Workload::Hash => (6, 1, 0),
        Workload::Prices => (6, 0, 2),
        Workload::Sleep => (6, 0, 1),
        Workload::Mixed => (4, 1, 3),
    };
    Params {
        tasks,
        size,
        latency_ms,
        seed: 7,
        chunk: None,
    }
}

/// A machine without a pool. Its clock moves only in pauses, so that
/// times are exact; computing is reported by [`Unhurried::pass`].
#[derive(Default)]
pub struct Unhurried {
    now_us: AtomicU64,
}

impl Unhurried {
    /// Lets time go by.
    pub fn pass(&self, ms: f64) {
        self.now_us.fetch_add((ms * 1e3).ceil() as u64, Relaxed);
    }
}

impl Platform for Unhurried {
    fn now_ms(&self) -> f64 {
        self.now_us.load(Relaxed) as f64 / 1e3
    }

    fn clocks(&self) -> Clocks {
        panic!("nobody takes its clock along")
    }

    async fn pause(&self, ms: f64) {
        self.pass(ms);
    }

    fn block(&self, ms: f64) {
        self.pass(ms);
    }

    fn pool_size(&self) -> Option<u32> {
        None
    }

    fn on_pool<T: Send>(&self, _: u32, _: impl Fn(u32) -> T + Sync) -> Vec<T> {
        panic!("there is no pool to map on")
    }

    fn publish_telemetry(&self) {}
}
