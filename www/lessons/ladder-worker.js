// @ts-check
/** Measures small operations beside the page: how many nanoseconds each takes (ladder.js). */

/** A batch takes this long at least, so that the clock's step is small beside it. */
const BATCH_MS = 12;
const BATCHES = 7;

/** Nanoseconds of one: the median of batches, of as many as fill the time. @param {(count: number) => number} batch @param {number} [first] */
function each(batch, first = 1_000) {
  let count = first;
  const timed = () => {
    const began = performance.now();
    const sum = batch(count);
    // What was computed is used, so that it has to be.
    if (sum === 0.5) throw new Error("sums are whole");
    return performance.now() - began;
  };
  while (timed() < BATCH_MS) count *= 2;
  const times = Array.from({ length: BATCHES }, timed).sort((a, b) => a - b);
  return (times[BATCHES >> 1] * 1e6) / count;
}

/** @param {number} count */
function add(count) {
  let sum = 1;
  for (let at = 0; at < count; at += 1) sum = (sum + (sum >> 3) + at) | 0;
  return sum;
}

/** From place to place in random order: each read has to wait for the one before. @param {number} bytes */
function chase(bytes) {
  const next = new Uint32Array(bytes / 4);
  const order = Uint32Array.from(next, (_, at) => at);
  for (let at = order.length - 1, seed = 1; at > 0; at -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = seed % (at + 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  order.forEach((place, at) => (next[place] = order[(at + 1) % order.length]));
  return (/** @type {number} */ count) => {
    let place = 0;
    for (let at = 0; at < count; at += 1) place = next[place];
    return place;
  };
}

/** @param {Int32Array} words */
function atomic(words) {
  return (/** @type {number} */ count) => {
    for (let at = 0; at < count; at += 1) Atomics.add(words, 0, 1);
    return words[0];
  };
}

/** Nobody else wants it. @param {Int32Array} words */
function lock(words) {
  return (/** @type {number} */ count) => {
    for (let at = 0; at < count; at += 1) {
      while (Atomics.compareExchange(words, 0, 0, 1) !== 0);
      Atomics.store(words, 0, 0);
    }
    return words[0];
  };
}

/** @type {Record<string, () => number | null>} */
const MEASURES = {
  add: () => each(add, 100_000),
  near: () => each(chase(16 * 1024)),
  far: () => each(chase(32 * 1024 * 1024)),
  atomic: () => (typeof SharedArrayBuffer === "function" ? each(atomic(new Int32Array(new SharedArrayBuffer(4)))) : null),
  lock: () => (typeof SharedArrayBuffer === "function" ? each(lock(new Int32Array(new SharedArrayBuffer(4)))) : null),
};

addEventListener("message", ({ data }) => postMessage(data in MEASURES ? { name: data, ns: MEASURES[data]() } : data));
postMessage("ready");
