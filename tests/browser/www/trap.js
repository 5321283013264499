// Throws what a browser throws when a module traps: `window.trap` is all it offers.
// @ts-check

const preloaded = document.querySelector('link[rel=modulepreload][href*="/app-"]');
const appsScript = preloaded instanceof HTMLLinkElement ? preloaded.href : '';

/**
 * The stack begins in the app's script, or in insight's, which the app has called.
 * @param {'app' | 'insight'} first
 */
function trap(first) {
  const error = new WebAssembly.RuntimeError('unreachable');
  const scripts = first === 'app' ? [appsScript] : [new URL('insight.js', appsScript).href, appsScript];
  error.stack = scripts.map((script) => `real@${script}:1:2`).join('\n');
  setTimeout(() => { throw error; });
}

Object.assign(window, { trap });
