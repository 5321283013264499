// Has Python in a worker, as pages that teach with it do. `window.python` is all it
// offers, and `readyAt`, the moment at which Python could be used.
// @ts-check

const worker = new Worker('pyodide-worker.js', { type: 'module' });
/** @returns {Promise<any>} */
const answer = () => new Promise((resolve, reject) => {
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => ('error' in data ? reject(new Error(data.error)) : resolve(data));
});

const ready = answer();
ready.then(() => Object.assign(window, { readyAt: performance.now() }));

/** Times a workload, sequentially. @param {object} asked */
async function sequential(asked) {
  await ready;
  worker.postMessage(asked);
  return answer();
}

/** Runs a program, and gives what it prints. @param {string} program */
async function run(program) {
  await ready;
  worker.postMessage({ program });
  return (await answer()).printed;
}

Object.assign(window, { python: { sequential, run } });

export {};
