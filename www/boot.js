// Starts the app: the page's policy allows no inline script, so Trunk's starter
// is here. Says so in the page when the app cannot start.
// @ts-check

/** @param {string} message */
function sayInPage(message) {
  const notice = document.createElement('p');
  notice.dataset.testid = 'notice';
  notice.setAttribute('role', 'alert');
  notice.textContent = message;
  document.body.prepend(notice);
  document.documentElement.dataset.state = 'error';
}

/**
 * A preload link of Trunk's: the name, with its hash, and the digest to check.
 * @param {string} selector
 */
function preloaded(selector) {
  const link = document.querySelector(selector);
  if (!(link instanceof HTMLLinkElement)) throw new Error(`the page has no ${selector}`);
  return link;
}

async function start() {
  const script = preloaded('link[rel=modulepreload][href*="app-"]');
  const wasm = preloaded('link[rel=preload][type="application/wasm"]');
  const app = await import(script.href);
  const response = await fetch(wasm.href, { integrity: wasm.integrity });
  if (!response.ok) throw new Error(`${wasm.href}: ${response.status}`);
  await app.default({ module_or_path: response });
}

if (typeof WebAssembly === 'object') {
  start().catch((error) => {
    console.error(error);
    sayInPage(`Interleave could not start (${error instanceof Error ? error.message : error}). Reload the page to try again.`);
  });
} else {
  sayInPage('Interleave needs WebAssembly, which this browser lacks or has switched off.');
}
