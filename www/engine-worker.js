// @ts-check
/**
 * The engine's worker: starts the engine module, then hands it the page's
 * requests. Messages in: one `Start`, then requests as bytes, and `Fleet` notes.
 * Messages out: one `Instantiated`, one `Ready`, then replies as bytes; a `Failed`
 * at any time means that this engine is beyond use. An `ArrayBuffer` is a copy of
 * the telemetry.
 *
 * An engine that got a `serve` note is a process: it does the tasks of another
 * engine, which come through the port. A task is a list, the protocol's bytes and
 * then the memory that is copied with them; so is what comes back.
 *
 * @typedef {{ type: "start", module: WebAssembly.Module, workers: number, measuresClock: boolean, server?: string }} Start
 * @typedef {{ type: "processes", ports: MessagePort[] } | { type: "died", process: number }
 *   | { type: "serve", ports: MessagePort[] }} Fleet
 * @typedef {{ type: "instantiated", timerStep?: number }} Instantiated
 * @typedef {{ type: "ready", memory: WebAssembly.Memory | undefined, telemetry: number }} Ready
 * @typedef {{ type: "failed", stage: "module" | "pool" | "run", message: string }} Failed
 */
import init, * as engine from "./engine.js";

// The policy of a worker's one kind of dangerous text: which scripts the pool's workers
// may run. (Blobs made here; and what lies beside this script.)
const beside = new URL(".", location.href).href;
Reflect.get(self, "trustedTypes")?.createPolicy("default", {
  /** @param {string} url */
  createScriptURL: (url) => (url.startsWith(`blob:${location.origin}/`) || url.startsWith(beside) ? url : null),
});

/** @param {Failed["stage"]} stage @param {unknown} error */
const failed = (stage, error) => postMessage({ type: "failed", stage, message: String(error) });

/** @param {Start} start */
async function begin({ module, workers, measuresClock, server }) {
  await init({ module_or_path: module }).catch((error) => {
    failed("module", error);
    throw error;
  });
  postMessage({ type: "instantiated", timerStep: measuresClock ? engine.timerStep() : undefined });
  if (server !== undefined) engine.useServer(server);
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

/** @param {MessagePort} port */
function serve(port) {
  port.onmessage = async ({ data: [errand, ...goods] }) => {
    try {
      const message = await engine.serve(errand, goods);
      port.postMessage(message, message.map((/** @type {Uint8Array} */ { buffer }) => buffer));
    } catch (error) {
      port.postMessage("died");
      failed("run", error);
    }
  };
}

/** @param {Fleet} note */
function join(note) {
  switch (note.type) {
    case "processes": return engine.setProcesses(note.ports);
    case "died": return engine.processDied(note.process);
    case "serve": return serve(note.ports[0]);
  }
}

self.addEventListener("message", ({ data }) => {
  if (data instanceof Uint8Array) {
    engine.handle(data).then(
      (/** @type {Uint8Array} */ reply) => postMessage(reply),
      (/** @type {unknown} */ error) => failed("run", error),
    );
  } else if (data.type === "start") {
    begin(data).catch((error) => failed("pool", error));
  } else {
    join(data);
  }
});
