//! What a program prints, on its way to the page.

use crate::run::{Piece, Printed};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &JsValue);
}

/// Posts it as a note, as `www/output.js` describes it.
pub(super) fn show(printed: &Printed) {
    let pieces: Array = printed.pieces.iter().map(listed).collect();
    let note = Object::new();
    for (key, value) in [
        ("type", "output".into()),
        ("pieces", pieces.into()),
        ("lost", (printed.lost_lines as f64).into()),
    ] {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&note, &key.into(), &value);
    }
    post_message(&note);
}

/// The text, whether it is an error's, and of who printed it the process, the number and the
/// name.
fn listed(piece: &Piece) -> Array {
    let list = Array::of2(&(&*piece.text).into(), &piece.is_error.into());
    if let Some(printer) = &piece.printer {
        list.push(&printer.process.into());
        list.push(&printer.thread.into());
        list.push(&(&*printer.name).into());
    }
    list
}
