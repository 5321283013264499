//! What a program prints, on its way to the page.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &JsValue);
}

/// Posts it as a note, as `www/engine-worker.js` describes it.
pub(super) fn show(thread: Option<u32>, text: &str) {
    let note = Object::new();
    let thread = thread.map_or(JsValue::NULL, JsValue::from);
    for (key, value) in [
        ("type", "output".into()),
        ("thread", thread),
        ("text", text.into()),
    ] {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&note, &key.into(), &value);
    }
    post_message(&note);
}
