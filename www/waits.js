// @ts-check
/**
 * Who waits for whom, once every thread waits: what of it is drawn, and where. It knows no
 * document; wait-graph.js draws it.
 */

/**
 * A thread that waits: what for, in which line, and who holds that. (Threads go by a key, as
 * two of them may have the same name.)
 * @typedef {{ key: string, name: string, wants: string, line: number | null, holder: string | null, holderName: string | null, colour: string }} Wait
 * What the engine posts of one (crates/engine/src/platform/output.rs):
 * @typedef {[process: number, thread: number, name: string, wants: string, line: number, holder: number | null, holderName: string | null]} Row
 * One of the explorer's (docs/outcomes.schema.json):
 * @typedef {{ thread: string, wants: string, heldBy: string | null, line?: number | null }} WaitsFor
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ key: string, name: string, colour: string, alone: Wait | null }} Node `alone`: it waits for what no thread holds
 * @typedef {{ from: number, to: number, wait: Wait }} Arrow between two places of the ring
 * @typedef {{ nodes: Node[], arrows: Arrow[], left: number }} Graph `left`: how many threads have no place in it
 */

/** The most threads in a ring that can still be read. */
const MOST_NODES = 8;
/** The height of a node. */
export const NODE_HEIGHT = 28;
/** How far an arrow is from the straight line. */
const BEND = 38;

// --- what is told ---------------------------------------------------------------

/** @param {Row[]} rows @param {(process: number, thread: number) => string} colourOf @returns {Wait[]} */
export function ofRun(rows, colourOf) {
  return rows.map(([process, thread, name, wants, line, holder, holderName]) => ({
    key: `${process}.${thread}`,
    name,
    wants,
    line: line || null,
    holder: holder === null ? null : `${process}.${holder}`,
    holderName,
    colour: colourOf(process, thread),
  }));
}

/** @param {WaitsFor[]} waits @returns {Wait[]} */
export const ofOutcome = (waits) => waits.map(({ thread, wants, heldBy, line }) => ({ key: thread, name: thread, wants, line: line ?? null, holder: heldBy, holderName: heldBy, colour: "" }));

/** Who waits for a thread's end waits for that thread. @param {Wait[]} waits @returns {Wait[]} */
export function withEnds(waits) {
  const ofName = new Map(waits.map(({ name, key }) => [name, key]));
  return waits.map((wait) => {
    const [, name = ""] = /^the end of (.*)$/.exec(wait.wants) ?? [];
    const holder = wait.holder ?? ofName.get(name) ?? null;
    return { ...wait, holder };
  });
}

/** What is waited for, in a few words. @param {Wait} wait */
export function short({ wants }) {
  return wants.replace(/^lock '(.*)'$/, "$1").replace(/^the end of .*$/, "its end");
}

// --- what is drawn of it --------------------------------------------------------

/** Those that wait for each other in a circle first, each followed by the one it waits for. @param {Wait[]} waits */
function inOrder(waits) {
  const next = new Map(waits.map(({ key, holder }) => [key, holder]));
  /** @param {string} key */
  const chain = (key) => {
    /** @type {Set<string>} */
    const passed = new Set();
    for (let at = /** @type {string | null | undefined} */ (key); at && !passed.has(at); at = next.get(at)) passed.add(at);
    return [...passed];
  };
  const isInCircle = (/** @type {string} */ key) => next.get(chain(key).at(-1) ?? "") === key;
  const [circle, others] = [waits.filter(({ key }) => isInCircle(key)), waits.filter(({ key }) => !isInCircle(key))];
  // Those with an arrow come before those without.
  const rest = [...others.filter(({ holder }) => holder), ...others.filter(({ holder }) => !holder)];
  return [...new Set([...circle, ...rest].flatMap(({ key }) => chain(key)))];
}

/** @param {Wait[]} told @returns {Graph} */
export function graphOf(told) {
  const waits = withEnds(told);
  const known = new Map(waits.map((wait) => [wait.key, wait]));
  const keys = inOrder(waits);
  const shown = keys.slice(0, MOST_NODES);
  const nodes = shown.map((key) => {
    const wait = known.get(key);
    // A thread that has ended, and holds something all the same.
    const name = wait?.name ?? waits.find(({ holder }) => holder === key)?.holderName ?? key;
    return { key, name, colour: wait?.colour ?? "", alone: wait && !wait.holder ? wait : null };
  });
  const arrows = waits.flatMap((wait) => {
    const [from, to] = [shown.indexOf(wait.key), shown.indexOf(wait.holder ?? "")];
    return from >= 0 && to >= 0 ? [{ from, to, wait }] : [];
  });
  return { nodes, arrows, left: keys.length - shown.length };
}

// --- where ------------------------------------------------------------------------

/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {{ lines: string[], box: Box }} Words of the drawing, and where they stand */

/** The height of a line of words. */
export const LINE_HEIGHT = 15;

/** About how wide a text of the drawing is. @param {string} text */
const widthOf = (text) => 7 * text.length;

/** As much of a text as fits: its beginning. @param {string} text @param {number} width */
export function fitted(text, width) {
  const most = Math.max(3, Math.floor(width / 7));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** As much as fits of what is waited for: its end, in which `accounts[1].lock` and `accounts[2].lock` differ. @param {Wait} wait @param {number} width */
function fittedName(wait, width) {
  const name = short(wait);
  const most = Math.max(3, Math.floor(width / 7));
  return name.length > most ? `…${name.slice(1 - most)}` : name;
}

/** @param {Wait} wait @param {number} width of the drawing */
const wordsOf = (wait, width) => [fittedName(wait, width * 0.45), ...(wait.line ? [`line ${wait.line}`] : [])];

/** The place of some words around a point, as far as they stay within the drawing. @param {Point} middle @param {string[]} lines @param {number} width @returns {Box} */
export function boxOf({ x, y }, lines, width) {
  const own = { width: Math.max(...lines.map(widthOf)) + 6, height: LINE_HEIGHT * lines.length + 3 };
  const left = Math.max(0, Math.min(width - own.width, x - own.width / 2));
  return { left, top: y - own.height / 2, ...own };
}

/** The area that two boxes share. @param {Box} one @param {Box} other */
function shared(one, other) {
  const across = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const down = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return Math.max(0, across) * Math.max(0, down);
}

/** Where a ring of nodes stands around 0, in a drawing of this width. @param {Node[]} nodes @param {number} width */
export function ringOf(nodes, width) {
  const longest = Math.max(...nodes.map(({ name }) => widthOf(name)));
  const nodeWidth = Math.round(Math.min(longest + 24, 150, width * 0.34));
  const count = nodes.length;
  const across = (width - nodeWidth) / 2 - 1;
  // Where there is less room beside each other, they stand farther below each other.
  const down = count <= 2 ? 0 : width < 400 ? 30 + 34 * count : 48 + 20 * count;
  const begin = count === 2 ? Math.PI : -Math.PI / 2;
  const places = nodes.map((_, at) => {
    const angle = begin + (2 * Math.PI * at) / count;
    return { x: width / 2 + across * Math.cos(angle), y: down * Math.sin(angle) };
  });
  return { nodeWidth, places };
}

/** The line of an arrow between two nodes, from the edge of one to that of the other. @param {Point} from @param {Point} to @param {number} nodeWidth @returns {Point[]} */
export function curveOf(from, to, nodeWidth) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (!length) return loopAt(from);
  // To the left of its way, so that two arrows between the same nodes are apart.
  const bend = { x: (from.x + to.x) / 2 + (2 * BEND * dy) / length, y: (from.y + to.y) / 2 - (2 * BEND * dx) / length };
  const at = (/** @type {number} */ t) => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * bend.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * bend.y + t ** 2 * to.y,
  });
  const isOutside = (/** @type {Point} */ { x, y }) =>
    [from, to].every((node) => Math.abs(x - node.x) > nodeWidth / 2 + 3 || Math.abs(y - node.y) > NODE_HEIGHT / 2 + 3);
  return Array.from({ length: 65 }, (_, step) => at(step / 64)).filter(isOutside);
}

/** The line of a node's arrow to itself, above it. @param {Point} node */
function loopAt({ x, y }) {
  const foot = y - NODE_HEIGHT / 2 - 3;
  return Array.from({ length: 33 }, (_, step) => {
    const angle = Math.PI * (1 - step / 32);
    return { x: x + 34 * Math.cos(angle), y: foot - 34 * Math.sin(angle) };
  });
}

/** The place on a line for its words, as near to its middle as nothing else stands there. @param {Point[]} points @param {string[]} lines @param {Box[]} taken @param {number} width */
function spotOn(points, lines, taken, width) {
  const middle = (points.length - 1) / 2;
  const spots = points.map((point, at) => {
    const box = boxOf(point, lines, width);
    const covered = taken.reduce((sum, other) => sum + shared(box, other), 0);
    return { box, cost: 10 * covered + Math.abs(at - middle) };
  });
  return spots.reduce((best, spot) => (spot.cost < best.cost ? spot : best)).box;
}

/** Where all of a graph stands in a drawing of this width. @param {Graph} graph @param {number} width */
export function layoutOf({ nodes, arrows }, width) {
  const { nodeWidth, places } = ringOf(nodes, width);
  /** @type {Box[]} */
  const taken = places.map(({ x, y }) => ({ left: x - nodeWidth / 2, top: y - NODE_HEIGHT / 2, width: nodeWidth, height: NODE_HEIGHT }));
  /** @param {string[]} lines @param {Box} box @returns {Words} */
  const put = (lines, box) => {
    taken.push(box);
    return { lines, box };
  };
  // What a thread waits for that no other one holds stands below it.
  const below = nodes.map(({ alone }, at) => {
    const lines = alone ? wordsOf(alone, width) : [];
    const { x, y } = places[at];
    return alone ? put(lines, boxOf({ x, y: y + (NODE_HEIGHT + LINE_HEIGHT * lines.length) / 2 + 4 }, lines, width)) : null;
  });
  const curves = arrows.map(({ from, to, wait }) => {
    const points = curveOf(places[from], places[to], nodeWidth);
    const lines = wordsOf(wait, width);
    return { points, words: put(lines, spotOn(points.length ? points : [places[from]], lines, taken, width)) };
  });
  const ys = [...taken.flatMap(({ top, height }) => [top, top + height]), ...curves.flatMap(({ points }) => points.map(({ y }) => y))];
  const top = Math.floor(Math.min(...ys)) - 1;
  return { nodeWidth, places, below, curves, top, height: Math.ceil(Math.max(...ys)) + 1 - top };
}
