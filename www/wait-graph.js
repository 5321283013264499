// @ts-check
/**
 * Draws who waits for whom, once every thread waits: threads in a ring, with an arrow from each
 * to the one that holds what it waits for; and the same in words, for people who do not see
 * the drawing. Names of a program are only ever shown as text.
 */
import { counted, element, shape } from "./elements.js";
import { modeName } from "./ending.js";
import { LINE_HEIGHT, NODE_HEIGHT, fitted, graphOf, layoutOf, ofRun, withEnds } from "./waits.js";

/** @typedef {import("./waits.js").Wait} Wait */
/** @typedef {import("./waits.js").Graph} Graph */
/** @typedef {{ mode: string, waits: import("./waits.js").Row[], more: number }} Told what the engine posts of a mode in which every thread came to wait */

/** Half of an arrow head's base, and its length, in pixels. */
const HEAD = 4.5;
/** The most threads that are told of in words, and the widest drawing. */
const MOST_ROWS = 32;
const WIDEST = 460;

/** Leads to a line of the program. @param {number} line */
const goTo = (line) => dispatchEvent(new CustomEvent("interleave:line", { detail: line }));

/**
 * What is drawn of runs: modes in which threads wait for the same share a drawing.
 * @param {Told[]} told @param {(process: number, thread: number) => string} colourOf
 */
export function graphs(told, colourOf) {
  /** @type {Map<string, Told[]>} */
  const same = new Map();
  for (const one of told) {
    const key = JSON.stringify(one.waits);
    same.set(key, [...(same.get(key) ?? []), one]);
  }
  return [...same.values()].map((modes) => {
    const where = same.size > 1 ? ` (${modes.map(({ mode }) => modeName(mode)).join(", ")})` : "";
    const title = element("h3", { class: "section-title" }, `Who waits for whom${where}`);
    return element("section", {}, title, waitGraph(ofRun(modes[0].waits, colourOf), modes[0].more));
  });
}

/** @param {Wait[]} waits @param {number} [more] how many threads wait besides */
export function waitGraph(waits, more = 0) {
  const figure = element("figure", { class: "wait-graph", "data-testid": "wait-for-graph", "aria-label": "Who waits for whom" });
  const graph = graphOf(waits);
  figure.append(inWords(waits, more));
  // Without an arrow there is nothing to see that the words do not say.
  if (graph.arrows.length) keepDrawn(figure, graph);
  return figure;
}

/** Draws it as wide as there is room, also when that changes. @param {HTMLElement} figure @param {Graph} graph */
function keepDrawn(figure, graph) {
  let drawn = shape("svg", {});
  figure.prepend(drawn);
  if (graph.left) drawn.after(element("p", { class: "hint" }, `There is no room in it for ${counted(graph.left, "more thread", "more threads")}; here are all in words.`));
  let width = 0;
  new ResizeObserver(() => {
    const now = Math.min(WIDEST, Math.floor(figure.clientWidth));
    if (now < 80 || now === width) return;
    width = now;
    const next = drawing(graph, width);
    drawn.replaceWith(next);
    drawn = next;
  }).observe(figure);
}

// --- as a ring ------------------------------------------------------------------

/** @param {Graph} graph @param {number} width */
function drawing(graph, width) {
  const { nodeWidth, places, below, curves, top, height } = layoutOf(graph, width);
  // The words beside it say the same.
  const made = shape("svg", { viewBox: `0 ${top} ${width} ${height}`, width, height, "aria-hidden": "true" });
  const { nodes, arrows } = graph;
  // What is written stands above all lines.
  made.append(
    ...arrows.map(({ from }, at) => arrow(nodes[from].colour, curves[at].points)),
    ...nodes.map((node, at) => nodeAt(node, places[at], nodeWidth)),
    ...nodes.flatMap(({ alone }, at) => (alone ? [label(alone, "alone", below[at])] : [])),
    ...arrows.map(({ wait }, at) => label(wait, wait.wants.startsWith("the end of ") ? "end" : "lock", curves[at].words)),
  );
  return made;
}

/** @param {import("./waits.js").Node} node @param {import("./waits.js").Point} place @param {number} nodeWidth */
function nodeAt({ name, colour }, { x, y }, nodeWidth) {
  const [left, top] = [x - nodeWidth / 2, y - NODE_HEIGHT / 2];
  return shape(
    "g",
    { class: "node", "data-colour": colour },
    shape("rect", { x: left, y: top, width: nodeWidth, height: NODE_HEIGHT, rx: 4 }),
    shape("path", { d: `M${left + 2} ${top + 3}v${NODE_HEIGHT - 6}` }),
    shape("text", { x: x + 2, y: y + 4.5 }, fitted(name, nodeWidth - 14)),
  );
}

/** @param {string} colour of who waits @param {import("./waits.js").Point[]} points */
function arrow(colour, points) {
  const line = shape("g", { class: "wait", "data-colour": colour });
  const [before, end] = points.slice(-2);
  if (!before || !end) return line;
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  const path = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  line.append(
    shape("path", { d: `M${path}` }),
    shape("polygon", { points: `0,0 ${-2 * HEAD},${-HEAD} ${-2 * HEAD},${HEAD}`, transform: `translate(${end.x.toFixed(1)} ${end.y.toFixed(1)}) rotate(${angle.toFixed(1)})` }),
  );
  return line;
}

/** What is waited for, and in which line, which can be pressed. @param {Wait} wait @param {string} kind @param {import("./waits.js").Words | null} words */
function label({ line }, kind, words) {
  const made = shape("g", { class: "label", "data-kind": kind });
  if (!words) return made;
  const { left, top, width, height } = words.box;
  const texts = words.lines.map((text, at) => shape("text", { x: left + width / 2, y: top + LINE_HEIGHT * (at + 1) - 2, ...(at ? { class: "to-line" } : {}) }, text));
  made.append(shape("rect", { x: left, y: top, width, height }), ...texts);
  if (line) made.addEventListener("click", () => goTo(line));
  if (line) made.setAttribute("data-line", String(line));
  return made;
}

// --- in words -------------------------------------------------------------------

/** @param {Wait[]} waits @param {number} more */
function inWords(waits, more) {
  const left = Math.max(0, waits.length - MOST_ROWS) + more;
  const known = new Map(waits.map((wait) => [wait.key, wait]));
  const rows = withEnds(waits)
    .slice(0, MOST_ROWS)
    .map((wait) => row(wait, known, more > 0));
  if (left) rows.push(element("li", {}, `and ${left.toLocaleString("en")} more`));
  return element("ul", { class: "waits" }, ...rows);
}

/** @param {Wait} wait @param {Map<string, Wait>} known @param {boolean} isCut whether others wait who are not known */
function row({ name, colour, wants, line, holder, holderName }, known, isCut) {
  const item = element("li", {}, chip(name, colour), words("waits for"), element("span", { class: "thing" }, wants));
  if (holderName) {
    item.append(words("held by"), chip(holderName, known.get(holder ?? "")?.colour ?? ""));
    if (!isCut && !known.has(holder ?? "")) item.append(words("which has ended"));
  } else if (!holder) item.append(words("which no thread holds"));
  if (line) {
    const to = element("button", { type: "button", class: "to-line" }, `line ${line}`);
    to.onclick = () => goTo(line);
    item.append(" ", to);
  }
  return item;
}

/** @param {string} text @param {string} colour */
const chip = (text, colour) => element("span", { class: "chip", "data-colour": colour }, text);

/** @param {string} text */
const words = (text) => element("span", { class: "arrow" }, ` ${text} `);
