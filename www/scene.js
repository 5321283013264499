// @ts-check
/**
 * What a program's threads do just now, and how the locks, queues and semaphores stand that they
 * wait for, drawn as things with a queue. Told of the run that is watched; while a run is timed,
 * nothing is told. Names of a program are only ever shown as text.
 *
 * What the engine posts (crates/engine/src/platform/output.rs):
 * @typedef {[process: number, thread: number, name: string, state: "new" | "ready" | "running" | "waiting" | "ended", line: number, awaits: string | null]} Thread
 * @typedef {[name: string, kind: "lock", holder: string | null, waiting: string[]] | [name: string, kind: "queue", items: number] | [name: string, kind: "semaphore", left: number, most: number]} Thing
 * @typedef {{ threads: Thread[], more: number, things: Thing[] }} Scene
 */
import { element } from "./elements.js";
import { colourOf } from "./output.js";

/** The most items of a queue that are drawn, and the most moments of its past. */
const MOST_ITEMS = 24;
const MOST_PAST = 80;

const threads = element("ul", { class: "scene-threads", "aria-label": "Threads" });
const things = element("ul", { class: "scene-things", "aria-label": "Locks, queues and semaphores" });
const more = element("p", { class: "hint" });
const card = element(
  "section",
  { class: "card scene", "data-testid": "scene", "aria-labelledby": "scene-title" },
  element("h2", { class: "section-title", id: "scene-title" }, "Who does what"),
  element("p", { class: "hint" }, "As it stands in the run that is watched; runs that are timed are left alone."),
  threads,
  more,
  things,
);

/** Whether something of it is being pressed: then it stays as it is, or the press would be lost. */
let isPressed = false;
card.addEventListener("pointerdown", () => (isPressed = true));
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => (isPressed = false)));

/** How many items each queue had, the last moments. @type {Map<string, number[]>} */
const past = new Map();

/** A program begins: nothing is known of it. */
export const begin = () => past.clear();

/** @param {Scene} scene */
export function show(scene) {
  if (isPressed) return;
  if (!card.isConnected) document.querySelector(".output-card")?.after(card);
  const focused = [...card.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
  const colours = new Map(scene.threads.map(([process, thread, name]) => [name, colourOf(process, thread)]));
  threads.replaceChildren(...scene.threads.map(threadItem));
  more.textContent = scene.more ? `and ${scene.more.toLocaleString("en")} more threads` : "";
  const name = (/** @type {string} */ words) => chip(words, colours.get(words) ?? "");
  things.replaceChildren(...own(scene.things).map((thing) => thingItem(thing, name)));
  // Who is on the way through it by keyboard stays there.
  if (focused >= 0) card.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
}

/** Those that the program made itself: not the locks that queues and semaphores are made of. @param {Thing[]} things */
function own(things) {
  const made = things.flatMap(([name, kind]) => (kind === "lock" ? [] : [name]));
  return things.filter(([name, kind]) => kind !== "lock" || !made.some((of) => name === `lock '${of}'` || name.startsWith(`lock '${of}.`)));
}

/** @param {string} words @param {string} colour */
const chip = (words, colour) => element("span", { class: "chip", "data-colour": colour }, words);

/** @param {Thread} thread */
function threadItem([process, thread, name, state, line, awaits]) {
  const item = element("li", { "data-state": state }, chip(name, colourOf(process, thread)), element("span", { class: "state" }, state));
  if (state === "waiting" && awaits) item.append(element("span", { class: "awaits" }, `for ${awaits}`));
  if (line && state !== "ended") {
    const to = element("button", { type: "button", class: "to-line" }, `line ${line}`);
    to.onclick = () => dispatchEvent(new CustomEvent("interleave:line", { detail: line }));
    item.append(to);
  }
  return item;
}

/** @param {Thing} thing @param {(words: string) => Node} chipOf */
function thingItem(thing, chipOf) {
  const [name, kind] = thing;
  const item = element("li", { "data-kind": kind }, element("span", { class: "kind" }, kind), element("b", {}, name.replace(/^lock '(.*)'$/, "$1")));
  if (thing[1] === "lock") item.append(...lock(thing[2], thing[3], chipOf));
  else if (thing[1] === "queue") item.append(...queue(name, thing[2]));
  else item.append(...semaphore(thing[2], thing[3]));
  return item;
}

/** @param {string | null} holder @param {string[]} waiting @param {(words: string) => Node} chipOf */
function lock(holder, waiting, chipOf) {
  const seat = element("span", { class: "seat" }, holder ? chipOf(holder) : "free");
  if (!waiting.length) return [seat];
  return [seat, element("span", { class: "line-up" }, " ← ", ...waiting.map(chipOf))];
}

/** @param {string} name @param {number} items */
function queue(name, items) {
  const depths = [...(past.get(name) ?? []), items].slice(-MOST_PAST);
  past.set(name, depths);
  const boxes = Array.from({ length: Math.min(items, MOST_ITEMS) }, () => element("i", {}));
  return [element("span", { class: "boxes", "aria-hidden": "true" }, ...boxes), `${items} ${items === 1 ? "item" : "items"}`, ...(depths.length > 2 ? [curve(depths)] : [])];
}

/** @param {number} left @param {number} most */
function semaphore(left, most) {
  const seats = Array.from({ length: Math.min(most, MOST_ITEMS) }, (_, place) => element("i", place < left ? {} : { class: "taken" }));
  return [element("span", { class: "boxes round", "aria-hidden": "true" }, ...seats), `${left} of ${most} free`];
}

/** How deep a queue was, from left to right. @param {number[]} depths */
function curve(depths) {
  const SVG = "http://www.w3.org/2000/svg";
  const most = Math.max(1, ...depths);
  const drawing = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "polyline");
  const points = depths.map((depth, place) => `${place},${(20 - (18 * depth) / most).toFixed(1)}`);
  for (const [key, value] of Object.entries({ class: "curve", viewBox: `0 0 ${MOST_PAST} 21`, width: MOST_PAST, height: 21, role: "img", "aria-label": `its depth so far, at most ${most}` })) drawing.setAttribute(key, String(value));
  line.setAttribute("points", points.join(" "));
  drawing.append(line);
  return drawing;
}
