// Asks for an address by synchronous requests in workers of every kind, as code
// that knows nothing else does. `window.blocked` is all it offers.
// @ts-check

const plain = new URL('/__tests/blocked-worker.js', location.href).href;
const blob = fetch(plain).then((response) => response.blob()).then((script) => URL.createObjectURL(script));

/** @param {string} kind @param {string} path */
async function ask(kind, path) {
  const last = kind.includes('blob') ? await blob : plain;
  const isNested = kind.includes('nested');
  return new Promise((resolve) => {
    const worker = new Worker(isNested ? plain : last);
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => resolve({ status: message });
    worker.postMessage({ inner: isNested ? last : undefined, url: new URL(path, location.href).href });
  });
}

Object.assign(window, { blocked: { ask } });
