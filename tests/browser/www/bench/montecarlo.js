// `crates/core/src/work/montecarlo.rs` in JavaScript, whose whole numbers have 32 bits: each
// number of 64 is two.
// @ts-check

import { cut, stream } from './random.js';

/** @typedef {import('./work.js').Params} Params */

/** @param {Params} params */
export function plan({ tasks, size, seed }) {
  const darts = size * 1_000_000;
  const shares = Array.from({ length: tasks }, (_, task) => ({
    state: stream(seed, task),
    darts: cut(darts, tasks, task + 1) - cut(darts, tasks, task),
  }));
  return { phases: [tasks], input: shares };
}

/** @param {{ state: Int32Array, darts: number }[]} shares @param {number} _ @param {number} task */
export function run(shares, _, task) {
  const { state, darts } = shares[task];
  let [ah, al, bh, bl, ch, cl, dh, dl] = state;
  let hits = 0;
  for (let dart = 0; dart < darts; dart++) {
    const sumLow = (al + dl) | 0;
    const sumHigh = (ah + dh + ((sumLow >>> 0) < (al >>> 0) ? 1 : 0)) | 0;
    const turnedLow = (sumLow << 23) | (sumHigh >>> 9);
    const turnedHigh = (sumHigh << 23) | (sumLow >>> 9);
    const low = (turnedLow + al) | 0;
    const high = (turnedHigh + ah + ((low >>> 0) < (al >>> 0) ? 1 : 0)) | 0;
    const x = high >>> 1;
    const y = low & 0x7FFF_FFFF;
    if (x * x + y * y < 4_611_686_018_427_387_904) hits++;

    const shiftedHigh = (bh << 17) | (bl >>> 15);
    const shiftedLow = bl << 17;
    ch ^= ah;
    cl ^= al;
    dh ^= bh;
    dl ^= bl;
    bh ^= ch;
    bl ^= cl;
    ah ^= dh;
    al ^= dl;
    ch ^= shiftedHigh;
    cl ^= shiftedLow;
    const crossed = (dl << 13) | (dh >>> 19);
    dl = (dh << 13) | (dl >>> 19);
    dh = crossed;
  }
  return hits;
}
