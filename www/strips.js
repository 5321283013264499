// @ts-check
/**
 * What threads did in the last second of a run, as the engine tells it. It knows no document;
 * scene.js draws it.
 */

/** How far back it goes, in milliseconds. */
export const SPAN_MS = 1_000;
/** The most changes that are kept of a thread: more than a strip has pixels. */
const MOST = 600;

/** @typedef {"new" | "ready" | "running" | "waiting" | "ended"} State */
/** @typedef {[at: number, state: State]} Change At milliseconds of the run. */
/** @typedef {{ state: State, from: number, to: number }} Span Parts of the time that is shown, from 0 to 1. */

export class Strips {
  /** Threads by what they go by. @type {Map<string, Change[]>} */
  past = new Map();

  clear() {
    this.past.clear();
  }

  /** Notes what a thread did. @param {string} key @param {Change[]} changes @param {number} now */
  add(key, changes, now) {
    const known = this.past.get(key) ?? [];
    for (const [at, state] of changes) {
      // Workers may tell in another order.
      if (known.at(-1)?.[1] !== state) known.push([Math.max(at, known.at(-1)?.[0] ?? 0), state]);
    }
    // The last one before says what it did when the time that is shown began.
    const first = known.findLastIndex(([at]) => at <= now - SPAN_MS);
    known.splice(0, Math.max(first, known.length - MOST, 0));
    this.past.set(key, known);
  }

  /** What a thread did in the time that is shown. @param {string} key @param {number} now */
  spans(key, now) {
    return spansOf(this.past.get(key) ?? [], now);
  }
}

/** @param {Change[]} changes @param {number} now @returns {Span[]} */
function spansOf(changes, now) {
  const begin = Math.max(0, now - SPAN_MS);
  const part = (/** @type {number} */ at) => Math.min(1, Math.max(0, (at - begin) / Math.max(now - begin, 1e-3)));
  const spans = changes.map(([at, state], place) => ({ state, from: part(at), to: part(changes[place + 1]?.[0] ?? now) }));
  return spans.filter(({ from, to }) => to > from);
}

/** "running 40 %, waiting 60 % of the last second" @param {Span[]} spans @param {number} now */
export function inWords(spans, now) {
  /** @type {Map<State, number>} */
  const parts = new Map();
  for (const { state, from, to } of spans) parts.set(state, (parts.get(state) ?? 0) + to - from);
  const told = [...parts].filter(([state]) => state !== "new" && state !== "ended").map(([state, part]) => `${state} ${Math.round(100 * part)} %`);
  return `${told.join(", ") || "nothing"} ${now >= SPAN_MS ? "of the last second" : `of the first ${Math.round(now)} ms`}`;
}
