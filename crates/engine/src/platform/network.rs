//! Questions to this site's own interface, as a worker asks them: blocking, by
//! `XMLHttpRequest`, or not, by `fetch`. Both go through the browser's network
//! stack. This file does not know what answers.

use interleave_core::work::{Answer, Question};
use js_sys::{JSON, Promise, Reflect};
use std::sync::OnceLock;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type XMLHttpRequest;

    #[wasm_bindgen(constructor)]
    fn new() -> XMLHttpRequest;

    #[wasm_bindgen(method, catch)]
    fn open(this: &XMLHttpRequest, method: &str, url: &str, is_async: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn send(this: &XMLHttpRequest) -> Result<(), JsValue>;

    #[wasm_bindgen(method, getter)]
    fn status(this: &XMLHttpRequest) -> u16;

    #[wasm_bindgen(method, getter, js_name = responseText)]
    fn response_text(this: &XMLHttpRequest) -> String;

    type Response;

    #[wasm_bindgen(method, getter)]
    fn status(this: &Response) -> u16;

    #[wasm_bindgen(method)]
    fn text(this: &Response) -> Promise;

    fn fetch(url: &str) -> Promise;
}

/// The folder of the interface. Set before the first question; workers of a
/// pool read it in the memory that they share.
static FOLDER: OnceLock<String> = OnceLock::new();

/// From now on there is a server to ask, below this address.
pub fn use_server(folder: String) {
    // It is set once, when the engine starts; setting it again would change nothing.
    let _ = FOLDER.set(folder);
}

pub(super) fn is_there() -> bool {
    FOLDER.get().is_some()
}

pub(super) fn ask_blocking(question: &Question) -> Result<Answer, String> {
    let request = XMLHttpRequest::new();
    request
        .open("GET", &url(question), false)
        .and_then(|()| request.send())
        .map_err(|_| "it could not be reached".to_owned())?;
    answer(request.status(), &request.response_text())
}

pub(super) async fn ask(question: &Question) -> Result<Answer, String> {
    let unreachable = |_| "it could not be reached".to_owned();
    let response = JsFuture::from(fetch(&url(question))).await;
    let response: Response = response.map_err(unreachable)?.unchecked_into();
    let text = JsFuture::from(response.text()).await.map_err(unreachable)?;
    answer(response.status(), &text.as_string().unwrap_or_default())
}

fn url(question: &Question) -> String {
    let folder = FOLDER.get().map_or("", String::as_str);
    format!("{folder}{}", question.path)
}

fn answer(status: u16, text: &str) -> Result<Answer, String> {
    if status != 200 {
        return Err(format!("it answered {status}"));
    }
    let close = JSON::parse(text)
        .and_then(|answer| Reflect::get(&answer, &"close".into()))
        .ok()
        .and_then(|close| close.as_f64());
    let close = close.ok_or("it answered without a price")?;
    Ok(Answer { close })
}
