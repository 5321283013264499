// `crates/core/src/work/sort.rs` in JavaScript: chunks by the browser's own sort of typed
// arrays, then parts of all chunks are merged, pair by pair.
// @ts-check

import { cut, drawWords, room, stream } from './random.js';

/** @typedef {import('./work.js').Params} Params */
/** @typedef {{ tasks: number, numbers: Uint32Array, chunks: Uint32Array, merged: Uint32Array }} Input */

/** @param {Params} params */
export function plan({ tasks, size, seed }) {
  const count = 1_000 * size;
  const numbers = () => new Uint32Array(room(4 * count));
  const input = { tasks, numbers: numbers(), chunks: numbers(), merged: numbers() };
  input.numbers.set(drawWords(stream(seed, 0), count));
  return { phases: [tasks, tasks], input };
}

/** @param {Input} input @param {number} phase @param {number} task */
export function run(input, phase, task) {
  if (phase === 0) sortChunk(input, task);
  else mergeParts(input, task);
  return 0;
}

/** @param {Input} input @param {number} task */
function sortChunk({ tasks, numbers, chunks }, task) {
  const [from, to] = [cut(numbers.length, tasks, task), cut(numbers.length, tasks, task + 1)];
  // In memory of its own: the sort would copy shared memory there and back.
  const chunk = numbers.slice(from, to);
  chunks.set(chunk.sort(), from);
}

/** @param {Input} input @param {number} task */
function mergeParts({ tasks, chunks, merged }, task) {
  const every = Array.from({ length: tasks }, (_, index) =>
    chunks.subarray(cut(chunks.length, tasks, index), cut(chunks.length, tasks, index + 1)));
  const [low, high] = pivots(every, tasks, task);
  const ranges = every.map((chunk) => [
    low === undefined ? 0 : placeOf(chunk, low),
    high === undefined ? chunk.length : placeOf(chunk, high),
  ]);
  // Where this part begins is how many numbers are smaller.
  const start = ranges.reduce((sum, [from]) => sum + from, 0);
  const count = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  let [source, target] = [new Uint32Array(count), new Uint32Array(count)];
  /** @type {number[]} */
  let ends = [];
  let end = 0;
  for (const [index, [from, to]] of ranges.entries()) {
    source.set(every[index].subarray(from, to), end);
    ends.push(end += to - from);
  }
  while (ends.length > 1) {
    /** @type {number[]} */
    const next = [];
    for (let run = 0; run < ends.length; run += 2) {
      const begin = run ? ends[run - 1] : 0;
      /** @type {number} */
      const last = ends[run + 1] ?? ends[run];
      merge(source, begin, ends[run], last, target);
      next.push(last);
    }
    ends = next;
    [source, target] = [target, source];
  }
  merged.set(source, start);
}

/** @param {Uint32Array} source @param {number} from @param {number} middle @param {number} to @param {Uint32Array} target */
function merge(source, from, middle, to, target) {
  let [left, right] = [from, middle];
  for (let out = from; out < to; out++) {
    if (left < middle && (right >= to || source[left] <= source[right])) target[out] = source[left++];
    else target[out] = source[right++];
  }
}

/**
 * The values that a merging task begins and ends with, by regular samples.
 * @param {Uint32Array[]} chunks @param {number} tasks @param {number} task
 */
function pivots(chunks, tasks, task) {
  const samples = Uint32Array.from(chunks.flatMap((chunk) =>
    Array.from({ length: tasks }, (_, index) => chunk[cut(chunk.length, tasks, index)]))).sort();
  const pivot = (/** @type {number} */ index) => (index > 0 && index < tasks
    ? samples[cut(samples.length, tasks, index) + Math.floor(tasks / 2)]
    : undefined);
  return [pivot(task), pivot(task + 1)];
}

/** How many numbers of a sorted list are smaller. @param {Uint32Array} list @param {number} bound */
function placeOf(list, bound) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is left behind. @param {Input} input */
export const result = ({ merged }) => merged;
