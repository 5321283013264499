// @ts-check
/** This device's own ladder of latencies, measured, beside the classic figures, on a human scale. */
import { h, scrollable, words } from "./dom.js";
import { median, rounded } from "./evidence.js";

/** @typedef {{ name: string, words: string, classic?: number, lacks?: string, measure: (ladder: Ladder) => Promise<number | null> }} Rung Times in nanoseconds. */

const WORKER = new URL("ladder-worker.js", import.meta.url).href;
const KEY = "interleave.ladder";

/** Why nothing is contended here. */
const NO_SECOND = "This takes shared memory and a second core.";

/** Classic figures: Jeff Dean and Peter Norvig, as in the lesson. @type {Rung[]} */
const RUNGS = [
  { name: "add", words: "One addition", measure: (ladder) => ladder.inWorker("add") },
  { name: "near", words: "A read from a small array, in the cache", classic: 0.5, measure: (ladder) => ladder.inWorker("near") },
  { name: "atomic", words: "An atomic addition, alone", lacks: "This browser shares no memory here.", measure: (ladder) => ladder.inWorker("atomic") },
  { name: "lock", words: "A lock taken and given back, alone", classic: 25, lacks: "This browser shares no memory here.", measure: (ladder) => ladder.inWorker("lock") },
  { name: "atomic-two", words: "An atomic addition, while another worker adds to the same number", lacks: NO_SECOND, measure: (ladder) => ladder.inTwo("atomic") },
  { name: "lock-two", words: "A lock taken and given back, while another worker wants it too", lacks: NO_SECOND, measure: (ladder) => ladder.inTwo("lock") },
  { name: "far", words: "A random read from 32 MB", classic: 100, measure: (ladder) => ladder.inWorker("far") },
  { name: "message", words: "A message to a worker and back", measure: (ladder) => several(25, () => ladder.ask("echo")) },
  { name: "storage", words: "A small text into this device’s storage and back", classic: 150_000, lacks: "Storage is refused here.", measure: () => several(25, store) },
  { name: "request", words: "A request to this site", classic: 500_000, lacks: "The network fails.", measure: () => several(9, request) },
  { name: "timer", words: "The shortest timer", measure: () => several(9, () => new Promise((resolve) => setTimeout(resolve))) },
  { name: "worker", words: "The start of a worker", measure: () => several(5, startAndEnd) },
];
/** Across an ocean and back: no page can measure that by itself. */
const OCEAN = { words: "From California to the Netherlands and back", classic: 150_000_000 };

/** The median time of a few, in nanoseconds. @param {number} times @param {() => unknown} action */
async function several(times, action) {
  const found = [];
  for (let at = 0; at < times; at += 1) {
    const began = performance.now();
    await action();
    found.push((performance.now() - began) * 1e6);
  }
  return median(found);
}

function store() {
  localStorage.setItem(KEY, "x".repeat(64));
  localStorage.getItem(KEY);
  localStorage.removeItem(KEY);
}

async function request() {
  await (await fetch(new URL("lessons.json", import.meta.url), { cache: "no-store" })).arrayBuffer();
}

async function startAndEnd() {
  const ladder = new Ladder();
  await ladder.ready;
  ladder.end();
}

/** A worker to measure in. */
class Ladder {
  constructor() {
    this.worker = new Worker(WORKER, { type: "module", name: "interleave ladder" });
    this.ready = this.answer();
  }

  /** @returns {Promise<any>} */
  answer() {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }) => resolve(data);
      this.worker.onerror = ({ message }) => reject(new Error(message ?? "a worker is missing"));
    });
  }

  /** @param {string | { action: string, words: Int32Array, isMeasured: boolean }} what */
  ask(what) {
    const answer = this.answer();
    this.worker.postMessage(what);
    return answer;
  }

  /** @param {string} name @returns {Promise<number | null>} */
  async inWorker(name) {
    return (await this.ask(name)).ns;
  }

  /** While another worker does the same to the same memory. @param {string} action @returns {Promise<number | null>} */
  async inTwo(action) {
    const words = await this.ask("memory");
    // On one core they would only take turns.
    if (!words || navigator.hardwareConcurrency < 2) return null;
    const other = new Ladder();
    try {
      await other.ready;
      other.worker.postMessage({ action, words, isMeasured: false });
      return (await this.ask({ action, words, isMeasured: true })).ns;
    } finally {
      other.end();
    }
  }

  end() {
    this.worker.terminate();
  }
}

const UNITS = /** @type {const} */ ([[31_557_600, "year"], [2_629_800, "month"], [86_400, "day"], [3_600, "hour"], [60, "minute"], [1, "second"]]);

/** Seconds as people say them. @param {number} seconds */
export function human(seconds) {
  const [size, name] = UNITS.find(([unit]) => seconds >= unit) ?? [1, "second"];
  const count = seconds / size;
  const shown = count < 10 ? Number(count.toPrecision(2)) : Math.round(count);
  return `${shown.toLocaleString("en")} ${name}${shown === 1 ? "" : "s"}`;
}

/** @param {number} ns */
function machine(ns) {
  if (ns < 1e3) return `${rounded(Number(ns.toPrecision(2)))} ns`;
  if (ns < 1e6) return `${rounded(Number((ns / 1e3).toPrecision(2)))} µs`;
  return `${rounded(Number((ns / 1e6).toPrecision(2)))} ms`;
}

/** Each at least three times the one before. */
const CLAIMS = [["add", "far"], ["far", "message"], ["message", "worker"]];
const LEAST = 3;

/** @param {string[]} _lines @param {import("./lesson-page.js").LessonPage} page */
export function draw(_lines, page) {
  const says = h("p", { class: "game-says", role: "status" }, "It takes a few seconds. Other programs disturb it.");
  const place = h("div");
  const press = h("button", { type: "button", class: "go" }, "Measure this device");
  press.addEventListener("click", async () => {
    if (press.getAttribute("aria-disabled") === "true") return;
    press.setAttribute("aria-disabled", "true");
    try {
      const found = await measure((rung) => (says.textContent = `Measuring: ${rung} …`));
      place.replaceChildren(table(found), claims(found, page));
      says.textContent = "Measured on this device, just now.";
      page.found([...found].flatMap(([name, ns]) => (ns ? [`${name}: ${ns.toFixed(1)} ns`] : [])));
    } catch (error) {
      says.textContent = `It could not be measured (${words(error)}).`;
    }
    press.removeAttribute("aria-disabled");
  });
  return h("div", { class: "game card" }, h("div", { class: "toolrow" }, press), says, place);
}

/** @param {(rung: string) => void} tell @returns {Promise<Map<string, number | null>>} */
async function measure(tell) {
  const ladder = new Ladder();
  const found = new Map();
  try {
    await ladder.ready;
    for (const { name, words: rung, lacks, measure: take } of RUNGS) {
      tell(rung);
      // What a browser refuses is a row without a time, and says why.
      found.set(name, await take(ladder).catch((error) => (lacks ? null : Promise.reject(error))));
    }
  } finally {
    ladder.end();
  }
  return found;
}

/** @param {Map<string, number | null>} found */
function table(found) {
  const second = found.get("add") ?? 1;
  const rows = RUNGS.map(({ name, words: rung, classic, lacks }) => {
    const ns = found.get(name);
    const cells = ns ? [machine(ns), human(ns / second)] : [lacks ?? "–", "–"];
    return { ns: ns ?? 0, cells: [rung, ...cells, classic ? machine(classic) : "–"] };
  });
  rows.push({ ns: OCEAN.classic, cells: [OCEAN.words, "not from here", human(OCEAN.classic / second), machine(OCEAN.classic)] });
  rows.sort((a, b) => a.ns - b.ns);
  const widest = Math.log10(OCEAN.classic / second);
  const body = rows.map(({ ns, cells: [name, ...others] }) => {
    const bar = h("span", { class: "rung" });
    bar.style.inlineSize = `${Math.max(1, (100 * Math.log10(Math.max(ns / second, 1.05))) / widest)}%`;
    return h("tr", {}, h("th", { scope: "row" }, name, bar), ...others.map((cell) => h("td", {}, cell)));
  });
  const heads = ["Operation", "Measured here", "If an addition took a second", "Classic figure"];
  return scrollable("The ladder", h("table", { class: "figures ladder" }, h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...body)));
}

/** @param {Map<string, number | null>} found @param {import("./lesson-page.js").LessonPage} page */
function claims(found, page) {
  const small = (/** @type {string} */ text) => text[0].toLowerCase() + text.slice(1);
  const wordsOf = (/** @type {string} */ name) => small(RUNGS.find((rung) => rung.name === name)?.words ?? name);
  const judged = CLAIMS.map(([less, more]) => {
    const ratio = (found.get(more) ?? 0) / (found.get(less) ?? Infinity);
    return { ratio, isMet: ratio >= LEAST, text: `${wordsOf(more)} takes at least ${LEAST} times as long as ${wordsOf(less)}: here ${rounded(Number(ratio.toPrecision(2)))} times.` };
  });
  page.claimed(judged.map(({ isMet }) => (isMet ? true : null)));
  // What takes unusually long for a moment says nothing against the order.
  const rows = judged.map(({ isMet, text }, index) =>
    h("li", { class: "claim", testid: `claim-${index + 1}`, "data-verdict": isMet ? "met" : "not testable" }, h("span", { class: "sign", "aria-hidden": "true" }, isMet ? "✓" : "–"), h("span", {}, text[0].toUpperCase() + text.slice(1), h("span", { class: "verdict-word" }, isMet ? " met" : " not testable now"), !isMet && h("span", { class: "hint" }, " The clock is too coarse here, or something else kept the device busy. Measure again."))),
  );
  return h("ul", { class: "claims" }, ...rows);
}
