//! The engine module. `www/engine-worker.js` starts it and calls what it
//! exports.

use interleave::engine::{Engine, telemetry};
use interleave::host::worker::{self, Worker};
use interleave::protocol::{Failure, Reply, decode, encode};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Empty while a request is being served.
    static ENGINE: RefCell<Option<Engine<Worker>>> =
        RefCell::new(Some(Engine::new(Worker, telemetry())));
}

/// Serves one request; both are messages of the protocol.
#[wasm_bindgen]
pub async fn handle(request: Vec<u8>) -> Vec<u8> {
    let request = match decode(&request) {
        Ok(request) => request,
        Err(error) => return encode(&Reply::Failed(Failure::Unreadable(error))),
    };
    let Some(mut engine) = ENGINE.take() else {
        return encode(&Reply::Failed(Failure::Busy));
    };
    let reply = engine.handle(request).await;
    ENGINE.set(Some(engine));
    encode(&reply)
}

/// Called once the pool stands.
#[wasm_bindgen(js_name = watchPool)]
pub fn watch_pool() {
    worker::watch_pool();
}

/// The memory to read the telemetry from; undefined where it is not shared.
#[wasm_bindgen(js_name = sharedMemory)]
pub fn shared_memory() -> JsValue {
    worker::shared_memory()
}

/// Where in that memory the telemetry begins, in bytes.
#[wasm_bindgen(js_name = telemetryAddress)]
pub fn telemetry_address() -> usize {
    telemetry().address()
}

fn main() {}
