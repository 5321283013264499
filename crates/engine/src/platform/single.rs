//! The platform of the `single` engine: one Web Worker with a memory of its own. It
//! must not block, so waits are timers; no other thread can read its memory, so a
//! copy of the telemetry is posted every few frames.

use super::{clock, network, output, process_pool};
use crate::engine;
use crate::run::{Clocks, Counted, Platform, Printed, ProcessDied, Scene, TaskReply, TaskRequest};
use interleave_core::work::remote::PayloadRef;
use interleave_core::work::{Answer, Question};
use js_sys::{Function, Promise, Uint8Array};
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64);

    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &JsValue);
}

/// The shortest time between two copies of the telemetry: about three frames.
const PUBLISH_EVERY_MS: f64 = 50.0;

/// The engine worker.
pub struct Worker;

thread_local! {
    static PUBLISHED_MS: Cell<f64> = const { Cell::new(0.0) };
}

impl Platform for Worker {
    fn now_ms(&self) -> f64 {
        clock::now_ms()
    }

    fn clocks(&self) -> Clocks {
        Clocks {
            now_ms: Arc::new(clock::now_ms),
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
        let timer = Promise::new(&mut |resolve, _| set_timeout(&resolve, ms.max(0.0)));
        // The promise of a timer is never rejected.
        let _ = JsFuture::from(timer).await;
    }

    /// Never called: this platform has no pool.
    fn block(&self, _ms: f64) {}

    fn pool_size(&self) -> Option<u32> {
        None
    }

    /// Never called: this platform has no pool.
    fn on_pool<T: Send>(&self, _lanes: u32, _lane: impl Fn(u32) -> T + Sync) -> Vec<T> {
        Vec::new()
    }

    fn publish_telemetry(&self) {
        let now_ms = clock::now_ms();
        if now_ms - PUBLISHED_MS.get() >= PUBLISH_EVERY_MS {
            PUBLISHED_MS.set(now_ms);
            publish();
        }
    }

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

/// There is no memory that another thread could read.
pub fn shared_memory() -> JsValue {
    JsValue::UNDEFINED
}

/// There is no pool to watch.
pub fn watch_pool() {}

/// Publishes the last state of a request that was served, however short it was.
pub fn settle() {
    PUBLISHED_MS.set(clock::now_ms());
    publish();
}

fn publish() {
    let copy = engine::telemetry().visible_copy();
    post_message(&Uint8Array::from(copy.as_slice()).buffer());
}
