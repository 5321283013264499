// @ts-check
/**
 * The engine's worker: starts the engine module, then hands it the page's
 * requests. Messages in: one `Start`, then requests as bytes. Messages out: one
 * `Instantiated`, one `Ready`, then replies as bytes; a `Failed` at any time means that
 * this engine is beyond use. An `ArrayBuffer` is a copy of the telemetry.
 *
 * @typedef {{ type: "start", module: WebAssembly.Module, workers: number }} Start
 * @typedef {{ type: "instantiated" }} Instantiated
 * @typedef {{ type: "ready", memory: WebAssembly.Memory | undefined, telemetry: number }} Ready
 * @typedef {{ type: "failed", stage: "module" | "pool" | "run", message: string }} Failed
 */
import init, * as engine from "./engine.js";

/** @param {Failed["stage"]} stage @param {unknown} error */
const failed = (stage, error) => postMessage({ type: "failed", stage, message: String(error) });

/** @param {Start} start */
async function begin({ module, workers }) {
  await init({ module_or_path: module }).catch((error) => {
    failed("module", error);
    throw error;
  });
  postMessage({ type: "instantiated" });
  if (workers > 0) {
    await engine.initThreadPool(workers);
    engine.watchPool();
  }
  postMessage({
    type: "ready",
    memory: engine.sharedMemory(),
    telemetry: engine.telemetryAddress(),
  });
}

self.addEventListener("message", ({ data }) => {
  if (data instanceof Uint8Array) {
    engine.handle(data).then(
      (/** @type {Uint8Array} */ reply) => postMessage(reply),
      (/** @type {unknown} */ error) => failed("run", error),
    );
  } else {
    begin(data).catch((error) => failed("pool", error));
  }
});
