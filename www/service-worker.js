// @ts-check
/**
 * The service worker of the folder it lies in: makes the page isolated on hosts
 * that send no headers, keeps the release for use offline, and answers for the
 * prices' network. It keeps nothing in memory, because browsers stop it when idle.
 *
 * One release is one whole: this script, its policy, the page, and the page's
 * files. So all of it is answered from the store (never a new page under an old
 * policy, never a captive portal's page), and a new release is fetched whole in
 * the background, to be shown at the next load. It takes over at once instead of
 * waiting for all tabs to be closed, because files are told apart by their digests:
 * pages of the old release still find theirs.
 */

/** The files of this release with their digests; tools/release.mjs fills it in. @type {Record<string, string>} */
const FILES = {};
/** What www/_headers says for all files; filled in likewise. @type {Record<string, string>} */
const HEADERS = {};
/** How paths look whose names are made of their content: one name, one content, in every release. Filled in likewise. */
const HASHED = /^$/;

/** What is fetched only when somebody runs a program, takes a lesson or teaches, and kept from then on. */
const ON_DEMAND = /^(engine\/python-|library\/|compiler\/|explorer\/|editor\/|rust\/|notebook\/|session\/|lessons\/|programs\/|teaching)/;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const FOLDER = new URL(".", location.href).href;
/** Other copies of the site may live in other folders of this origin. */
const STORE = `interleave ${FOLDER}`;

// --- the files of a release ---------------------------------------------------

/** @param {string} path */
const isOurs = (path) => Object.hasOwn(FILES, path);

/** @param {string} path */
const keyOf = (path) => `${FOLDER}${path}?${FILES[path]}`;

/** Fetches what is missing from the store. A file without the right digest is an error, wherever it comes from. */
async function stock() {
  const store = await caches.open(STORE);
  const kept = new Set((await store.keys()).map(({ url }) => url));
  const missing = Object.keys(FILES).filter((path) => !kept.has(new URL(keyOf(path)).href) && !ON_DEMAND.test(path));
  await Promise.all(missing.map(async (path) => store.put(keyOf(path), await whole(path))));
}

/** What the browser has cached will do if it has the digest. @param {string} path */
async function whole(path) {
  const url = FOLDER + path;
  const integrity = FILES[path];
  const cached = await fetch(url, { integrity, cache: "force-cache" }).catch(() => undefined);
  const response = cached?.ok ? cached : await fetch(url, { integrity, cache: "reload" });
  if (!response.ok) throw new Error(`${url} is missing (${response.status})`);
  return response;
}

/**
 * Clears away what older releases left behind; not while a page is open, which may be
 * theirs and ask for their files yet, nor while a newer one moves in.
 */
async function sweep() {
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.some(({ url }) => url.startsWith(FOLDER))) return;
  const store = await caches.open(STORE);
  const ours = new Set(Object.keys(FILES).map((path) => new URL(keyOf(path)).href));
  const theirs = (await store.keys()).filter(({ url }) => !ours.has(url));
  await Promise.all(theirs.map((request) => store.delete(request)));
}

/** Looks without opening, which would make a store anew that was cleared. @param {string} path */
async function stored(path) {
  return isOurs(path)
    ? caches.match(keyOf(path), { cacheName: STORE })
    : caches.match(FOLDER + path, { cacheName: STORE, ignoreSearch: true });
}

/** With the headers that the host did not send. @param {Response} response */
function isolated(response) {
  // Redirections and errors of the network cannot be copied, and need not be.
  if (response.type === "opaqueredirect" || response.type === "error") return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  const body = [204, 205, 304].includes(response.status) ? null : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

/** What came once need not come again, and is there offline. @param {Request} request @param {string} path */
async function fetched(request, path) {
  const response = await fetch(request);
  if (response.ok) {
    const store = await caches.open(STORE);
    await store.put(keyOf(path), response.clone());
  }
  return response;
}

/** @param {Request} request @param {string} path */
async function serve(request, path) {
  const kept = await stored(path);
  if (kept) return isolated(kept);
  if (isOurs(path) && ON_DEMAND.test(path)) return isolated(await fetched(request, path));
  const response = await fetch(request);
  // What only looks like an older release's may be another site's.
  return isOurs(path) ? isolated(response) : response;
}

// --- the prices' network ------------------------------------------------------

const EXCHANGES = ["amsterdam", "frankfurt", "hongkong", "london", "newyork", "paris", "saopaulo", "sydney", "tokyo", "toronto"];
const SYMBOLS = ["btc", "eth", "ltc"];
const FIRST_DAY = "2015-01-01";
const MAX_DELAY_MS = 10_000;
/** How long an answer takes that is not to come: longer than anyone waits. */
const NEVER_MS = 30_000;

/** @param {unknown} value @param {number} [status] @param {Record<string, string>} [more] */
function json(value, status = 200, more = {}) {
  const headers = { ...HEADERS, "Content-Type": "application/json", "Cache-Control": "no-store", ...more };
  return new Response(JSON.stringify(value), { status, headers });
}

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** FNV-1a of the text's bytes, mixed as by MurmurHash3's finish. @param {string} text */
function hash(text) {
  let h = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A day's prices, made up of nothing but their names. @param {string} exchange @param {string} symbol @param {string} date */
function quote(exchange, symbol, date) {
  const path = `${exchange}/${symbol}/${date}`;
  /** So many parts in a thousand of the price. @param {string} what @param {number} limit */
  const part = (what, limit) => Math.floor((close * (hash(`${path}/${what}`) % (limit + 1))) / 1000);
  const close = 1000 + (hash(path) % 99_001);
  const open = close - part("fall", 30) + part("rise", 30);
  const high = Math.max(open, close) + part("high", 20);
  const low = Math.min(open, close) - part("low", 20);
  const volume = 1 + (hash(`${path}/volume`) % 1_000_000);
  return { exchange, symbol, date, open: open / 100, high: high / 100, low: low / 100, close: close / 100, volume };
}

/** @param {string} text */
function isDate(text) {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // A 30th of February would be another day.
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What is wrong with a price's path, if anything. @param {string[]} names */
function unknown([exchange = "", symbol = "", date = "", ...more]) {
  if (!EXCHANGES.includes(exchange)) return `no exchange "${exchange}": known are ${EXCHANGES.join(", ")}`;
  if (!SYMBOLS.includes(symbol)) return `no symbol "${symbol}": known are ${SYMBOLS.join(", ")}`;
  if (!isDate(date)) return `no date "${date}": dates are of the calendar, as 2024-02-29`;
  return more.length ? "a path ends with its date" : undefined;
}

/** @param {string[]} names @param {URLSearchParams} query */
async function price(names, query) {
  const error = unknown(names);
  if (error) return json({ error }, 404);
  const ms = query.get("ms") ?? "0";
  if (!/^\d{1,5}$/.test(ms) || Number(ms) > MAX_DELAY_MS) {
    return json({ error: `ms=${ms}: a whole number from 0 to ${MAX_DELAY_MS} is wanted` }, 400);
  }
  const fail = query.get("fail");
  if (fail !== null && fail !== "500" && fail !== "timeout") {
    return json({ error: `fail=${fail}: known are 500 and timeout` }, 400);
  }
  await sleep(fail === "timeout" ? NEVER_MS : Number(ms));
  if (fail === "timeout") return json({ error: "no answer in time, as asked for" }, 504);
  if (fail === "500") return json({ error: "the exchange failed, as asked for" }, 500);
  const [exchange, symbol, date] = names;
  return json(date < FIRST_DAY ? null : quote(exchange, symbol, date));
}

/** @param {Request} request @param {string} path @param {URLSearchParams} query */
async function answer({ method }, path, query) {
  if (method !== "GET") return json({ error: `no ${method} here, only GET` }, 405, { Allow: "GET" });
  const [what, ...names] = path.split("/");
  if (what === "price") return price(names, query);
  if (what === "exchanges" && !names.length) return json(EXCHANGES);
  if (what === "symbols" && !names.length) return json(SYMBOLS);
  return json({ error: `no "api/${path}": known are api/exchanges, api/symbols, api/price/{exchange}/{symbol}/{date}` }, 404);
}

// --- events -------------------------------------------------------------------

worker.addEventListener("install", (event) => {
  event.waitUntil(stock().then(() => worker.skipWaiting()));
});

// The first visit's page is served too, without a reload.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

// A page that was loaded without it wants it.
worker.addEventListener("message", (event) => {
  if (event.data === "claim") event.waitUntil(stock().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { href, search, pathname } = new URL(request.url);
  if (!href.startsWith(FOLDER)) return;
  const asked = pathname.slice(new URL(FOLDER).pathname.length);
  const path = asked === "index.html" ? "" : asked;
  if (path.startsWith("api/")) {
    event.respondWith(answer(request, path.slice(4), new URLSearchParams(search)));
  } else if (request.method === "GET" && (isOurs(path) || HASHED.test(path))) {
    // Anything else below this folder is not ours, but perhaps another site's.
    event.respondWith(serve(request, path));
    // Afterwards, and what is missing may have been cleared by the browser.
    if (request.mode === "navigate") event.waitUntil(sweep().then(stock).catch(() => {}));
  }
});
