// `crates/core/src/work/primes.rs` in JavaScript.
// @ts-check

/** @typedef {import('./work.js').Params} Params */

const TUTORIAL = [
  15_492_781, 15_492_787, 15_492_803, 15_492_811, 15_492_810, 15_492_833, 15_492_859, 15_502_547,
  15_520_301, 15_527_509,
];

/** @param {Params} params */
export function plan({ tasks, size }) {
  const numbers = Int32Array.from({ length: tasks }, (_, task) => (size === TUTORIAL[0]
    ? TUTORIAL[task] ?? TUTORIAL[9] + 2 * (task - 9)
    : (size | 1) + 2 * task));
  return { phases: [tasks], input: numbers };
}

/** @param {Int32Array} numbers @param {number} _ @param {number} task */
export function run(numbers, _, task) {
  const number = numbers[task];
  if (number % 2 === 0) return Number(number === 2);
  for (let divisor = 3; divisor < number; divisor += 2) {
    if (number % divisor === 0) return 0;
  }
  return 1;
}
