// Starts a page that shows a word.
// @ts-check

// @ts-expect-error Beside this script once it is built.
import init from './blank.js';

Reflect.get(window, 'trustedTypes')?.createPolicy('default', {
  createHTML: (/** @type {string} */ text) => text,
  createScriptURL: (/** @type {string} */ url) => url,
});

await init({ module_or_path: new URL('blank_bg.wasm', location.href) });
