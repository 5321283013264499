//! The engines' modules: where they are, and compiled once a page.

use super::features::Build;
use super::trouble::EngineError;
use js_sys::{Promise, WebAssembly};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// The compiled modules, kept so that another engine starts quickly.
#[derive(Default)]
pub(super) struct Modules {
    threads: RefCell<Option<WebAssembly::Module>>,
    single: RefCell<Option<WebAssembly::Module>>,
}

impl Modules {
    /// The module of a build: compiled now, or long ago.
    pub(super) async fn get(&self, build: Build) -> Result<WebAssembly::Module, EngineError> {
        let kept = match build {
            Build::Threads => &self.threads,
            Build::Single => &self.single,
        };
        if let Some(module) = kept.borrow().as_ref() {
            return Ok(module.clone());
        }
        let url = format!("{}engine_bg.wasm", folder(build)?);
        let module = compile(&url, &said(build, "data-integrity")?).await?;
        kept.replace(Some(module.clone()));
        Ok(module)
    }
}

/// The folder of a build, as the page's head says:
/// `<meta name="engine-threads" content="engine/threads-…/" data-integrity="sha384-…">`.
pub(super) fn folder(build: Build) -> Result<String, EngineError> {
    said(build, "content")
}

/// What the page's head says of a build.
fn said(build: Build, attribute: &str) -> Result<String, EngineError> {
    let selector = format!("meta[name=engine-{}]", build.name());
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(&selector).ok().flatten())
        .and_then(|meta| meta.get_attribute(attribute))
        .filter(|value| !value.is_empty())
        .ok_or(EngineError::NotBuiltIn)
}

async fn compile(url: &str, digest: &str) -> Result<WebAssembly::Module, EngineError> {
    let response = fetch(url, digest).await?;
    // From bytes, not while streaming: a host that does not know the type of
    // wasm files would be refused the latter.
    let bytes = response
        .array_buffer()
        .map_err(|error| not_fetched(&error))?;
    let bytes = JsFuture::from(bytes)
        .await
        .map_err(|error| not_fetched(&error))?;
    let module = JsFuture::from(WebAssembly::compile(&bytes)).await;
    module
        .map(JsCast::unchecked_into)
        .map_err(|error| EngineError::Refused(words(&error)))
}

/// The browser refuses bytes that have another digest.
async fn fetch(url: &str, digest: &str) -> Result<Response, EngineError> {
    let window = web_sys::window().ok_or(EngineError::NotBuiltIn)?;
    let wanted = RequestInit::new();
    wanted.set_integrity(digest);
    let promise: Promise = window.fetch_with_str_and_init(url, &wanted);
    let response = JsFuture::from(promise)
        .await
        .map_err(|error| not_fetched(&error))?;
    let response: Response = response.unchecked_into();
    if response.ok() {
        Ok(response)
    } else {
        Err(EngineError::NotFetched(format!(
            "the host answered {}",
            response.status()
        )))
    }
}

fn not_fetched(error: &JsValue) -> EngineError {
    EngineError::NotFetched(words(error))
}

/// A JavaScript error's message.
pub(super) fn words(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_else(|| "unknown".to_owned()),
    }
}
