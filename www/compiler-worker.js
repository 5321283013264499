// @ts-check
/**
 * The compiler's worker: it compiles one program and has done its work. Message in:
 * the compiler's module and a source; without `file`, that of a notebook's cell, which is only
 * looked through. Message out: what the compiler gives
 * (crates/python-compiler/src/bin/compiler.rs), or in `failed` why there is nothing.
 *
 * @typedef {{ module: WebAssembly.Module, source: string, file?: string }} Errand
 */
import init, * as compiler from "./compiler.js";

/** @param {Errand} errand */
async function compile({ module, source, file }) {
  await init({ module_or_path: module });
  return file === undefined ? compiler.check(source) : compiler.compile(source, file);
}

self.addEventListener("message", ({ data }) => {
  compile(data).then(
    (/** @type {unknown} */ result) => postMessage(result),
    (/** @type {unknown} */ error) => postMessage({ failed: String(error) }),
  );
});
