// Gives the page's second module runs that are larger than any a test could wait
// for, by the way the app would, and times what it makes of them: `window.timelines`.
// @ts-check

/** @typedef {{ told: Record<string, any>, tell: (what: string, value: unknown) => void }} Link */

/** @returns {Link} */
const between = () => Reflect.get(window, "interleaveLink");

// --- records, as the engine writes them (crates/engine/src/run/ring_buffers.rs) --------------------

const [RUN, WAIT, BLOCKED] = [0, 1, 2];

/** The same numbers in each browser and run. */
function* randomly(seed = 1) {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/**
 * Records of one lane: bars of uneven length, of three kinds, with gaps.
 * @param {number} count @param {Iterator<number>} random
 */
function recordsOfLane(count, random) {
  const words = [];
  let now = 0;
  for (let index = 0; index < count; index += 1) {
    const next = () => /** @type {number} */ (random.next().value);
    const [gap, length, kind] = [Math.floor(next() * 60), 1 + Math.floor(next() ** 3 * 400), next()];
    now += gap;
    words.push(now, now + length, index, kind < 0.7 ? RUN : kind < 0.9 ? WAIT : BLOCKED);
    now += length;
  }
  return words;
}

/** @param {number[]} bytes @param {number} value */
function pushVarint(bytes, value) {
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
}

/**
 * A `Recording`, as postcard has it, of the protocol's version.
 * @param {number} version @param {number} mode @param {number[][]} lanes
 */
function recording(version, mode, lanes) {
  const bytes = [version, mode, 0, 0, 0, 0, 0, 0, 0, 0];
  pushVarint(bytes, lanes.length);
  for (const words of lanes) {
    bytes.push(0);
    pushVarint(bytes, words.length);
    for (const word of words) pushVarint(bytes, word);
  }
  // Of no program.
  bytes.push(0);
  return Uint8Array.from(bytes);
}

// --- what is timed ------------------------------------------------------------

/** Until the page has done what it was asked, and the canvas is painted. */
async function done() {
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  const canvas = document.querySelector("[data-testid=chart-timeline] canvas");
  if (canvas instanceof HTMLCanvasElement) canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
}

/** @param {() => void} act */
async function timed(act) {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const began = performance.now();
  act();
  await done();
  return performance.now() - began;
}

/** What the app itself told of a run. @type {Uint8Array | undefined} */
let original;

const chart = () => {
  const found = document.querySelector("[data-testid=chart-timeline]");
  if (!(found instanceof HTMLElement)) throw new Error("there is no timeline");
  return found;
};

/** What a result of so many spans takes to be drawn. Needs a run of `parallel` before. @param {number} spans */
async function draw(spans, lanes = 8) {
  const [report, recordings] = between().told.finished;
  const real = original ?? recordings[0];
  original = real;
  const random = randomly();
  const words = Array.from({ length: lanes }, () => recordsOfLane(spans / lanes, random));
  const bytes = recording(real[0], 2, words);
  // Another one before, so that it is drawn anew each time.
  between().tell("finished", [report, [real]]);
  await done();
  const took = await timed(() => between().tell("finished", [report, [bytes]]));
  if (Number(chart().dataset.bars) !== spans) throw new Error(`it drew ${chart().dataset.bars} bars`);
  return took;
}

/** What each step in and out takes. @param {number} steps */
async function zoom(steps) {
  const stage = chart().querySelector("[role=application]");
  if (!stage) throw new Error("the timeline cannot be touched");
  const { left, top, width } = stage.getBoundingClientRect();
  const times = [];
  for (let step = 0; step < steps; step += 1) {
    const deltaY = step < steps / 2 ? -60 : 60;
    const options = { deltaY, ctrlKey: true, clientX: left + width / 3, clientY: top + 50, bubbles: true, cancelable: true };
    const { start, end } = chart().dataset;
    times.push(await timed(() => stage.dispatchEvent(new WheelEvent("wheel", options))));
    const isSame = chart().dataset.start === start && chart().dataset.end === end;
    if (isSame && step < steps / 2) throw new Error("it did not zoom");
  }
  return times;
}

/**
 * What each frame takes while lanes fill: so many workers, so many tasks, all of
 * them within so many frames.
 * @param {number} workers @param {number} tasks @param {number} frames
 */
async function live(workers, tasks, frames) {
  const RINGS = 80;
  const capacity = Math.ceil((2 * tasks) / workers);
  const records = RINGS + 263;
  const words = new Uint32Array(records + workers * capacity * 4);
  words.set([0, 1, 0, tasks, 3, RINGS * 4]);
  words.set([workers, capacity, 0], RINGS);
  const random = randomly();
  for (let lane = 0; lane < workers; lane += 1) words.set(recordsOfLane(capacity, random), records + lane * capacity * 4);
  const { app } = between().told;
  const real = app.live;
  app.live = () => words;
  const times = /** @type {number[]} */ ([]);
  const ask = window.requestAnimationFrame.bind(window);
  // Callbacks of a frame are called in the order in which they were asked for, and what one of
  // them sets going is over before the next one.
  window.requestAnimationFrame = (call) => {
    let began = 0;
    ask(() => { began = performance.now(); });
    const id = ask(call);
    ask(() => {
      // With the layout that it made necessary.
      void document.body.offsetHeight;
      times.push(performance.now() - began);
    });
    return id;
  };
  between().tell("began", between().told.settings);
  for (let frame = 1; frame <= frames; frame += 1) {
    const written = Math.ceil((capacity * frame) / frames);
    for (let lane = 0; lane < workers; lane += 1) words[RINGS + 3 + lane] = written;
    await new Promise((resolve) => ask(resolve));
  }
  const { bars } = chart().dataset;
  window.requestAnimationFrame = ask;
  app.live = real;
  between().tell("ended", undefined);
  return { times, bars: Number(bars) };
}

Object.assign(window, { timelines: { draw, zoom, live } });
