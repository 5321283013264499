//! Values that untrusted scripts hand in: bounded, and never trusted to have
//! a shape. It must not know what any of them means.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

/// How many keys of one object are read.
const MAX_KEYS: usize = 1_000;
/// How much of one text is read: more than any setting takes, so that a longer
/// text is refused where it would have been refused whole.
const MAX_TEXT: u32 = 96 * 1024;
/// How much of all texts of one object is read, because wasm memory never shrinks.
const MAX_TEXTS: usize = 256 * 1024;

/// Keys and values as a fragment would hold them; `None` of what is no plain
/// object.
pub fn pairs_of(value: &JsValue) -> Option<Vec<(String, String)>> {
    let object: &Object = value.dyn_ref()?;
    // A map, a buffer or a list has keys of another meaning.
    let kind = Reflect::get_prototype_of(object).ok()?;
    if kind != Reflect::get_prototype_of(&Object::new()).ok()? {
        return None;
    }
    let mut pairs = Vec::new();
    let mut length = 0;
    for key in Reflect::own_keys(object).ok()?.iter().take(MAX_KEYS) {
        let (Ok(value), Some(key)) = (Reflect::get(object, &key), text(&key)) else {
            continue;
        };
        let value = text_of(&value);
        length += key.len() + value.len();
        pairs.push((key, value));
        if length > MAX_TEXTS {
            break;
        }
    }
    Some(pairs)
}

/// A field of a value; `undefined` of what has none.
pub fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}

/// An object with these fields, and those.
pub fn object(fields: &[(&str, JsValue)], others: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields.iter().chain(others) {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// A value as a fragment would hold it. What no fragment could hold becomes a
/// text that no key accepts.
fn text_of(value: &JsValue) -> String {
    if let Some(switch) = value.as_bool() {
        return if switch { "1" } else { "0" }.to_owned();
    }
    if let Some(number) = value.as_f64() {
        let text = js_sys::Number::from(number).to_string_with_radix(10);
        return text.map(String::from).unwrap_or_default();
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return listed(list);
    }
    text(value).unwrap_or_else(|| "?".to_owned())
}

/// Modes come as a list.
fn listed(list: &Array) -> String {
    let mut texts = String::new();
    for item in list.iter().take(MAX_KEYS) {
        if !texts.is_empty() {
            texts.push(',');
        }
        texts.push_str(&text(&item).unwrap_or_else(|| "?".to_owned()));
        if texts.len() > MAX_TEXT as usize {
            break;
        }
    }
    texts
}

/// The start of a text.
fn text(value: &JsValue) -> Option<String> {
    let text: &JsString = value.dyn_ref()?;
    Some(String::from(&text.slice(0, MAX_TEXT)))
}
