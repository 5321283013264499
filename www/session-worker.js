// @ts-check
/**
 * The worker of a notebook's session (crates/python-notebook/src/bin/session.rs): runs its
 * cells one after another, and between them the threads that they left. It goes on in slices,
 * so that what the page says meanwhile is heard.
 *
 * @typedef {[text: string, isError: boolean, process?: number, thread?: number, name?: string]} Piece as printed.js describes it
 * @typedef {{ do: "open", module: WebAssembly.Module, library: Uint8Array[], seed: number }
 *   | { do: "run", cell: string, limitMs: number } | { do: "interrupt" }} Errand
 * @typedef {{ type: "ready" } | { type: "printed", pieces: Piece[] }
 *   | { type: "ended", result: string | null, error: string | null } | { type: "failed", message: string }} Told
 */
import init, * as session from "./session.js";

/** How long it goes on before it listens, in milliseconds. */
const SLICE_MS = 20;
/** How often it tells what was printed, in milliseconds. */
const TELL_MS = 50;
/** How long a cell may take to end after an interrupt, before it gets the next one. */
const GRACE_MS = 500;

/** @type {any} */
let notebook;
/** When the cell that runs is to be interrupted; no cell runs: `undefined`. @type {number | undefined} */
let until;
let toldMs = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let nap;
let napsSince = 0;
/** Whether a next slice is on its way. */
let isOnWay = false;

// A timer of 0 ms waits for 4 where slices follow each other; a message does not.
const again = new MessageChannel();
again.port1.onmessage = () => {
  isOnWay = false;
  guarded(goOn);
};

/** @param {Told} told */
const tell = (told) => postMessage(told);

/** @param {() => void} call */
function guarded(call) {
  try {
    call();
  } catch (error) {
    tell({ type: "failed", message: String(error) });
  }
}

function tellPrinted() {
  toldMs = performance.now();
  const pieces = notebook.takeOutput();
  if (pieces.length) tell({ type: "printed", pieces });
}

function interrupt() {
  if (until === undefined) return;
  until = performance.now() + GRACE_MS;
  notebook.interrupt();
}

function goOn() {
  if (until !== undefined && performance.now() >= until) interrupt();
  const { waitMs, ended } = notebook.advance(SLICE_MS);
  if (ended || waitMs > 0 || performance.now() - toldMs >= TELL_MS) tellPrinted();
  if (ended) {
    until = undefined;
    tell({ type: "ended", ...ended });
  }
  if (waitMs > 0) rest(waitMs);
  else goOnSoon();
}

function goOnSoon() {
  if (!isOnWay) again.port2.postMessage(null);
  isOnWay = true;
}

/** Nothing is to be done for so long, but by what the page says. @param {number} waitMs */
function rest(waitMs) {
  napsSince = performance.now();
  const most = until === undefined ? waitMs : Math.min(waitMs, until - napsSince);
  // (Longer than a timer can count is for ever.)
  nap = most < 2 ** 31 ? setTimeout(wake, Math.max(0, most)) : undefined;
}

function wake() {
  clearTimeout(nap);
  if (napsSince) notebook.slept(performance.now() - napsSince);
  napsSince = 0;
  goOnSoon();
}

/** @param {Errand} errand */
async function take(errand) {
  switch (errand.do) {
    case "open":
      await init({ module_or_path: errand.module });
      notebook = new session.Notebook(errand.library, errand.seed);
      return tell({ type: "ready" });
    case "run":
      until = performance.now() + errand.limitMs;
      notebook.begin(errand.cell);
      return wake();
    case "interrupt":
      interrupt();
      return wake();
  }
}

self.addEventListener("message", ({ data }) => {
  take(data).catch((error) => tell({ type: "failed", message: String(error) }));
});
