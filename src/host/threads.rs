//! The host of the `threads` engine: a Web Worker that may block, with a pool
//! of further Web Workers over one shared memory.

use super::{clock, fleet, network, pool};
use crate::engine;
use crate::run::{Delivery, Errand, Host, Lost};
use crate::work::remote::Piece;
use crate::work::{Answer, Question};
use std::thread;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

// Starts the pool; the engine worker's script calls it.
pub use wasm_bindgen_rayon::init_thread_pool;

/// The engine worker and its pool.
pub struct Worker;

impl Host for Worker {
    fn now_ms(&self) -> f64 {
        clock::now_ms()
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

    fn map_on_pool<T: Send>(&self, count: u32, task: impl Fn(u32, u32) -> T + Sync) -> Vec<T> {
        pool::map(count, task)
    }

    /// Others read this memory themselves.
    fn breathe(&self) {}

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
        fleet::count()
    }

    async fn call(
        &self,
        process: u32,
        errand: &Errand,
        goods: &[Piece<'_>],
    ) -> Result<Delivery, Lost> {
        fleet::call(process, errand, goods).await
    }
}

/// The memory that the page reads the telemetry from, in place.
pub fn shared_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// The memory is read in place: there is nothing to post.
pub fn settle() {}

/// Lets each worker of the pool say in the telemetry that it died. A worker
/// that traps cannot be heard otherwise: whoever waits for it blocks.
pub fn watch_pool() {
    rayon::broadcast(|worker| {
        let index = worker.index() as u32;
        let report = Closure::<dyn Fn()>::new(move || engine::telemetry().died(index));
        clock::on_error(report.as_ref().unchecked_ref());
        report.forget();
    });
}
