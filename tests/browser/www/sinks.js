// Tries what turns text into scripts or markup, with text of strangers and with our
// own; `window.sinks` says what came of each: `refused` or `taken`.
// @ts-check

const own = new URL('/__tests/nothing-worker.js', location.href).href;
const foreign = 'https://example.com/script.js';

/** @param {() => unknown} sink */
function attempt(sink) {
  try {
    sink();
    return 'taken';
  } catch (error) {
    return error instanceof TypeError ? 'refused' : String(error);
  }
}

/** @param {string} url */
const script = (url) => () => { document.createElement('script').src = url; };

const tried = {
  foreignWorker: attempt(() => new Worker(foreign)),
  dataWorker: attempt(() => new Worker('data:text/javascript,0')),
  foreignScript: attempt(script(foreign)),
  markup: attempt(() => { document.createElement('div').innerHTML = '<b>bold</b>'; }),
  secondPolicy: attempt(() => Reflect.get(window, 'trustedTypes').createPolicy('another', {})),
  ownScript: attempt(script(own)),
  ownWorker: attempt(() => new Worker(own).terminate()),
};
Object.assign(window, { sinks: { has: 'trustedTypes' in window, tried } });
