// @ts-check
/**
 * Starts the app. (The page's policy allows no inline script, so this is not left
 * to Trunk.) What it starts are the two preload links that Trunk puts in the page;
 * they carry the hashed names and the digests. Where the app cannot start, the
 * page says why.
 */

/** @param {string} message */
function sayInPage(message) {
  const notice = document.createElement("p");
  notice.dataset.testid = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = message;
  document.body.prepend(notice);
  document.documentElement.dataset.state = "error";
}

/** @param {string} selector @returns {HTMLLinkElement} */
function link(selector) {
  const found = document.querySelector(`link${selector}`);
  if (!(found instanceof HTMLLinkElement)) throw new Error(`the page lacks its link${selector}`);
  return found;
}

async function start() {
  const script = link('[rel="modulepreload"][href*="/app-"]');
  const wasm = link('[rel="preload"][type="application/wasm"]');
  const [app, response] = await Promise.all([
    import(script.href),
    fetch(wasm.href, { integrity: wasm.dataset.integrity ?? "" }),
  ]);
  if (!response.ok) throw new Error(`the app is missing (${response.status})`);
  await app.default({ module_or_path: response });
}

if (typeof WebAssembly === "object") {
  start().catch((error) => {
    console.error(error);
    sayInPage(`Interleave could not start: ${error instanceof Error ? error.message : error}. Reload the page to try again.`);
  });
} else {
  sayInPage("Interleave needs WebAssembly, which this browser lacks or has switched off.");
}
