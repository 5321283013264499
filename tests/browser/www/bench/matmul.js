// `crates/core/src/work/matmul.rs` in JavaScript, in blocks of four by four: as many sums as
// a processor has registers for, where there is no SIMD.
// @ts-check

import { cut, drawWords, room, stream } from './random.js';

/** @typedef {import('./work.js').Params} Params */
/** @typedef {{ size: number, tasks: number, left: Float32Array, right: Float32Array, product: Float32Array }} Input */

/** In which the inputs are drawn. */
const COLUMNS = 8;
const BLOCK = 4;

/** @param {Params} params @returns {{ phases: number[], input: Input }} */
export function plan({ tasks, size, seed }) {
  if (size % COLUMNS) throw new Error(`matrices of side ${size} are not benchmarked`);
  const matrix = () => new Float32Array(room(4 * size * size));
  const input = { size, tasks, left: matrix(), right: matrix(), product: matrix() };
  const words = drawWords(stream(seed, 0), 2 * size * size);
  const entries = Float32Array.from(words, (word) => (word >>> 28) - 8);
  input.left.set(entries.subarray(0, size * size));
  // Drawn in panels of eight columns, kept in panels of four: a block's sum reads
  // memory from front to back.
  entries.subarray(size * size).forEach((entry, place) => {
    const [panel, row, column] = [Math.floor(place / (COLUMNS * size)), Math.floor(place / COLUMNS) % size, place % COLUMNS];
    const narrow = panel * (COLUMNS / BLOCK) + Math.floor(column / BLOCK);
    input.right[(narrow * size + row) * BLOCK + column % BLOCK] = entry;
  });
  return { phases: [tasks], input };
}

/** @param {Input} input @param {number} _ @param {number} task */
export function run({ size, tasks, left, right, product }, _, task) {
  const [first, end] = [cut(size, tasks, task), cut(size, tasks, task + 1)];
  for (let panel = 0; panel < size / BLOCK; panel++) {
    for (let top = first; top < end; top += BLOCK) {
      // The last block reaches back over rows that are done.
      block(size, left, right, product, Math.max(first, Math.min(top, end - BLOCK)), panel);
    }
  }
  return 0;
}

/**
 * @param {number} size @param {Float32Array} left @param {Float32Array} right
 * @param {Float32Array} product @param {number} top @param {number} panel
 */
function block(size, left, right, product, top, panel) {
  let a0 = 0, a1 = 0, a2 = 0, a3 = 0, b0 = 0, b1 = 0, b2 = 0, b3 = 0;
  let c0 = 0, c1 = 0, c2 = 0, c3 = 0, d0 = 0, d1 = 0, d2 = 0, d3 = 0;
  let [a, b, c, d] = [top * size, (top + 1) * size, (top + 2) * size, (top + 3) * size];
  const start = panel * size * BLOCK;
  const stop = start + size * BLOCK;
  for (let place = start; place < stop; place += BLOCK) {
    const r0 = right[place], r1 = right[place + 1], r2 = right[place + 2], r3 = right[place + 3];
    const la = left[a++], lb = left[b++], lc = left[c++], ld = left[d++];
    a0 += la * r0; a1 += la * r1; a2 += la * r2; a3 += la * r3;
    b0 += lb * r0; b1 += lb * r1; b2 += lb * r2; b3 += lb * r3;
    c0 += lc * r0; c1 += lc * r1; c2 += lc * r2; c3 += lc * r3;
    d0 += ld * r0; d1 += ld * r1; d2 += ld * r2; d3 += ld * r3;
  }
  let out = top * size + panel * BLOCK;
  product[out] = a0; product[out + 1] = a1; product[out + 2] = a2; product[out + 3] = a3;
  out += size;
  product[out] = b0; product[out + 1] = b1; product[out + 2] = b2; product[out + 3] = b3;
  out += size;
  product[out] = c0; product[out + 1] = c1; product[out + 2] = c2; product[out + 3] = c3;
  out += size;
  product[out] = d0; product[out + 1] = d1; product[out + 2] = d2; product[out + 3] = d3;
}

/** What is left behind. @param {Input} input */
export const result = ({ product }) => product;
