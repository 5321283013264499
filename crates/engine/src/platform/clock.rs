//! What a worker's global scope offers: a clock and an error event.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;

    #[wasm_bindgen(js_namespace = Date, js_name = now)]
    fn date_now() -> f64;

    #[wasm_bindgen(js_name = addEventListener)]
    fn add_event_listener(kind: &str, listener: &Function);
}

/// Milliseconds since this worker was started. Each worker has its own origin,
/// so that only differences within one worker mean anything.
pub(super) fn now_ms() -> f64 {
    performance_now()
}

/// Milliseconds since 1970-01-01 UTC.
pub(super) fn date_ms() -> f64 {
    date_now()
}

/// Calls the listener for an error of this worker that nothing catches: thrown by an
/// event handler or in a promise, as in wasm-bindgen-rayon's workers.
#[cfg_attr(not(feature = "threads"), allow(dead_code))]
pub(super) fn on_error(listener: &Function) {
    add_event_listener("error", listener);
    add_event_listener("unhandledrejection", listener);
}
