// @ts-check
/**
 * Starts the app, and has a service worker look after the page. (The page's policy
 * allows no inline script, so this is not left to Trunk.) What it starts are the two
 * preload links that Trunk puts in the page; they carry the hashed names and the
 * digests. Where the app cannot start, the page says why. Where there can be no
 * service worker, all goes on without it.
 */

const FOLDER = new URL(".", document.baseURI).href;
/** What is stored under names that begin so is ours. */
const OURS = "interleave";
const RELOADED = `${OURS}.reloaded ${FOLDER}`;
/** In the address of a page that is loaded once more, until it has seen it. */
const AGAIN = "again";
const SCRIPT = `${FOLDER}service-worker.js`;
/** How long a link that runs at once waits for the page to become isolated. */
const AUTORUN_PATIENCE_MS = 5_000;

// --- what may become a script -------------------------------------------------

// The policy of the page's one kind of dangerous text: addresses of scripts and workers.
// Ours and those of blobs pass; nothing ever becomes markup or code.
Reflect.get(window, "trustedTypes")?.createPolicy("default", {
  /** @param {string} url */
  createScriptURL: (url) => {
    const { href } = new URL(url, document.baseURI);
    return href.startsWith(FOLDER) || href.startsWith(`blob:${location.origin}/`) ? url : null;
  },
});

// --- the app ------------------------------------------------------------------

/** @param {string} message */
function sayInPage(message) {
  const notice = document.createElement("p");
  notice.dataset.testid = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = message;
  document.body.prepend(notice);
  // A page that works no longer may stand anywhere.
  notice.scrollIntoView();
  document.documentElement.dataset.state = "error";
}

/** @param {string} selector @returns {HTMLLinkElement} */
function link(selector) {
  const found = document.querySelector(`link${selector}`);
  if (!(found instanceof HTMLLinkElement)) throw new Error(`the page lacks its link${selector}`);
  return found;
}

/** @typedef {{ href: string, integrity: string }} Part A file, and its digest. */

/**
 * Has the browser fetch a file, and refuse it if it is not as it was built: not all mind
 * the digest of a preload, all mind that of an element.
 * @param {HTMLScriptElement | HTMLLinkElement} element
 */
function unchanged(element) {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Error("it was refused"));
    };
    document.head.append(element);
  });
}

/** @param {Part} part */
function unchangedStyles(part) {
  return unchanged(Object.assign(document.createElement("link"), { rel: "stylesheet", crossOrigin: "anonymous", ...part }));
}

/** Who imports it then gets the same one. @param {Part} part */
async function unchangedModule({ href, integrity }) {
  const script = document.createElement("script");
  await unchanged(Object.assign(script, { type: "module", crossOrigin: "anonymous", integrity, src: href }));
  return import(href);
}

/**
 * Starts a module, of files that are as they were built.
 * @param {Part} script @param {Part} wasm @param {Part} [styles]
 */
async function startModule(script, wasm, styles) {
  const [module, response] = await Promise.all([
    unchangedModule(script),
    fetch(wasm.href, { integrity: wasm.integrity }),
    styles && unchangedStyles(styles),
  ]).catch(async (error) => {
    throw new Error(await reason(error, styles ? [script, wasm, styles] : [script, wasm]));
  });
  await module.default({ module_or_path: response });
}

/** The app's script, once it is known. */
let app = "";

/**
 * A module that has trapped is dead, and nothing on the page does anything any more. Whose trap it
 * is says the first script of its stack: the app calls insight, too.
 * @param {unknown} error
 */
function sayIfDead(error) {
  if (!app || !(error instanceof WebAssembly.RuntimeError)) return;
  if (error.stack?.match(/https?:[^\s)]*?\.js/)?.[0] !== app) return;
  app = "";
  sayInPage(`This page has stopped working (${error}). Reload it to go on: its settings are in its address.`);
}
addEventListener("error", ({ error }) => sayIfDead(error));
addEventListener("unhandledrejection", ({ reason }) => sayIfDead(reason));

/** Why one of some files could not be used, in words. @param {unknown} error @param {Part[]} parts */
async function reason(error, parts) {
  const why = await whyNot(parts.map(({ href }) => href));
  if (why === null) return `a file came incomplete or changed, or this browser cannot use it: ${error}`;
  if (typeof why === "number") return `the server answered ${why} for a file`;
  return `a file could not be fetched (${why})`;
}

/**
 * The bytes of a file that is as it was built. (An error's page is not.) Otherwise it
 * fails, with what `whyNot` says.
 * @param {string} href @param {string} integrity
 */
async function whole(href, integrity) {
  try {
    return await (await fetch(href, { integrity })).arrayBuffer();
  } catch {
    throw await whyNot([href]);
  }
}

/**
 * Why one of some files could not be used, which browsers do not tell scripts: asks for each
 * once more, whatever is in it. Says the status of an answer that is no success, the
 * browser's words if there was none, or null: then all came, but not as they were built.
 * Past the browser's cache, so that what is wrong there is replaced before the next try.
 * @param {string[]} hrefs @returns {Promise<number | string | null>}
 */
async function whyNot(hrefs) {
  for (const href of hrefs) {
    const answer = await fetch(href, { cache: "reload" }).catch(String);
    if (typeof answer === "string") return answer;
    if (!answer.ok) return answer.status;
  }
  return null;
}

/** What only pages with a program need, once there is one. @type {Promise<any> | undefined} */
let programs;

/** @param {string} what @param {...unknown} values */
async function ofPrograms(what, ...values) {
  programs ??= import(`${FOLDER}program.js`);
  // Tried again when it is wanted again.
  programs.catch(() => (programs = undefined));
  return (await programs)[what](...values);
}

// The app has the engine's files fetched so (src/bridge/modules.rs), and programs compiled
// (src/bridge/program.rs).
Object.assign(window, { interleaveFiles: { whole, whyNot, unchangedModule, ofPrograms } });

/** Whether this page has a program, or a lesson with one: then it starts with another module. */
const hasProgram = /workload=program|\b(code|lesson)\b/.test(location.hash);

function startApp() {
  if (hasProgram) return startListed("programs");
  const { href, dataset } = link('[rel="preload"][type="application/wasm"]');
  const script = link('[rel="modulepreload"][href*="/app-"]');
  app = script.href;
  return startModule(script, { href, integrity: dataset.integrity ?? "" });
}

// --- modules that come later --------------------------------------------------

/** Those that are there or on their way, by name. @type {Record<string, Promise<void> | undefined>} */
const modules = {};
/** How often one could not be loaded. */
let failures = 0;

/** Starts the module that the page's head lists by this name. @param {string} name */
async function startListed(name) {
  const { content, dataset } = listed(name);
  if (!content) throw new Error("it is not built yet: reload the page in some minutes");
  // What a browser has kept of a failure goes by the former address.
  const again = failures ? `?${failures}` : "";
  /** @param {string} end @param {string} [integrity] */
  const part = (end, integrity = "") => ({ href: FOLDER + content + name + end + again, integrity });
  if (name === "programs") app = part(".js").href;
  const { script, integrity, styles } = dataset;
  await startModule(part(".js", script), part("_bg.wasm", integrity), styles ? part(".css", styles) : undefined);
}

/** @param {string} name @returns {HTMLMetaElement} */
function listed(name) {
  const found = document.querySelector(`meta[name="module-${name}"]`);
  if (!(found instanceof HTMLMetaElement)) throw new Error(`the page lists no module "${name}"`);
  return found;
}

/**
 * Loads a module, once; one that could not be loaded is tried again when it is wanted again.
 * The page does without it, and says so in its place.
 * @param {string} name
 */
function load(name) {
  modules[name] ??= startListed(name).catch((error) => {
    modules[name] = undefined;
    failures += 1;
    const words = document.createElement("p");
    words.className = "hint";
    words.textContent = `${listed(name).dataset.missing} (${error instanceof Error ? error.message : error})`;
    document.getElementById(name)?.replaceChildren(words);
  });
}

/** What the playground begins with, once it is there. @type {{ hear: (what: string, value: unknown) => void } | undefined} */
let opening;

/** Where the playground is a page and no frame. */
const opens = () => !hasProgram && !/\bembed=(1|true)/.test(location.hash);
if (opens()) document.getElementById("opening")?.removeAttribute("hidden");

/** The page does without it. @param {() => unknown} call */
async function withoutOpening(call) {
  try {
    await call();
  } catch (error) {
    console.error(error);
    document.getElementById("opening")?.setAttribute("hidden", "");
  }
}

/** It hears all that was told before it came. */
async function loadOpening() {
  if (!opens()) return;
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${FOLDER}opening.css` });
  const styled = new Promise((resolve) => (styles.onload = styles.onerror = resolve));
  document.head.append(styles);
  const module = await import(`${FOLDER}opening.js`);
  await styled;
  for (const [what, value] of Object.entries(interleaveLink.told)) module.hear(what, value);
  opening = module;
}

let shownPage = "play";

/** What it takes comes with the first other page that is wanted. @param {unknown} page */
async function showPage(page) {
  if (page === shownPage) return;
  shownPage = String(page);
  try {
    (await import(`${FOLDER}pages.js`)).show(shownPage);
  } catch (error) {
    // Tried again when it is wanted again; the way back is in the foot.
    console.error(error);
    shownPage = "";
  }
}

/** The longest wait for a page, or a frame that is out of view, to have nothing to do. */
const IDLE_PATIENCE_MS = 3_000;

/** Where the browser does not tell, some time after the app has drawn that it is ready. @param {() => void} call */
function whenIdle(call) {
  if ("requestIdleCallback" in window) requestIdleCallback(call, { timeout: IDLE_PATIENCE_MS });
  else setTimeout(() => (document.documentElement.dataset.state === "loading" ? whenIdle(call) : call()), 200);
}

/**
 * Between the app and insight (src/bridge/link.rs): the app tells, insight listens.
 * @type {{ told: Record<string, unknown>, hear?: (what: string, value: unknown) => void, tell: (what: string, value: unknown) => void, listen: (hear: (what: string, value: unknown) => void) => void }}
 */
const interleaveLink = {
  /** The last word of each kind, in the order they came. */
  told: {},
  tell(what, value) {
    delete this.told[what];
    this.told[what] = value;
    // What goes wrong in insight must not end the app, which calls this.
    try {
      this.hear?.(what, value);
    } catch (error) {
      reportError(error);
    }
    // Once the page that is ready has nothing to do; or else at the next run.
    if (what === "page") showPage(value);
    if (hasProgram) ofPrograms("hear", what, value).catch(console.error);
    // The address has the program by now, so that the page starts with what it needs.
    else if (what === "settings" && /workload=program|page=(code|lesson)/.test(String(value))) location.reload();
    if (opening) void withoutOpening(() => opening?.hear(what, value));
    if (what === "began" || what === "compare") load("insight");
    if (what === "environment") {
      whenIdle(() => void withoutOpening(loadOpening));
      whenIdle(() => load("insight"));
    }
  },
  listen(hear) {
    this.hear = hear;
    for (const [what, value] of Object.entries(this.told)) hear(what, value);
  },
};
Object.assign(window, { interleaveLink });

// --- the service worker -------------------------------------------------------

/** @returns {ServiceWorkerContainer | undefined} */
function serviceWorkers() {
  // Sandboxed frames throw; private windows and insecure pages have none.
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

const service = serviceWorkers();

/** WebKit's pages may never hear that their service worker is ready, and see it as installing for good. */
const ACTIVATION_PATIENCE_MS = 5_000;

/** Its pages hear of a service worker before it is ready for them; Firefox may then leave what is asked of it unanswered for good. */
async function activated() {
  const worker = service?.controller;
  if (!worker || worker.state === "activated") return;
  await new Promise((resolve) => {
    worker.addEventListener("statechange", resolve, { once: true });
    setTimeout(resolve, ACTIVATION_PATIENCE_MS);
  });
}

// The app would rather ask its server for prices than wait for timers.
service?.addEventListener("controllerchange", async () => {
  await activated();
  dispatchEvent(new Event("interleave:served"));
});

/** Refused in other sites' frames, in private windows: then it is not to be. */
async function register() {
  const registration = await service?.register(SCRIPT, { updateViaCache: "none" }).catch(() => {});
  // One that was to be forgotten, and was asked for again in time, is there without
  // ever having been installed for this page.
  if (!service?.controller) registration?.active?.postMessage("claim");
}

/**
 * Whether loading it once more could make this page isolated: it came straight from a host
 * that sends no headers. A page that is loaded again, or came by the service worker, never
 * asks for another load, so there is no loop even where nothing can be remembered.
 */
function isIsolable() {
  const [navigation] = performance.getEntriesByType("navigation");
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
  const isAgain = isReload || new URL(location.href).searchParams.has(AGAIN);
  // Another folder's may have an eye on this page, and leave it as it is.
  const isOurs = service?.controller?.scriptURL === SCRIPT;
  return service && !isOurs && !crossOriginIsolated && window.top === window && !isAgain;
}

/**
 * Once a tab; never where that cannot be remembered, and not under anybody's hands.
 * Says whether it is on its way.
 */
function loadOnceMore() {
  const isUntouched = !navigator.userActivation?.hasBeenActive;
  const isIdle = ["loading", "ready"].includes(document.documentElement.dataset.state ?? "");
  if (!isUntouched || !isIdle) return false;
  try {
    if (sessionStorage.getItem(RELOADED)) return false;
    sessionStorage.setItem(RELOADED, "1");
    if (!sessionStorage.getItem(RELOADED)) return false;
  } catch {
    // Storage is refused.
    return false;
  }
  // Not a mere reload: Chromium keeps the page at hand under the same entry of the history,
  // and would bring it back, as it is, at the next reload by hand.
  const url = new URL(location.href);
  url.searchParams.set(AGAIN, "1");
  location.replace(url);
  return true;
}

/** The address as it was. */
function tidyAddress() {
  const url = new URL(location.href);
  if (!url.searchParams.has(AGAIN)) return;
  url.searchParams.delete(AGAIN);
  history.replaceState(history.state, "", url);
}

/** Resolves when the app need not wait for it any more: at once, but for links that run at once. */
async function becomeIsolated() {
  const isInVain = new Promise((resolve) => {
    service?.addEventListener("controllerchange", () => activated().then(() => loadOnceMore() || resolve(undefined)), { once: true });
  });
  const registered = register();
  if (new URLSearchParams(location.hash.slice(1)).get("autorun") !== "1") return;
  await registered;
  if (!(await service?.getRegistration())) return;
  await Promise.race([isInVain, new Promise((resolve) => setTimeout(resolve, AUTORUN_PATIENCE_MS))]);
}

// --- forgetting ---------------------------------------------------------------

/** Clears what this site has stored on this device, but for the browser's own cache. */
async function forget() {
  const registration = await service?.getRegistration();
  if (registration?.scope === FOLDER) await registration.unregister();
  if ("caches" in window) await caches.delete(`${OURS} ${FOLDER}`);
  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      const keys = Object.keys(window[name]).filter((key) => key.startsWith(OURS));
      keys.forEach((key) => window[name].removeItem(key));
    } catch {
      // What may not be read was never written either.
    }
  }
}

// The app asks by an event, and is answered by one: `detail.error` is null, or says why not.
document.addEventListener("interleave:forget", async () => {
  const error = await forget().then(() => null, String);
  document.dispatchEvent(new CustomEvent("interleave:forgotten", { detail: { error } }));
});

// ------------------------------------------------------------------------------

async function start() {
  if (isIsolable()) await becomeIsolated();
  tidyAddress();
  await startApp();
  // When it came to that above, this finds it done.
  await register();
}

if (typeof WebAssembly === "object") {
  start().catch((error) => {
    console.error(error);
    sayInPage(`Interleave could not start: ${error instanceof Error ? error.message : error}. Reload the page to try again.`);
  });
} else {
  sayInPage("Interleave needs WebAssembly, which this browser lacks or has switched off.");
}
