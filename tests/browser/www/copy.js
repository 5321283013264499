// Times round trips of numbers between two workers, written by hand: what the
// playground's copying is held against. `window.copy` is all it offers.
// @ts-check

// Either end has its numbers in a wasm memory of its own, as an engine has: shared
// with a pool at the near end, where that may be, and its own at the far end. What
// leaves a memory is a copy, which is moved; what arrives is copied in. Or the
// numbers lie in plain arrays, and `postMessage` itself copies them.
const END = (/** @type {boolean} */ shared) => `
  const bytes = 10_000_000, count = bytes / 4, pages = Math.ceil(bytes / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: ${shared} });
  const numbers = new Uint32Array(memory.buffer, 0, count).fill(7);
  const plain = new Uint32Array(count).fill(7);
  const send = {
    wasm: (port) => { const copy = new Uint32Array(numbers); port.postMessage(copy, [copy.buffer]); },
    plain: (port) => port.postMessage(plain),
  };
  const take = { wasm: (data) => numbers.set(data), plain: () => {} };`;

const NEAR = `${END(crossOriginIsolated)}
  onmessage = ({ data: { port, kind, times } }) => {
    const took = [];
    let began = 0;
    port.onmessage = ({ data }) => {
      take[kind](data);
      took.push(performance.now() - began);
      if (took.length === times) postMessage(took);
      else again();
    };
    const again = () => { began = performance.now(); send[kind](port); };
    again();
  };`;

const FAR = `${END(false)}
  onmessage = ({ data: { port, kind } }) => {
    port.onmessage = ({ data }) => { take[kind](data); send[kind](port); };
  };`;

// The site's policy holds here too: addresses of workers are ours to vouch for.
Reflect.get(window, 'trustedTypes')?.createPolicy('default', {
  /** @param {string} url */
  createScriptURL: (url) => url,
  /** @param {string} html */
  createHTML: (html) => html,
});

/** @param {string} script */
function worker(script) {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(url);
}

/**
 * How long each of some round trips took, in milliseconds.
 * @param {'wasm' | 'plain'} kind @param {number} times
 * @returns {Promise<number[]>}
 */
function roundTrips(kind, times) {
  const [near, far] = [worker(NEAR), worker(FAR)];
  const { port1, port2 } = new MessageChannel();
  far.postMessage({ port: port2, kind }, [port2]);
  near.postMessage({ port: port1, kind, times }, [port1]);
  return new Promise((resolve, reject) => {
    near.onerror = far.onerror = (event) => reject(new Error(event.message));
    near.onmessage = ({ data }) => {
      near.terminate();
      far.terminate();
      resolve(data);
    };
  });
}

Object.assign(window, { copy: { roundTrips } });
