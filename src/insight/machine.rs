//! What insight asks of the browser besides drawing: the time, files, the
//! clipboard. It must not know what it is asked for.

use js_sys::{Array, Date, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Document, HtmlAnchorElement, Url};

/// The page.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The time of the day, as people here write it.
pub fn time_of_day() -> String {
    Date::new_0().to_locale_time_string("default").into()
}

/// A moment in milliseconds since 1970, as people here write it.
pub fn date_and_time(moment_ms: f64) -> String {
    let date = Date::new(&moment_ms.into());
    date.to_locale_string("default", &JsValue::UNDEFINED).into()
}

/// Text as what a file is made of.
pub fn blob(text: &str, mime: &str) -> Option<Blob> {
    let properties = BlobPropertyBag::new();
    properties.set_type(mime);
    let parts = Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, &properties).ok()
}

/// Has the browser save a file, as a click on a link would. Whether it asks
/// where, or refuses in a frame, is its own business, and nobody is told.
pub fn save(name: &str, content: &Blob) {
    let link = document().and_then(|document| document.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let address = Url::create_object_url_with_blob(content).ok();
    if let Some((link, address)) = link.zip(address) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // Not before the browser has begun to read it.
        gloo_timers::callback::Timeout::new(60_000, move || {
            // Fails for no address that was made above.
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
    }
}

/// Puts a text onto the clipboard; false where that is refused, or there is none.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    // Pages that are not served safely have no clipboard.
    let has_one = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    has_one
        && JsFuture::from(navigator.clipboard().write_text(&text))
            .await
            .is_ok()
}
