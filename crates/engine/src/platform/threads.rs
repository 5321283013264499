//! The platform of the `threads` engine: a Web Worker that may block, with a pool
//! of further Web Workers over one shared memory.

use super::clock_sync::{Meeting, UNKNOWN_MS};
use super::{clock, network, output, pool, process_pool};
use crate::engine;
use crate::run::{Clocks, Counted, Platform, Printed, ProcessDied, Scene, TaskReply, TaskRequest};
use interleave_core::work::remote::PayloadRef;
use interleave_core::work::{Answer, Question};
use std::cell::Cell;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

// Starts the pool; the engine worker's script calls it.
pub use wasm_bindgen_rayon::init_thread_pool;

/// The engine worker and its pool.
pub struct Worker;

thread_local! {
    /// What has to be added to this worker's clock, so that it agrees with the
    /// engine's.
    static OFFSET_MS: Cell<f64> = const { Cell::new(0.0) };
    /// In the engine's own thread: by how much the clocks may differ.
    static CLOCK_ERROR_MS: Cell<f64> = const { Cell::new(0.0) };
}

impl Platform for Worker {
    fn now_ms(&self) -> f64 {
        clock::now_ms() + OFFSET_MS.get()
    }

    fn clocks(&self) -> Clocks {
        Clocks {
            now_ms: Arc::new(|| Worker.now_ms()),
            date_ms: clock::date_ms,
        }
    }

    fn show_output(&self, printed: &Printed) {
        output::show(printed);
    }

    fn show_scene(&self, scene: &Scene) {
        output::show_scene(scene);
    }

    fn tell_ends(&self, counted: &Counted) {
        output::tell_ends(counted);
    }

    async fn pause(&self, ms: f64) {
        self.block(ms);
    }

    fn block(&self, ms: f64) {
        thread::sleep(Duration::from_secs_f64(ms.max(0.0) / 1e3));
    }

    fn pool_size(&self) -> Option<u32> {
        Some(rayon::current_num_threads() as u32)
    }

    fn on_pool<T: Send>(&self, lanes: u32, lane: impl Fn(u32) -> T + Sync) -> Vec<T> {
        pool::map(lanes, lane)
    }

    fn on_pool_watched(
        &self,
        lanes: u32,
        lane: impl Fn(u32) + Sync,
        every_ms: f64,
        look: impl FnMut(),
    ) {
        pool::watched(None, lanes, lane, every_ms, look);
    }

    fn clock_error_ms(&self) -> f64 {
        CLOCK_ERROR_MS.get()
    }

    /// Nothing to do: the page reads this memory in place.
    fn publish_telemetry(&self) {}

    fn has_network(&self) -> bool {
        network::is_there()
    }

    fn ask_blocking(&self, question: &Question) -> Result<Answer, String> {
        network::ask_blocking(question)
    }

    async fn ask(&self, question: &Question) -> Result<Answer, String> {
        network::ask(question).await
    }

    fn processes(&self) -> u32 {
        process_pool::count()
    }

    async fn call(
        &self,
        process: u32,
        task_request: &TaskRequest,
        payload: &[PayloadRef<'_>],
    ) -> Result<TaskReply, ProcessDied> {
        process_pool::call(process, task_request, payload).await
    }
}

/// The memory that the page reads the telemetry from, in place.
pub fn shared_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// The memory is read in place: there is nothing to post.
pub fn settle() {}

/// Synchronises the workers' clocks, and has each report its death in the telemetry. There
/// is no other way to learn of a worker that traps, because the thread that waits for it
/// blocks.
pub fn watch_pool() {
    rayon::broadcast(|worker| {
        let index = worker.index() as u32;
        let report = Closure::<dyn Fn()>::new(move || engine::telemetry().died(index));
        clock::on_error(report.as_ref().unchecked_ref());
        report.forget();
    });
    // Last, so that a worker that dies of it can already report it.
    align_clocks();
}

/// How long all of it may take on a busy machine.
const LONGEST_ALIGNMENT_MS: f64 = 200.0;

/// Synchronises the clocks of the pool's workers with the engine's, one after another;
/// the workers whose turn it is not sleep, so that they do not disturb the pings.
fn align_clocks() {
    let meetings: Vec<Arc<Meeting>> = (0..rayon::current_num_threads())
        .map(|_| Arc::default())
        .collect();
    let meetings = Arc::new(meetings);
    let theirs = Arc::clone(&meetings);
    rayon::spawn_broadcast(move |worker| {
        let meeting = &theirs[worker.index()];
        OFFSET_MS.set(meeting.answer(clock::now_ms));
    });
    let patience_ms = LONGEST_ALIGNMENT_MS / meetings.len().max(1) as f64;
    let mut error_ms = 0.0_f64;
    for meeting in meetings.iter() {
        // If one worker is dead, no run can succeed, so the others are not awaited.
        let patience_ms = if error_ms < UNKNOWN_MS {
            patience_ms
        } else {
            0.0
        };
        error_ms = error_ms.max(meeting.ask(clock::now_ms, patience_ms).error_ms);
    }
    CLOCK_ERROR_MS.set(2.0 * error_ms);
}
