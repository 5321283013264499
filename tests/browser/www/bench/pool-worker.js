// One of workerpool's workers: does single tasks.
// @ts-check

import '/__npm/workerpool/dist/workerpool.js';
import { WORK } from './work.js';

Reflect.get(self, 'workerpool').worker({
  /** @param {string} workload @param {any} input @param {number} phase @param {number} task */
  run: (workload, input, phase, task) => WORK[workload].run(input, phase, task),
});
