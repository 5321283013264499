//! The module's own styles. They come with it, not with the page, so that
//! nobody waits for them; what they are made of stands in `www/styles.css`.

use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The styles, also for pictures of charts that are taken along.
pub const STYLES: &str = include_str!("../../www/insight.css");

#[wasm_bindgen]
extern "C" {
    type CSSStyleSheet;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CSSStyleSheet, JsValue>;
    #[wasm_bindgen(method, js_name = replaceSync, catch)]
    fn replace_sync(this: &CSSStyleSheet, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = document, js_name = adoptedStyleSheets, thread_local_v2)]
    static ADOPTED: Array;
}

/// Gives the page the styles. A browser too old for it shows all of it, plainly.
pub fn adopt() {
    if let Ok(sheet) = CSSStyleSheet::new()
        && sheet.replace_sync(STYLES).is_ok()
    {
        ADOPTED.with(|adopted| adopted.push(&sheet));
    }
}
