//! What a run needs of the machine it runs on. What differs between machines comes
//! in through here, so that all modes run natively in tests.

use super::printed::{Counted, Printed};
use super::scene::Scene;
use super::task_request::{ProcessDied, TaskReply, TaskRequest};
use interleave_core::work::remote::PayloadRef;
use interleave_core::work::{Answer, Question};
use std::future::{Future, ready};
use std::sync::Arc;

/// Clocks that may be taken along, for what must not borrow the platform.
#[derive(Clone)]
pub struct Clocks {
    /// As [`Platform::now_ms`].
    pub now_ms: Arc<dyn Fn() -> f64 + Send + Sync>,
    /// Milliseconds since 1970-01-01 UTC.
    pub date_ms: fn() -> f64,
}

/// What a run needs of the machine it runs on.
pub trait Platform: Sync {
    /// A steady clock, in milliseconds since an arbitrary origin.
    fn now_ms(&self) -> f64;

    /// The same clock, and the calendar's, to be taken along.
    fn clocks(&self) -> Clocks;

    /// Shows what a program prints.
    fn show_output(&self, _printed: &Printed) {}

    /// Shows what threads do, and what they wait for.
    fn show_scene(&self, _scene: &Scene) {}

    /// Tells what runs of a program came to.
    fn tell_ends(&self, _counted: &Counted) {}

    /// Waits in the thread that `handle`s requests. Blocks that thread where
    /// it may block, and lets its event loop turn where it may not.
    fn pause(&self, ms: f64) -> impl Future<Output = ()>;

    /// Blocks a thread of the pool.
    fn block(&self, ms: f64);

    /// The size of the pool; `None` where there is no shared memory for one.
    fn pool_size(&self) -> Option<u32>;

    /// Calls `lane(index)` for each index below `lanes`, each on a worker of the
    /// pool, all at a time as far as there are workers, and gives the results in
    /// the order of the indices. Not to be called where `pool_size` is `None`.
    fn on_pool<T: Send>(&self, lanes: u32, lane: impl Fn(u32) -> T + Sync) -> Vec<T>;

    /// As `on_pool`, for lanes without results. This thread calls `look` every `every_ms` until
    /// all lanes have ended, and once more after that; `look` may make them end. (A platform
    /// that runs no programs on its pool may call it only at the end.)
    fn on_pool_watched(
        &self,
        lanes: u32,
        lane: impl Fn(u32) + Sync,
        _every_ms: f64,
        mut look: impl FnMut(),
    ) {
        self.on_pool(lanes, lane);
        look();
    }

    /// By how much the clocks of the pool's workers may differ.
    fn clock_error_ms(&self) -> f64 {
        0.0
    }

    /// Called between two slices by the thread that `handle`s requests. The
    /// place to publish the telemetry where nobody else can read this memory.
    fn publish_telemetry(&self);

    /// Whether there is a server to ask; without one, a question is a wait.
    fn has_network(&self) -> bool {
        false
    }

    /// Asks, and blocks this thread until the answer is there.
    ///
    /// # Errors
    /// Why there is none, in words.
    fn ask_blocking(&self, _question: &Question) -> Result<Answer, String> {
        Err(NO_NETWORK.to_owned())
    }

    /// Asks from the thread that `handle`s requests, without blocking it.
    fn ask(&self, _question: &Question) -> impl Future<Output = Result<Answer, String>> {
        ready(Err(NO_NETWORK.to_owned()))
    }

    /// How many processes there are to run tasks in.
    fn processes(&self) -> u32 {
        0
    }

    /// Has a process do a task. Each process gets one task at a time.
    fn call(
        &self,
        _process: u32,
        _errand: &TaskRequest,
        _goods: &[PayloadRef<'_>],
    ) -> impl Future<Output = Result<TaskReply, ProcessDied>> {
        ready(Err(ProcessDied))
    }
}

const NO_NETWORK: &str = "there is no server to ask";
