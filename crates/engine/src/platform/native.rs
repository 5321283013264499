//! A platform of threads of the operating system, for tests, the command line, and
//! to measure what the browser costs.

use super::pool;
use crate::run::{Clocks, Platform};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A clock and a pool of threads.
pub struct Native {
    began: Instant,
    pool: ThreadPool,
}

impl Native {
    /// A platform with a pool of this many threads.
    ///
    /// # Errors
    /// If the operating system refuses to start the threads.
    pub fn new(workers: u32) -> Result<Self, ThreadPoolBuildError> {
        let pool = ThreadPoolBuilder::new()
            .num_threads(workers as usize)
            .build()?;
        Ok(Self {
            began: Instant::now(),
            pool,
        })
    }
}

impl Platform for Native {
    fn now_ms(&self) -> f64 {
        self.began.elapsed().as_secs_f64() * 1e3
    }

    fn clocks(&self) -> Clocks {
        let began = self.began;
        Clocks {
            now_ms: Arc::new(move || began.elapsed().as_secs_f64() * 1e3),
            date_ms,
        }
    }

    async fn pause(&self, ms: f64) {
        self.block(ms);
    }

    fn block(&self, ms: f64) {
        thread::sleep(Duration::from_secs_f64(ms.max(0.0) / 1e3));
    }

    fn pool_size(&self) -> Option<u32> {
        Some(self.pool.current_num_threads() as u32)
    }

    fn on_pool<T: Send>(&self, lanes: u32, lane: impl Fn(u32) -> T + Sync) -> Vec<T> {
        // By reference: the pool wants to be given what it shares.
        let lane = &lane;
        self.pool.install(|| pool::map(lanes, lane))
    }

    fn on_pool_watched(
        &self,
        lanes: u32,
        lane: impl Fn(u32) + Sync,
        every_ms: f64,
        look: impl FnMut(),
    ) {
        pool::watched(Some(&self.pool), lanes, lane, every_ms, look);
    }

    fn publish_telemetry(&self) {}
}

fn date_ms() -> f64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0.0, |passed| passed.as_secs_f64() * 1e3)
}
