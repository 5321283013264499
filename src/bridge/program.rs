//! Programs on their way to an engine: `www/program.js` unpacks them, and has them
//! compiled in a worker of its own. This module parses nothing, and runs nothing.

use super::modules;
use super::problem::{EngineError, words};
use futures_util::future::LocalBoxFuture;
use interleave_core::work::program::PackedProgram;
use interleave_engine::protocol::{Failure, ProgramRequest};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

#[wasm_bindgen]
extern "C" {
    /// Calls a function of `www/program.js`.
    #[wasm_bindgen(js_namespace = interleaveFiles, js_name = ofPrograms, catch)]
    async fn call(function: &str, argument: &JsValue) -> Result<JsValue, JsValue>;
}

/// Takes a message whose program is a plain source: before this ends, it has come back with it
/// packed among its settings, or was answered.
pub async fn hand_over(event: &MessageEvent) {
    // Where the script does not come, the page says so by itself.
    let _ = call("handOver", event).await;
}

/// What an engine needs to run a program. (Boxed, so that builds that run none carry no more
/// of it than a call.)
pub(super) fn compiled(
    packed: &PackedProgram,
) -> LocalBoxFuture<'_, Result<ProgramRequest, EngineError>> {
    Box::pin(compile(packed))
}

async fn compile(packed: &PackedProgram) -> Result<ProgramRequest, EngineError> {
    let compiled = call("program", &packed.code().into()).await;
    let compiled = compiled.map_err(|why| match why.dyn_ref::<js_sys::Error>() {
        Some(_) => EngineError::NoProgram(words(&why)),
        // A file of the library: what `whyNot` says.
        None => modules::not_usable(&why),
    })?;
    let field = |name: &str| Reflect::get(&compiled, &name.into()).unwrap_or_default();
    let source = field("source").as_string().unwrap_or_default();
    let code = Uint8Array::new(&field("code")).to_vec();
    let library = Array::from(&field("library"));
    let library = library.iter().map(|shelf| Uint8Array::new(&shelf).to_vec());
    ProgramRequest::new(packed, source, code, library.collect())
        .ok_or(EngineError::Failed(Failure::NoProgram))
}
