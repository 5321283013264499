// @ts-check
/**
 * The explorer's worker (crates/explorer/src/bin/explorer.rs): searches one program's
 * interleavings, and steps through them. A search goes on in slices, so that what is asked
 * meanwhile is answered.
 *
 * @typedef {{ thread: number, line: number | null, did: string | null, changed: string[] }} Step
 * @typedef {{ do: "open", module: WebAssembly.Module, code: Uint8Array, source: string, library: Uint8Array[], settings: string[] }
 *   | { do: "search" } | { do: "stop" } | { do: "replay", schedule: string } | { do: "go", to: number } | { do: "pick", thread: number }} Errand
 */
import init, * as explorer from "./explorer.js";

/** How long a slice of the search may take, in milliseconds. */
const SLICE_MS = 20;
/** Steps between two looks at the clock. */
const STEPS = 500;
/** How often the search says how far it is, in milliseconds. */
const TOLD_MS = 100;

/** @type {any} */
let opened;
/** The steps of the run that is shown, also those that it went back from. @type {Step[]} */
let path = [];
/** How many of them are taken. */
let at = 0;
let isSearching = false;
/** Was the last search broken off? Then another one begins anew. */
let isStopped = false;

/** @param {number} toldMs when the page was told last */
function searchOn(toldMs) {
  if (!isSearching) return;
  const began = performance.now();
  let isDone = false;
  while (!isDone && performance.now() - began < SLICE_MS) isDone = opened.search(STEPS);
  if (isDone) {
    isSearching = false;
    postMessage({ outcomes: opened.outcomes() });
    return;
  }
  const isTime = began - toldMs >= TOLD_MS;
  if (isTime) postMessage({ steps: opened.steps() });
  setTimeout(searchOn, 0, isTime ? began : toldMs);
}

const tellPlace = () => postMessage({ path, at, place: opened.place() });

/** @param {number} to */
function go(to) {
  while (at > to && opened.back()) at -= 1;
  while (at < Math.min(to, path.length) && opened.step(path[at].thread)) at += 1;
}

/** @param {Errand} errand */
async function attend(errand) {
  switch (errand.do) {
    case "open":
      await init({ module_or_path: errand.module });
      opened = new explorer.Explorer(errand.code, errand.source, errand.library, errand.settings);
      return;
    case "search":
      if (isStopped) opened.forget();
      [isSearching, isStopped] = [true, false];
      return searchOn(0);
    case "stop":
      [isSearching, isStopped] = [false, true];
      opened.stop("It was stopped.");
      return postMessage({ outcomes: opened.outcomes() });
    case "replay":
      path = opened.replay(errand.schedule);
      at = path.length;
      return tellPlace();
    case "go":
      go(errand.to);
      return tellPlace();
    case "pick": {
      const step = opened.step(errand.thread);
      if (step) path = [...path.slice(0, at++), step];
      return tellPlace();
    }
  }
}

/** One after the other. */
let attended = Promise.resolve();

self.addEventListener("message", ({ data }) => {
  attended = attended.then(() => attend(data)).catch((/** @type {unknown} */ error) => postMessage({ failed: String(error) }));
});
