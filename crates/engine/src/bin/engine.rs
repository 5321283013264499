//! The engine module. `www/engine-worker.js` starts it and calls what it
//! exports.

use interleave_engine::engine::{Engine, telemetry, timer_step_ms};
use interleave_engine::planned::Process;
use interleave_engine::platform::network;
use interleave_engine::platform::process_pool::{self, MessagePort};
use interleave_engine::platform::worker::{self, Worker};
use interleave_engine::protocol::{Failure, Reply, decode, encode};
use interleave_engine::run::TaskReply;
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Empty while a request is being served.
    static ENGINE: RefCell<Option<Engine<Worker>>> =
        RefCell::new(Some(Engine::new(Worker, telemetry())));
    /// Empty while a task is being done.
    static PROCESS: RefCell<Option<Process>> = RefCell::new(Some(Process::default()));
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
    worker::settle();
    ENGINE.set(Some(engine));
    encode(&reply)
}

/// Does one task for another engine: takes the task's bytes and the memory
/// copied with them, and gives a list of the same kind.
#[wasm_bindgen]
pub async fn serve(task_request: Vec<u8>, payload: Array) -> Array {
    let task_reply = match (decode(&task_request), PROCESS.take()) {
        (Ok(task_request), Some(mut process)) => {
            let payload = process_pool::payload(&payload);
            let task_reply = process
                .serve(task_request, &payload, &Worker, telemetry())
                .await;
            PROCESS.set(Some(process));
            task_reply
        }
        (Err(error), process) => {
            PROCESS.set(process);
            TaskReply::Failed(error.to_string())
        }
        (Ok(_), None) => TaskReply::Failed("it was still busy".to_owned()),
    };
    process_pool::task_reply_message(&task_reply)
}

/// Gives this engine its processes, each at the other end of a port.
#[wasm_bindgen(js_name = setProcesses)]
pub fn set_processes(ports: Vec<MessagePort>) {
    process_pool::set_processes(ports);
}

/// One of them has died.
#[wasm_bindgen(js_name = processDied)]
pub fn process_died(process: u32) {
    process_pool::process_died(process);
}

/// How coarse the clock is, in milliseconds.
#[wasm_bindgen(js_name = timerStep)]
pub fn timer_step() -> f64 {
    timer_step_ms(&Worker)
}

/// Tells that there is a server to ask, below this address.
#[wasm_bindgen(js_name = useServer)]
pub fn use_server(folder: String) {
    network::use_server(folder);
}

/// Called when the pool is ready.
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
