// @ts-check
/**
 * How deep queues were over time, in the last seconds of a run. It knows no document; scene.js
 * draws it.
 */

/** How far back it goes, in milliseconds. */
export const SPAN_MS = 5_000;
/** The most changes that are kept of a queue: more are not told in that time. */
const MOST = 200;

/** @typedef {{ at: number, items: number }} Moment */

export class Depths {
  /** Queues by what they go by. @type {Map<string, Moment[]>} */
  past = new Map();

  clear() {
    this.past.clear();
  }

  /** Notes how many items a queue has at a time in ms. @param {string} key @param {number} at @param {number} items */
  add(key, at, items) {
    const moments = this.past.get(key) ?? [];
    if (moments.at(-1)?.items !== items) moments.push({ at, items });
    // The last one before says how deep it was when the time that is shown began.
    const first = moments.findLastIndex((moment) => moment.at <= at - SPAN_MS);
    moments.splice(0, Math.max(first, moments.length - MOST, 0));
    this.past.set(key, moments);
  }

  /** What is known of a queue in the last seconds. @param {string} key */
  moments(key) {
    return this.past.get(key) ?? [];
  }
}

/** The time that is shown, in milliseconds of the run: it goes on to the right. @param {number} now */
export const begins = (now) => Math.max(0, now - SPAN_MS);

/** "over the last 5 s" @param {number} now */
export function spanInWords(now) {
  return now >= SPAN_MS ? `over the last ${SPAN_MS / 1e3} s` : `over the first ${(now / 1e3).toFixed(1)} s`;
}

/**
 * The points of a line in steps: from left to right the time that is shown,
 * and upwards the depth.
 * @param {Moment[]} moments @param {number} now @param {number} width @param {number} height
 */
export function steps(moments, now, width, height) {
  const begin = begins(now);
  const most = Math.max(1, ...moments.map(({ items }) => items));
  const x = (/** @type {number} */ at) => (width * (Math.max(at, begin) - begin)) / Math.max(1, now - begin);
  const y = (/** @type {number} */ items) => height - 1 - ((height - 2) * items) / most;
  return moments.flatMap(({ at, items }, place) => {
    const until = moments[place + 1]?.at ?? now;
    return [at, until].map((time) => `${x(time).toFixed(1)},${y(items).toFixed(1)}`);
  });
}
