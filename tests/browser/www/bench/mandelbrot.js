// `crates/core/src/work/mandelbrot.rs` in JavaScript, which has no SIMD: point by point.
// @ts-check

import { cut } from './random.js';

/** @typedef {import('./work.js').Params} Params */

const [LEFT, TOP, SIDE] = [-2.05, -1.35, 2.7];
const MAX_ITERATIONS = 2_000;

/** @param {Params} params */
export function plan({ tasks, size }) {
  return { phases: [tasks], input: { tasks, size } };
}

/** @param {{ tasks: number, size: number }} input @param {number} _ @param {number} task */
export function run({ tasks, size }, _, task) {
  const { x, y, width, height } = tile(size, tasks, task);
  const pixels = new Uint8Array(width * height);
  const step = SIDE / size;
  let place = 0;
  for (let row = y; row < y + height; row++) {
    const im = TOP + (row + 0.5) * step;
    for (let column = x; column < x + width; column++) {
      pixels[place++] = shade(iterations(LEFT + (column + 0.5) * step, im));
    }
  }
  return pixels;
}

/** @param {number} size @param {number} tasks @param {number} index */
function tile(size, tasks, index) {
  const bands = Math.ceil(Math.floor(Math.sqrt(4 * tasks)) / 2);
  const firstOf = (/** @type {number} */ band) => cut(tasks, bands, band);
  let band = bands - 1;
  while (firstOf(band) > index) band--;
  const [first, end] = [firstOf(band), firstOf(band + 1)];
  const edge = (/** @type {number} */ task) => cut(size, tasks, task);
  const column = (/** @type {number} */ task) => cut(size, end - first, task - first);
  return {
    x: column(index), y: edge(first), width: column(index + 1) - column(index), height: edge(end) - edge(first),
  };
}

/** @param {number} re @param {number} im */
function iterations(re, im) {
  let [x, y] = [0, 0];
  for (let count = 0; count < MAX_ITERATIONS; count++) {
    const xx = x * x;
    const yy = y * y;
    if (xx + yy > 4) return count;
    y = (x + x) * y + im;
    x = xx - yy + re;
  }
  return MAX_ITERATIONS;
}

/** @param {number} count */
function shade(count) {
  if (count === 0) return 1;
  if (count >= MAX_ITERATIONS) return 0;
  return 1 + Math.floor(254 * logarithm(count) / logarithm(MAX_ITERATIONS));
}

/** @param {number} number */
function logarithm(number) {
  const whole = 31 - Math.clz32(number);
  return 1_024 * whole + ((1_024 * number) >> whole) - 1_024;
}
