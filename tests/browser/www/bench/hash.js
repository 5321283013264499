// `crates/core/src/work/hash.rs` in JavaScript, by the package @noble/hashes: plain JavaScript,
// well kept and audited. (Browsers' own `crypto.subtle` takes no data in parts.)
// @ts-check

// @ts-expect-error The benchmark's server has it there.
import { sha256 } from '/__npm/@noble/hashes/sha2.js';
import { cut, drawBytes, room, stream } from './random.js';

/** @typedef {import('./work.js').Params} Params */
/** @typedef {{ own: Uint8Array[], sizes: number[], buffer: Uint8Array }} Input */

const BUFFER_BYTES = 1 << 16;
const MEGABYTE = 1 << 20;

/** @param {Params} params */
export function plan({ tasks, size, seed }) {
  const bytes = size * MEGABYTE;
  const buffer = new Uint8Array(room(BUFFER_BYTES));
  buffer.set(drawBytes(stream(seed, 0xFFFF_FFFF), BUFFER_BYTES));
  const every = Array.from({ length: tasks }, (_, task) => task);
  const input = {
    own: every.map((task) => drawBytes(stream(seed, task), 32)),
    sizes: every.map((task) => cut(bytes, tasks, task + 1) - cut(bytes, tasks, task)),
    buffer,
  };
  return { phases: [tasks], input };
}

/** @param {Input} input @param {number} _ @param {number} task @returns {Uint8Array} */
export function run({ own, sizes, buffer }, _, task) {
  const hasher = sha256.create().update(own[task]);
  let left = sizes[task];
  while (left > 0) {
    const count = Math.min(left, buffer.length);
    hasher.update(count === buffer.length ? buffer : buffer.subarray(0, count));
    left -= count;
  }
  return hasher.digest();
}
