// @ts-check
/**
 * What a program's threads do just now, and how the locks, queues and the like stand that they
 * wait for, drawn as things with a queue. Told of the run that is watched; while a run is timed,
 * nothing is told. Names of a program are only ever shown as text.
 *
 * What the engine posts (crates/engine/src/platform/output.rs):
 * @typedef {[process: number, thread: number, name: string, state: "new" | "ready" | "running" | "waiting" | "ended", line: number, awaits: string | null, changes?: import("./strips.js").Change[]]} Thread
 * @typedef {[process: number, name: string, kind: "lock", holder: string | null, depth: number, waiting: string[]] | [process: number, name: string, kind: "queue", items: number] | [process: number, name: string, kind: "semaphore", left: number, most: number] | [process: number, name: string, kind: "event", isSet: boolean] | [process: number, name: string, kind: "barrier", there: number, of: number] | [process: number, name: string, kind: "condition", waiting: number]} Thing
 * @typedef {{ threads: Thread[], more: number, things: Thing[], moreThings: number, at: number }} Scene `at`: milliseconds of the run
 */
import { Depths, spanInWords, steps } from "./depths.js";
import { counted, element, shape } from "./elements.js";
import { colourOf } from "./output.js";
import { Redraw } from "./redraw.js";
import { Strips, inWords } from "./strips.js";

/** The most items of a queue that are drawn. */
const MOST_ITEMS = 24;
/** The size of a drawing of a queue's past. */
const [CURVE_WIDTH, CURVE_HEIGHT] = [100, 22];
/** Of what a thread did; and how high each state stands in it: they differ without colour, too. */
const [STRIP_WIDTH, STRIP_HEIGHT] = [200, 12];
/** @type {Record<string, number>} */
const HEIGHTS = { running: 12, ready: 6, waiting: 2 };

const threads = element("ul", { class: "scene-threads", "aria-label": "Threads" });
const things = element("ul", { class: "scene-things", "aria-label": "Locks, queues and the like" });
const more = element("p", { class: "hint" });
const moreThings = element("p", { class: "hint" });
const body = element("div", { class: "scene-body" }, threads, more, things, moreThings);
const about = element("p", { class: "hint" });
const past = element("details", { "data-testid": "scene-end" }, element("summary", {}, "How it stood at the end"));
const card = element("section", { class: "card scene", "data-testid": "scene", "aria-labelledby": "scene-title" }, element("h2", { class: "section-title", id: "scene-title" }, "Who does what"), about);

/** Whether something of it is being pressed: then it stays as it is, or the press would be lost. */
let isPressed = false;
card.addEventListener("pointerdown", () => (isPressed = true));
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => (isPressed = false)));

const depths = new Depths();
const strips = new Strips();
/** What was told last. @type {Scene | undefined} */
let latest;
const redraw = new Redraw(() => latest && !isPressed && draw(latest));

/** A program begins: nothing is known of it. */
export function begin() {
  redraw.forget();
  latest = undefined;
  depths.clear();
  strips.clear();
  card.remove();
}

/** The run is over: how it stood is there for who wants to look, unless that is one thread and nothing else. */
export function end() {
  redraw.finish();
  if (!body.isConnected || past.contains(body)) return;
  if (threads.childElementCount < 2 && !things.childElementCount) return card.remove();
  past.removeAttribute("open");
  past.append(body);
  about.textContent = "In the run that was watched; runs that are timed are left alone.";
  card.append(past);
}

/** Takes in a scene, which is drawn in turn. @param {Scene} scene */
export function show(scene) {
  const { threads, things, at } = scene;
  for (const [process, thread, , , , , changes = []] of threads) strips.add(`${process} ${thread}`, changes, at);
  for (const thing of things) if (thing[2] === "queue") depths.add(`${thing[0]} ${thing[1]}`, at, thing[3]);
  latest = scene;
  redraw.ask();
}

/** @param {Scene} scene */
function draw(scene) {
  if (!card.isConnected) document.querySelector(".output-card")?.after(card);
  if (body.parentElement !== card) {
    about.textContent = "As it stands in the run that is watched, and what each thread did in the last second: a thick bar is running, half of it ready, a line waiting. Runs that are timed are left alone.";
    past.remove();
    card.append(body);
  }
  const focused = [...card.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
  const colours = new Map(scene.threads.map(([process, thread, name]) => [`${process} ${name}`, colourOf(process, thread)]));
  threads.replaceChildren(...scene.threads.map((thread) => threadItem(thread, scene.at)));
  more.textContent = scene.more ? `and ${counted(scene.more, "more thread", "more threads")}` : "";
  const chipIn = (/** @type {number} */ process) => (/** @type {string} */ words) => chip(words, colours.get(`${process} ${words}`) ?? "");
  things.replaceChildren(...scene.things.map((thing) => thingItem(thing, scene.at, chipIn(thing[0]))));
  moreThings.textContent = scene.moreThings ? `and ${scene.moreThings.toLocaleString("en")} more` : "";
  // Who is on the way through it by keyboard stays there.
  if (focused >= 0) card.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
}

/** @param {string} words @param {string} colour */
const chip = (words, colour) => element("span", { class: "chip", "data-colour": colour }, words);

/** Processes are numbered from 1 on, as in a program. @param {number} process */
const inProcess = (process) => (process ? [element("span", { class: "state" }, `in process ${process + 1}`)] : []);

/** @param {Thread} thread @param {number} now */
function threadItem([process, thread, name, state, line, awaits], now) {
  const item = element("li", { "data-does": state }, chip(name, colourOf(process, thread)), ...inProcess(process), element("span", { class: "state" }, state));
  if (state === "waiting" && awaits) item.append(element("span", { class: "awaits" }, `for ${awaits}`));
  if (line && state !== "ended") {
    const to = element("button", { type: "button", class: "to-line" }, `line ${line}`);
    to.onclick = () => dispatchEvent(new CustomEvent("interleave:line", { detail: line }));
    item.append(to);
  }
  item.append(strip(strips.spans(`${process} ${thread}`, now), now, colourOf(process, thread)));
  return item;
}

/** What a thread did, from left to right. @param {import("./strips.js").Span[]} spans @param {number} now @param {string} colour */
function strip(spans, now, colour) {
  const bars = Object.entries(HEIGHTS).map(([state, height]) => shape("path", { "data-does": state, d: outline(spans.filter((span) => span.state === state), height) }));
  return shape("svg", { class: "strip", "data-colour": colour, viewBox: `0 0 ${STRIP_WIDTH} ${STRIP_HEIGHT}`, width: STRIP_WIDTH, height: STRIP_HEIGHT, role: "img", "aria-label": inWords(spans, now) }, ...bars);
}

/** Bars of one height as one shape: a thread may change many times a second. @param {import("./strips.js").Span[]} spans @param {number} height */
function outline(spans, height) {
  const bar = (/** @type {number} */ from, /** @type {number} */ width) => `M${from.toFixed(2)} ${STRIP_HEIGHT - height}h${width.toFixed(2)}v${height}h${(-width).toFixed(2)}z`;
  return spans.map(({ from, to }) => bar(from * STRIP_WIDTH, Math.max((to - from) * STRIP_WIDTH, 0.25))).join("");
}

/** @param {Thing} thing @param {number} now @param {(words: string) => Node} chipOf */
function thingItem(thing, now, chipOf) {
  const [process, name, kind] = thing;
  const title = element("b", {}, name.replace(/^lock '(.*)'$/, "$1"));
  return element("li", { "data-kind": kind }, element("span", { class: "kind" }, kind), title, ...inProcess(process), ...standing(thing, now, chipOf));
}

/** @param {Thing} thing @param {number} now @param {(words: string) => Node} chipOf @returns {(Node | string)[]} */
function standing(thing, now, chipOf) {
  switch (thing[2]) {
    case "lock":
      return lock(thing[3], thing[4], thing[5], chipOf);
    case "queue":
      return queue(`${thing[0]} ${thing[1]}`, now, thing[3]);
    case "semaphore":
      return [seats(thing[3], thing[4]), `${thing[3]} of ${thing[4]} free`];
    case "event":
      return [thing[3] ? "set" : "not set"];
    case "barrier":
      return [seats(thing[3], thing[4]), `${thing[3]} of ${thing[4]} there`];
    case "condition":
      return [`${thing[3] || "nobody"} waiting`];
  }
}

/** @param {string | null} holder @param {number} depth @param {string[]} waiting @param {(words: string) => Node} chipOf */
function lock(holder, depth, waiting, chipOf) {
  const seat = element("span", { class: "seat" }, holder ? chipOf(holder) : "free");
  const times = holder && depth > 1 ? [`taken ${depth} times`] : [];
  if (!waiting.length) return [seat, ...times];
  return [seat, ...times, element("span", { class: "line-up" }, " ← ", ...waiting.map(chipOf))];
}

/** @param {string} key @param {number} now @param {number} items */
function queue(key, now, items) {
  const moments = depths.moments(key);
  const boxes = Array.from({ length: Math.min(items, MOST_ITEMS) }, () => element("i", {}));
  const drawn = moments.length > 1 ? [curve(moments, now), element("span", { class: "state" }, spanInWords(now))] : [];
  return [element("span", { class: "boxes", "aria-hidden": "true" }, ...boxes), counted(items, "item", "items"), ...drawn];
}

/** A row of `most` places, of which the first are filled. @param {number} filled @param {number} most */
function seats(filled, most) {
  const places = Array.from({ length: Math.min(most, MOST_ITEMS) }, (_, place) => element("i", place < filled ? {} : { class: "taken" }));
  return element("span", { class: "boxes round", "aria-hidden": "true" }, ...places);
}

/** How deep a queue was over time. @param {import("./depths.js").Moment[]} moments @param {number} now */
function curve(moments, now) {
  const most = Math.max(...moments.map(({ items }) => items));
  const attributes = { class: "curve", viewBox: `0 0 ${CURVE_WIDTH} ${CURVE_HEIGHT}`, width: CURVE_WIDTH, height: CURVE_HEIGHT, role: "img", "aria-label": `its depth ${spanInWords(now)}, at most ${most}` };
  return shape("svg", attributes, shape("polyline", { points: steps(moments, now, CURVE_WIDTH, CURVE_HEIGHT).join(" ") }));
}
