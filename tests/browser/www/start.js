// Times the start of the site's engine, and of bare workers with the same
// module, on this page's clock. `window.start` is all it offers.
// @ts-check

// The site's policy covers this page too: nothing here is a stranger's.
Reflect.get(window, 'trustedTypes')?.createPolicy('default', {
  createHTML: (/** @type {string} */ text) => text,
  createScriptURL: (/** @type {string} */ url) => url,
});

/** @returns {Promise<{ folder: string, module: WebAssembly.Module }>} */
async function prepare() {
  const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  const name = page.querySelector('meta[name=engine-threads]')?.getAttribute('content');
  const folder = new URL(`/${name}`, location.href).href;
  const module = await WebAssembly.compileStreaming(fetch(`${folder}engine_bg.wasm`));
  return { folder, module };
}

const prepared = prepare();

/**
 * Resolves when the worker says that it is ready.
 * @param {Worker} worker
 */
const ready = (worker) => new Promise((resolve, reject) => {
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data?.type === 'ready') resolve(undefined);
    if (data?.type === 'failed') reject(new Error(data.message));
  };
});

/**
 * How long the workers take from their construction until all are ready.
 * @param {() => Worker[]} start
 */
async function time(start) {
  const began = performance.now();
  const workers = start();
  await Promise.all(workers.map(ready));
  const took = performance.now() - began;
  workers.forEach((worker) => worker.terminate());
  // The browser takes its time to clear up; that is nobody's start.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return took;
}

/** The engine with a pool of two. */
async function engine() {
  const { folder, module } = await prepared;
  return time(() => {
    const worker = new Worker(`${folder}engine-worker.js`, { type: 'module' });
    worker.postMessage({ type: 'start', module, workers: 2 });
    return [worker];
  });
}

/** Two workers that import the engine's bindings and instantiate its module. */
async function bare() {
  const { folder, module } = await prepared;
  const script = `
    import init from '${folder}engine.js';
    addEventListener('message', async ({ data }) => {
      await init({ module_or_path: data });
      postMessage({ type: 'ready' });
    });`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return time(() => [0, 1].map(() => {
    const worker = new Worker(url, { type: 'module' });
    worker.postMessage(module);
    return worker;
  }));
}

Object.assign(window, { start: { prepared: prepared.then(() => true), engine, bare } });
