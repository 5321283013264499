// Times the workloads in JavaScript: sequential, and by the package workerpool.
// `window.rival` is all it offers.
// @ts-check

import { WORK, checksum } from './work.js';

/** @typedef {import('./work.js').Params} Params */
/** @typedef {{ took: number[], checksum: string }} Timing */

/**
 * In a worker of its own, as the playground does.
 * @param {string} workload @param {Params} params @param {number} samples
 * @returns {Promise<Timing>}
 */
function sequential(workload, params, samples) {
  const worker = new Worker('sequential-worker.js', { type: 'module' });
  worker.postMessage({ workload, params, samples });
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
  });
}

/**
 * One call a task; the pool stands before the first.
 * @param {string} workload @param {Params} params @param {number} samples @param {number} workers
 * @returns {Promise<Timing>}
 */
async function pool(workload, params, samples, workers) {
  const script = new URL('pool-worker.js', location.href).href;
  const crew = Reflect.get(window, 'workerpool').pool(script, {
    minWorkers: workers, maxWorkers: workers, workerType: 'web', workerOpts: { type: 'module' },
  });
  const work = WORK[workload];
  const { phases, input } = work.plan(params);
  const took = [];
  /** @type {import('./work.js').Output[]} */
  let outputs = [];
  for (let sample = 0; sample < samples; sample++) {
    const began = performance.now();
    for (const [phase, tasks] of phases.entries()) {
      const calls = Array.from({ length: tasks }, (_, task) => crew.exec('run', [workload, input, phase, task]));
      outputs = await Promise.all(calls);
    }
    took.push(performance.now() - began);
  }
  await crew.terminate();
  return { took, checksum: await checksum(work, input, outputs) };
}

Object.assign(window, { rival: { sequential, pool } });
