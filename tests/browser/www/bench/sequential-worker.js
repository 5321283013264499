// Runs all tasks of a workload one after another, and times that.
// @ts-check

import { WORK, checksum } from './work.js';

addEventListener('message', async ({ data: { workload, params, samples } }) => {
  const work = WORK[workload];
  const { phases, input } = work.plan(params);
  const took = [];
  /** @type {import('./work.js').Output[]} */
  let outputs = [];
  for (let sample = 0; sample < samples; sample++) {
    const began = performance.now();
    for (const [phase, tasks] of phases.entries()) {
      outputs = [];
      for (let task = 0; task < tasks; task++) outputs.push(work.run(input, phase, task));
    }
    took.push(performance.now() - began);
  }
  postMessage({ took, checksum: await checksum(work, input, outputs) });
});
