// The playground's CPU-bound workloads as a JavaScript programmer would write them:
// the same algorithms on the same inputs, and the same answers.
// @ts-check

import * as hash from './hash.js';
import * as mandelbrot from './mandelbrot.js';
import * as matmul from './matmul.js';
import * as montecarlo from './montecarlo.js';
import * as primes from './primes.js';
import * as sort from './sort.js';

/** @typedef {{ tasks: number, size: number, seed: number }} Params */
/** @typedef {number | Uint8Array} Output */
/**
 * A workload: `plan` makes the input, `run` does one task of a phase. Large results
 * are written to the input's own memory, where `result` finds them.
 * @typedef {object} Work
 * @property {(params: Params) => { phases: number[], input: any }} plan
 * @property {(input: any, phase: number, task: number) => Output} run
 * @property {(input: any) => Uint32Array | Float32Array} [result]
 */

/** @type {Record<string, Work>} */
export const WORK = { primes, mandelbrot, matmul, montecarlo, sort, hash };

/**
 * The playground's checksum: the first 16 digits of the SHA-256 over all outputs.
 * @param {Work} work @param {any} input @param {Output[]} outputs
 */
export async function checksum(work, input, outputs) {
  const parts = work.result ? [bytes(work.result(input))] : outputs.map((output) =>
    bytes(typeof output === 'number' ? BigUint64Array.of(BigInt(output)) : output));
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  return Array.from(new Uint8Array(digest, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A copy: `Blob` takes no shared memory. @param {Uint8Array | Uint32Array | Float32Array | BigUint64Array} words */
const bytes = (words) => Uint8Array.from(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
