// @ts-check
/**
 * The explorer's worker (crates/explorer/src/bin/explorer.rs): searches one program's
 * interleavings, and steps through them. A search goes on in slices, so that what is asked
 * meanwhile is answered.
 *
 * @typedef {{ thread: number, line: number | null, did: string | null, changed: string[], after: number | null }} Step
 * @typedef {{ thread: number, outcomes: { end: string, line: string }[] }[] | null} Ahead
 * @typedef {{ do: "open", module: WebAssembly.Module, code: Uint8Array, source: string, library: Uint8Array[], settings: string[] }
 *   | { do: "search" } | { do: "stop" } | { do: "replay", schedule: string } | { do: "go", to: number } | { do: "pick", thread: number }
 *   | { do: "play", rule: string, number: number, steps: number }} Errand
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

/** Is it done after a slice? @param {number} began */
function searchSlice(began) {
  let isDone = false;
  while (!isDone && performance.now() - began < SLICE_MS) isDone = opened.search(STEPS);
  return isDone;
}

/** @param {number} toldMs when the page was told last */
function searchOn(toldMs) {
  if (!isSearching) return;
  const began = performance.now();
  if (searchSlice(began)) {
    isSearching = false;
    postMessage({ outcomes: opened.outcomes() });
    return;
  }
  const isTime = began - toldMs >= TOLD_MS;
  if (isTime) postMessage({ steps: opened.steps() });
  setTimeout(searchOn, 0, isTime ? began : toldMs);
}

/** How often the page asked for something: who looks ahead stops where it asks again. */
let asked = 0;

function tellPlace() {
  postMessage({ path, at, place: opened.place() });
  const now = asked;
  setTimeout(() => {
    if (now !== asked) return;
    postMessage({ at, ahead: opened.ahead() });
    certain(now, 0, path.length, null);
  });
}

/** The path of which it was found when its outcome is certain. @type {Step[] | undefined} */
let looked;

/**
 * Finds the step after which only one outcome is left: no later step brings back another one, so
 * half of the steps between two of which it is known are looked at no more.
 * @param {number} now @param {number} from not certain before here @param {number} to certain here, as far as it is known
 * @param {{ end: string, line: string } | null} outcome the only one that is left then
 */
function certain(now, from, to, outcome) {
  if (now !== asked || looked === path) return;
  if (from >= to && outcome) {
    looked = path;
    postMessage({ certain: to, outcome });
    return;
  }
  const stood = at;
  const step = outcome ? Math.floor((from + to) / 2) : to;
  go(step);
  const left = at === step ? onlyOutcome(opened.ahead(), opened.place()) : null;
  go(stood);
  // Not even the last step makes it certain, or it is too much to say.
  if (!outcome && !left) looked = path;
  else setTimeout(() => (left ? certain(now, from, step, left) : certain(now, step + 1, to, outcome)));
}

/** @param {Ahead} ahead @param {{ end: string | null, view: { output: string }, errors: string }} place */
function onlyOutcome(ahead, { end, view, errors }) {
  if (!ahead) return null;
  const [one, ...others] = ahead.flatMap(({ outcomes }) => outcomes);
  if (one) return others.every((other) => other.end === one.end && other.line === one.line) ? one : null;
  if (end === "waits") return { end: "deadlock", line: "" };
  const line = (errors || view.output).trimEnd().split("\n").at(-1) ?? "";
  return { end: errors ? "exception" : "finished", line };
}

/** @param {number} to */
function go(to) {
  while (at > to && opened.back()) at -= 1;
  while (at < Math.min(to, path.length) && opened.step(path[at].thread)) at += 1;
}

/** Takes a step of a thread, and forgets those that were taken back. @param {number} thread */
function take(thread) {
  const step = opened.step(thread);
  if (step) path = [...path.slice(0, at++), step];
  return Boolean(step);
}

/**
 * Takes steps by a rule, in slices: until no thread can go on, or something else is asked for.
 * @param {Errand & { do: "play" }} errand @param {number} left how many steps @param {number} now
 */
function play(errand, left, now) {
  const began = performance.now();
  while (left > 0 && performance.now() - began < SLICE_MS) {
    const thread = opened.choose(errand.rule, errand.number);
    left = thread !== undefined && take(thread) ? left - 1 : 0;
  }
  if (left === 0 || now !== asked) return tellPlace();
  postMessage({ path, at, place: opened.place() });
  setTimeout(play, 0, errand, left, now);
}

/** @param {Errand} errand */
async function attend(errand) {
  switch (errand.do) {
    case "open":
      await init({ module_or_path: errand.module });
      opened = new explorer.Explorer(errand.code, errand.source, errand.library, errand.settings);
      // Small programs are searched by the time that somebody asks.
      searchSlice(performance.now());
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
      try {
        path = opened.replay(errand.schedule);
      } catch (error) {
        return postMessage({ unfit: String(error) });
      }
      at = path.length;
      return tellPlace();
    case "go":
      go(errand.to);
      return tellPlace();
    case "pick":
      take(errand.thread);
      return tellPlace();
    case "play":
      return play(errand, errand.steps, asked);
  }
}

/** One after the other. */
let attended = Promise.resolve();

self.addEventListener("message", ({ data }) => {
  asked += 1;
  attended = attended.then(() => attend(data)).catch((/** @type {unknown} */ error) => postMessage({ failed: String(error) }));
});
