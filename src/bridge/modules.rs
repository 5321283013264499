//! The engines' modules: where they are, and compiled once a page. `www/boot.js`
//! fetches them, as it does all that is checked by its digest.

use super::features::{Build, can_simd};
use super::problem::{EngineError, words};
use js_sys::WebAssembly;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The bytes of a file that has this digest, or `why_not`.
    #[wasm_bindgen(js_namespace = interleaveFiles, catch)]
    async fn whole(url: &str, digest: &str) -> Result<JsValue, JsValue>;
    /// Why one of these files could not be used: a status, the browser's words, or null.
    #[wasm_bindgen(js_namespace = interleaveFiles, js_name = whyNot)]
    async fn why_not(urls: Vec<String>) -> JsValue;
}

/// The compiled modules, kept so that another engine starts quickly.
#[derive(Default)]
pub(super) struct Modules(RefCell<Vec<(Build, WebAssembly::Module)>>);

impl Modules {
    /// The module of a build: compiled now, or long ago.
    pub(super) async fn get(&self, build: Build) -> Result<WebAssembly::Module, EngineError> {
        let kept = self.0.borrow().iter().find(|(of, _)| *of == build).cloned();
        if let Some((_, module)) = kept {
            return Ok(module);
        }
        let url = format!("{}engine_bg.wasm", folder(build)?);
        let module = compile(&url, &said(build, "data-integrity")?).await?;
        self.0.borrow_mut().push((build, module.clone()));
        Ok(module)
    }
}

/// The folder of a build, as the page's head says:
/// `<meta name="engine-threads" content="engine/threads-…/" data-integrity="sha384-…">`.
pub(super) fn folder(build: Build) -> Result<String, EngineError> {
    said(build, "content")
}

/// A browser without SIMD gets the same engine without it.
fn file_name(build: Build) -> &'static str {
    match build {
        Build::Single if !can_simd() => "plain",
        _ => build.name(),
    }
}

/// What the page's head says of a build.
fn said(build: Build, attribute: &str) -> Result<String, EngineError> {
    let selector = format!("meta[name=engine-{}]", file_name(build));
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(&selector).ok().flatten())
        .and_then(|meta| meta.get_attribute(attribute))
        .filter(|value| !value.is_empty())
        .ok_or(EngineError::NotBuiltIn)
}

async fn compile(url: &str, digest: &str) -> Result<WebAssembly::Module, EngineError> {
    // From bytes, not while streaming: a host that does not know the type of
    // wasm files would be refused the latter.
    let bytes = whole(url, digest).await.map_err(|why| not_usable(&why))?;
    let module = JsFuture::from(WebAssembly::compile(&bytes)).await;
    module
        .map(JsCast::unchecked_into)
        .map_err(|error| EngineError::Refused(words(&error)))
}

/// What an engine's worker is made of, besides its module (`tools/build-engine.sh`).
fn scripts(build: Build) -> &'static [&'static str] {
    match build {
        Build::Threads | Build::PythonThreads => &["engine-worker.js", "engine.js"],
        Build::Single | Build::PythonSingle => &["engine-worker.js"],
    }
}

/// Why the scripts of a build could not be used.
pub(super) async fn why_no_script(build: Build) -> EngineError {
    match folder(build) {
        Ok(folder) => {
            let urls = scripts(build).iter().map(|name| format!("{folder}{name}"));
            not_usable(&why_not(urls.collect()).await)
        }
        Err(error) => error,
    }
}

/// What `whyNot` says.
pub(super) fn not_usable(why: &JsValue) -> EngineError {
    match why.as_f64() {
        Some(status) => EngineError::Status(status as u16),
        None if why.is_null() => EngineError::NotWhole,
        None => EngineError::NotFetched(words(why)),
    }
}
