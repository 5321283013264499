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
    let url = url(question);
    let mut tries = 1;
    loop {
        match request(&url).and_then(|reply| read(&reply)) {
            Err(miss) if miss.is_unheard && tries < MOST_TRIES => tries += 1,
            outcome => return outcome.map_err(|miss| miss.why),
        }
    }
}

pub(super) async fn ask(question: &Question) -> Result<Answer, String> {
    let url = url(question);
    let mut tries = 1;
    loop {
        match fetched(&url).await.and_then(|reply| read(&reply)) {
            Err(miss) if miss.is_unheard && tries < MOST_TRIES => tries += 1,
            outcome => return outcome.map_err(|miss| miss.why),
        }
    }
}

/// How often a question is asked that the interface does not hear. A browser may send a
/// request past the service worker while it starts that anew (seen in `WebKit`).
const MOST_TRIES: u32 = 3;

/// Why there is no answer.
struct Miss {
    why: String,
    /// Whether the interface did not answer: nobody did, or the host, which knows no such
    /// file.
    is_unheard: bool,
}

/// Status and text.
type Reply = (u16, String);

fn request(url: &str) -> Result<Reply, Miss> {
    let request = XMLHttpRequest::new();
    request
        .open("GET", url, false)
        .and_then(|()| request.send())
        .map_err(|_| unreachable())?;
    Ok((request.status(), request.response_text()))
}

async fn fetched(url: &str) -> Result<Reply, Miss> {
    let response = JsFuture::from(fetch(url)).await;
    let response: Response = response.map_err(|_| unreachable())?.unchecked_into();
    let text = JsFuture::from(response.text()).await;
    let text = text.map_err(|_| unreachable())?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}

fn unreachable() -> Miss {
    Miss {
        why: "it could not be reached".to_owned(),
        is_unheard: true,
    }
}

fn url(question: &Question) -> String {
    let folder = FOLDER.get().map_or("", String::as_str);
    format!("{folder}{}", question.path)
}

fn read((status, text): &Reply) -> Result<Answer, Miss> {
    let json = JSON::parse(text);
    let miss = |why| Miss {
        why,
        // The interface says all that it says in JSON.
        is_unheard: json.is_err(),
    };
    if *status != 200 {
        return Err(miss(format!("it answered {status}")));
    }
    let close = json
        .as_ref()
        .ok()
        .and_then(|answer| Reflect::get(answer, &"close".into()).ok())
        .and_then(|close| close.as_f64());
    let close = close.ok_or_else(|| miss("it answered without a price".to_owned()))?;
    Ok(Answer { close })
}
