// @ts-check
/** Measures small operations beside the page, alone and against another worker: how many nanoseconds each takes (ladder.js). */

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
    for (let at = 0; at < count; at += 1) Atomics.add(words, VALUE, 1);
    return words[VALUE];
  };
}

/** A mutex that sleeps: 0 is free, 1 is taken, 2 is taken and somebody may wait for it. @param {Int32Array} words */
function lock(words) {
  return (/** @type {number} */ count) => {
    for (let at = 0; at < count; at += 1) {
      if (Atomics.compareExchange(words, VALUE, 0, 1) !== 0) {
        while (Atomics.exchange(words, VALUE, 2) !== 0) Atomics.wait(words, VALUE, 2);
      }
      if (Atomics.exchange(words, VALUE, 0) === 2) Atomics.notify(words, VALUE, 1);
    }
    return words[VALUE];
  };
}

// --- two workers at the same memory ---------------------------------------------

/** Places in the memory that they share; far apart, so that a look at one does not slow down the other. */
const [VALUE, IS_THERE, IS_OVER] = [0, 64, 128];
const WORDS = 192;
/** How long the other worker may take to come, in milliseconds. */
const PATIENCE_MS = 2_000;
/** What the other worker does between two looks whether it is over. */
const TURNS = 1_000;

/** @typedef {(words: Int32Array) => (count: number) => number} Shared */
/** @type {Record<string, Shared>} */
const SHARED = { atomic, lock };

const memory = () => (typeof SharedArrayBuffer === "function" ? new Int32Array(new SharedArrayBuffer(4 * WORDS)) : null);

/** Alone at memory that could be shared. @param {Shared} action */
function alone(action) {
  const words = memory();
  return words && each(action(words));
}

/** Does it until the one who measures has enough. @param {Shared} action @param {Int32Array} words */
function keepDoing(action, words) {
  const batch = action(words);
  Atomics.store(words, IS_THERE, 1);
  Atomics.notify(words, IS_THERE);
  while (!Atomics.load(words, IS_OVER)) batch(TURNS);
}

/** Nanoseconds of one while another worker does the same; `null`: it does not come. @param {Shared} action @param {Int32Array} words */
function beside(action, words) {
  if (Atomics.wait(words, IS_THERE, 0, PATIENCE_MS) === "timed-out") return null;
  const ns = each(action(words));
  Atomics.store(words, IS_OVER, 1);
  return ns;
}

/** @type {Record<string, () => number | null>} */
const MEASURES = {
  add: () => each(add, 100_000),
  near: () => each(chase(16 * 1024)),
  far: () => each(chase(32 * 1024 * 1024)),
  atomic: () => alone(atomic),
  lock: () => alone(lock),
};

/**
 * A measure by its name; memory to share; in such memory, an action to be measured, or to be kept
 * up while another worker measures; or something to send back.
 * @param {string | { action: string, words: Int32Array, isMeasured: boolean }} errand
 */
function answer(errand) {
  if (errand === "memory") return memory();
  if (typeof errand === "string") return errand in MEASURES ? { ns: MEASURES[errand]() } : errand;
  const action = SHARED[errand.action];
  return errand.isMeasured ? { ns: beside(action, errand.words) } : keepDoing(action, errand.words);
}

addEventListener("message", ({ data }) => postMessage(answer(data)));
postMessage("ready");
