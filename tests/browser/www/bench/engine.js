// The site's engine with nothing around it: it is asked in the protocol's bytes.
// `window.engine` is all this offers.
// @ts-check

// The site's policy covers this page too: nothing here is a stranger's.
Reflect.get(window, 'trustedTypes')?.createPolicy('default', {
  createHTML: (/** @type {string} */ text) => text,
  createScriptURL: (/** @type {string} */ url) => url,
});

/** @type {Worker} */
let engine;

/** Starts it. @param {number} workers */
async function start(workers) {
  const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  const name = page.querySelector('meta[name=engine-threads]')?.getAttribute('content');
  const folder = new URL(`/${name}`, location.href).href;
  const module = await WebAssembly.compileStreaming(fetch(`${folder}engine_bg.wasm`));
  engine = new Worker(`${folder}engine-worker.js`, { type: 'module' });
  engine.postMessage({ type: 'start', module, workers });
  await reply((data) => data?.type === 'ready');
  return true;
}

/** @param {(data: any) => boolean} isIt @returns {Promise<any>} */
const reply = (isIt) => new Promise((resolve, reject) => {
  engine.onerror = (event) => reject(new Error(event.message));
  engine.onmessage = ({ data }) => {
    if (data?.type === 'failed') reject(new Error(data.message));
    if (isIt(data)) resolve(data);
  };
});

/** Sends a request, and gives the reply. @param {number[]} bytes @returns {Promise<number[]>} */
async function ask(bytes) {
  engine.postMessage(Uint8Array.from(bytes));
  return Array.from(await reply((data) => data instanceof Uint8Array));
}

/** Sends several, one after another. @param {number[][]} requests */
async function askAll(requests) {
  const replies = [];
  for (const bytes of requests) replies.push(await ask(bytes));
  return replies;
}

/**
 * How long a message takes to a worker and back, in milliseconds, on average.
 * @param {Worker} worker @param {number[]} bytes @param {number} times
 */
async function roundTrip(worker, bytes, times) {
  const came = () => new Promise((resolve) => { worker.onmessage = resolve; });
  const began = performance.now();
  for (let time = 0; time < times; time++) {
    const back = came();
    worker.postMessage(Uint8Array.from(bytes));
    await back;
  }
  return (performance.now() - began) / times;
}

const echo = new Worker('echo-worker.js', { type: 'module' });

/** To the engine, and to a worker that does nothing. @param {number[]} bytes @param {number} times */
async function roundTrips(bytes, times) {
  await roundTrip(echo, bytes, 10);
  return [await roundTrip(engine, bytes, times), await roundTrip(echo, bytes, times)];
}

Object.assign(window, { engine: { start, askAll, roundTrips } });

export {};
