// A course page's own script: notes all that it is told, and says what a test
// has it say. `window.host` is all it offers.
// @ts-check

/** @typedef {{ origin: string, at: number, data: any }} Heard */

const host = {
  /** @type {Heard[]} */ heard: [],
  /** Events of elements, from the first one on. @type {{ type: string, detail: any }[]} */ events: [],
  /** @type {string[]} */ errors: [],

  /** What was heard of a type. @param {string} type */
  of: (type) => host.heard.filter(({ data }) => data.type === type).map(({ data }) => data),

  /** The window of a frame, also of one in an element. @param {string} selector @returns {Window} */
  frame(selector) {
    const found = document.querySelector(selector);
    const frame = found?.shadowRoot?.querySelector('iframe') ?? found;
    if (!(frame instanceof HTMLIFrameElement && frame.contentWindow)) throw new Error(`no frame at ${selector}`);
    return frame.contentWindow;
  },

  /** Says something to a frame, in JSON. @param {string} selector @param {string} message */
  say: (selector, message) => host.frame(selector).postMessage({ interleave: 1, ...JSON.parse(message) }, '*'),

  /** Says what JSON cannot. @param {string} selector */
  sayOddThings(selector) {
    const many = Object.fromEntries(Array.from({ length: 1e5 }, (_, at) => [`key${at}`, at]));
    const deep = Array.from({ length: 500 }).reduce((inner) => [inner], []);
    const odd = [
      { type: 'configure', settings: new Map([['workers', 3]]) },
      { type: 'configure', settings: new Date(0) },
      { type: 'configure', settings: new Uint8Array(1e6) },
      { type: 'configure', settings: { workers: 10n } },
      { type: 'configure', settings: { workers: NaN, workload: new Error('no workload') } },
      { type: 'configure', settings: { modes: deep } },
      { type: 'configure', settings: { seed: 'x'.repeat(5e7) } },
      { type: 'configure', settings: many },
      { type: 'run', id: 'x'.repeat(1e6) },
      { type: 'run', id: deep },
      { type: new String('run'), id: 1 },
    ];
    for (const message of odd) host.frame(selector).postMessage({ interleave: 1, ...message }, '*');
    return odd.length;
  },

  /** Says many things, a third of them malformed; always the same ones. @param {string} selector @param {number} count */
  sayMuch(selector, count) {
    const workloads = ['primes', 'sleep', 'hash', 'sort'];
    /** @type {((at: number) => unknown)[]} */
    const kinds = [
      (at) => ({ type: 'configure', settings: { workload: workloads[at % 4], workers: 1 + at % 3, repeats: 3 } }),
      () => ({ type: 'configure', settings: null }),
      (at) => ({ type: 'run', id: `run ${at}` }),
      (at) => ({ type: 'stop', id: `run ${at - 1}` }),
      (at) => ({ type: 'run', id: { at } }),
      (at) => ({ type: 'configure', settings: { tasks: 1 + at % 5, latency: 1 } }),
      (at) => ['configure', at],
      () => ({ type: 'stop' }),
      (at) => ({ type: 'configure', settings: { theme: at % 2 ? 'dark' : 'light' } }),
      (at) => ({ type: `configure ${at}`, settings: [] }),
      (at) => ({ type: 'run', id: at }),
      (at) => ({ type: 'stop', id: at - 1 }),
    ];
    for (let at = 0; at < count; at += 1) {
      host.frame(selector).postMessage({ interleave: 1, .../** @type {object} */ (kinds[at % kinds.length](at)) }, '*');
    }
  },

  /** The element at a selector, as it offers itself. @param {string} selector @returns {any} */
  lab: (selector) => document.querySelector(selector),
};
Object.assign(window, { host });

for (const type of ['ready', 'progress', 'result', 'error']) {
  // They do not bubble.
  document.addEventListener(type, (event) => {
    if (event.target instanceof HTMLElement && event.target.localName === 'interleave-lab') host.events.push({ type, detail: Reflect.get(event, 'detail') });
  }, true);
}

addEventListener('message', ({ origin, data }) => {
  if (data?.interleave === 1) host.heard.push({ origin, at: performance.now(), data });
});
addEventListener('error', (event) => host.errors.push(`error: ${event.message}`));
addEventListener('unhandledrejection', (event) => host.errors.push(`unhandled rejection: ${event.reason}`));
