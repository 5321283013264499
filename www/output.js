// @ts-check
/**
 * What a program prints: its lines as they came, each with its thread, and how it ended.
 * Only text: whatever a program prints is never markup. The text of the element is what was
 * printed; the names of threads stand beside it, in the styles (programs.css).
 *
 * Many lines stay light: they stand in blocks, of which the browser lays out those in view. A
 * block in view has an element for each line, any other is one text. However much a program
 * prints, most of the page's time is for whoever types meanwhile.
 */

import { ended } from "./ending.js";

/** So many lines are kept; the engine sends no more than 8 MB of them. */
const MOST_LINES = 200_000;
/** What errors may have besides, so that a program which printed too much says why it ended. */
const MOST_ERRORS = 2_000;
const LINES_OF_BLOCK = 250;
/** The shortest rest between two times that lines are drawn, and how many times as long as the last time it is. */
const REST_MS = 40;
const REST_FACTOR = 8;
/** Nothing is drawn so soon after a key, as long as something was drawn within the last second. */
const AFTER_KEY_MS = 150;
const LATEST_MS = 1_000;
/** No line is shown that is longer, nor pieces of it apart if they are more. */
const MOST_OF_LINE = 64 * 1024;
const MOST_PARTS = 500;
/** So many colours there are for threads, besides the main one's. */
const COLOURS = 4;
/** Lines of a traceback that are of the program. */
const PLACE = /File "program\.py", line (\d+)/;

/**
 * What the engine posts (crates/engine/src/platform/output.rs): of each piece the text, whether
 * it is an error's, and of the thread the place of its process, its number and its name.
 * @typedef {[text: string, isError: boolean, process?: number, thread?: number, name?: string]} Piece
 * @typedef {{ pieces: Piece[], lost: number }} Printed
 * @typedef {{ name: string, colour: string, lines: number, option?: HTMLOptionElement }} Thread
 * @typedef {{ text: string, isError: boolean, thread: Thread | undefined }} Part of a line
 * @typedef {{ parts: Part[], length: number, isWhole: boolean }} Line
 * @typedef {{ lines: Line[], text: string, isDrawn: boolean }} Block
 */

// --- what was printed ---------------------------------------------------------

/** @type {Line[]} */
let lines = [];
/** By process and number. @type {Map<string, Thread>} */
const threads = new Map();
let lostLines = 0;
/** Lines that this page left out, all or part of them. */
let leftOut = 0;

/** @param {Piece} piece @returns {Thread | undefined} */
function threadOf([, , process, number, name]) {
  if (process === undefined || name === undefined) return undefined;
  const key = `${process}.${number}`;
  const known = threads.get(key);
  if (known) {
    known.name = name;
    return known;
  }
  const isMain = key === "0.0";
  const others = [...threads.keys()].filter((other) => other !== "0.0").length;
  const thread = { name, colour: isMain ? "main" : String(1 + (others % COLOURS)), lines: 0 };
  threads.set(key, thread);
  return thread;
}

/** The colour of a thread's lines, if it has printed some. @param {number} process @param {number} number */
export const colourOf = (process, number) => threads.get(`${process}.${number}`)?.colour ?? "";

/** Takes in what one thread printed, and gives the lines that are new or have grown. @param {Piece} piece */
function takeIn(piece) {
  const [text, isError] = piece;
  const thread = threadOf(piece);
  /** @type {Line[]} */
  const changed = [];
  for (const words of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const line = openLine(isError);
    if (!line) leftOut += 1;
    else add(line, { text: words, isError, thread });
    if (line && changed.at(-1) !== line) changed.push(line);
  }
  return changed;
}

/** The line that goes on, or else a new one, if there is room for it. @param {boolean} isError */
function openLine(isError) {
  const last = lines.at(-1);
  if (last && !last.isWhole) return last;
  if (lines.length >= MOST_LINES + (isError ? MOST_ERRORS : 0)) return undefined;
  /** @type {Line} */
  const line = { parts: [], length: 0, isWhole: false };
  lines.push(line);
  return line;
}

/** @param {Line} line @param {Part} part */
function add(line, { text, isError, thread }) {
  const room = MOST_OF_LINE - line.length;
  line.length += text.length;
  line.isWhole = text.endsWith("\n");
  if (text.length > room && room >= 0) leftOut += 1;
  // Its end is kept, or the next line would begin in this one.
  const kept = text.length > room ? text.slice(0, Math.max(0, room)) + (line.isWhole ? "\n" : "") : text;
  const last = line.parts.at(-1);
  const isSame = last?.thread === thread && last?.isError === isError;
  if (last && (isSame || line.parts.length >= MOST_PARTS)) last.text += kept;
  else if (kept) {
    if (thread && !line.parts.some((other) => other.thread === thread)) thread.lines += 1;
    line.parts.push({ text: kept, isError, thread });
  }
}

/** @param {Line} line */
const textOf = (line) => line.parts.map(({ text }) => text).join("");

/** Whether what was printed begins with this. @param {string} text */
function beginsWith(text) {
  let at = 0;
  for (const line of lines) {
    const own = textOf(line);
    if (at >= text.length) return true;
    if (!own.startsWith(text.slice(at, at + own.length))) return false;
    at += own.length;
  }
  return at >= text.length;
}

// --- its place ----------------------------------------------------------------

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {object} properties @param {(Node | string)[]} children
 */
function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const place = made("div", { id: "program-output", className: "printed", tabIndex: 0, ariaLabel: "Output" });
// It is there to be read, and not read out: a program may print thousands of lines a second.
for (const [name, value] of Object.entries({ role: "log", "aria-live": "off" })) place.setAttribute(name, value);
place.dataset.testid = "output";
const choice = made("select", { ariaLabel: "Whose lines are shown" }, new Option("All threads", ""));
choice.dataset.testid = "output-thread";
const missing = made("p", { className: "hint" });
missing.dataset.testid = "output-missing";
const says = made("p", { className: "hint" });
says.setAttribute("role", "status");
const ending = made("ul", { className: "ending" });
ending.dataset.testid = "output-end";
const copier = made("button", { type: "button", className: "quiet-button", textContent: "Copy" });
copier.dataset.testid = "output-copy";

/** The card of what is printed. */
export function card() {
  const tools = made("div", { className: "output-tools" }, made("h2", { className: "section-title", textContent: "What it prints" }), choice, copier);
  return made("div", { className: "card output-card" }, tools, place, missing, says, ending);
}

/** The thread whose lines are shown, if not all are. @type {Thread | undefined} */
let chosen;

/** @param {Line} line */
const isShown = (line) => !chosen || line.parts.some(({ thread }) => thread === chosen);

choice.onchange = () => {
  chosen = [...threads.values()].find(({ option }) => option?.selected);
  blocks = [];
  grown.clear();
  lines.filter(isShown).forEach(put);
  place.replaceChildren(...blocks.map(element));
  place.scrollTop = 0;
};

copier.onclick = async () => {
  const text = lines.filter(isShown).map(textOf).join("");
  try {
    await navigator.clipboard.writeText(text);
    says.textContent = "Copied.";
  } catch {
    getSelection()?.selectAllChildren(place);
    says.textContent = "This page may not copy. All of it is selected: press Ctrl or ⌘ with C.";
  }
};

// What is copied is what was printed, whatever stands around it.
place.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (!selection?.rangeCount || !event.clipboardData) return;
  event.clipboardData.setData("text/plain", selection.getRangeAt(0).cloneContents().textContent ?? "");
  event.preventDefault();
});

place.addEventListener("click", ({ target }) => {
  const line = target instanceof HTMLElement ? target.dataset.line : undefined;
  if (line) dispatchEvent(new CustomEvent("interleave:line", { detail: Number(line) }));
});

// --- lines as elements --------------------------------------------------------

/** @type {Block[]} */
let blocks = [];
/** @type {WeakMap<Element, Block>} */
const blockOf = new WeakMap();

const inView = new IntersectionObserver(
  (entries) => {
    const selection = getSelection();
    const ends = selection && !selection.isCollapsed ? [selection.anchorNode, selection.focusNode] : [];
    for (const { target, isIntersecting } of entries) {
      const block = blockOf.get(target);
      // What is being selected is not taken from under the selection.
      const isHeld = !isIntersecting && ends.some((end) => target.contains(end));
      if (block && !isHeld && block.isDrawn !== isIntersecting) draw(target, block, isIntersecting);
    }
  },
  { root: place, rootMargin: "100% 0%" },
);

/** Adds a line to the last block, or a new one. @param {Line} line */
function put(line) {
  let block = blocks.at(-1);
  if (!block || block.lines.length === LINES_OF_BLOCK) {
    block = { lines: [], text: "", isDrawn: false };
    blocks.push(block);
  }
  block.lines.push(line);
  return block;
}

/** @param {Block} block */
function element(block) {
  const made = document.createElement("div");
  made.className = "lines";
  blockOf.set(made, block);
  // The first and the last one are likely to be in view.
  draw(made, block, block === blocks[0] || block === blocks.at(-1));
  inView.observe(made);
  return made;
}

/** @param {Element} element @param {Block} block @param {boolean} isNear */
function draw(element, block, isNear) {
  block.isDrawn = isNear;
  if (element instanceof HTMLElement) element.style.setProperty("--lines", String(block.lines.length));
  element.replaceChildren(...(isNear ? block.lines.map(drawn) : [block.lines.map(textOf).join("")]));
}

/** @param {Line} line */
function drawn({ parts }) {
  const names = new Set(parts.map(({ thread }) => thread?.name ?? ""));
  const line = made("span", { className: "line" }, ...parts.map(drawnPart));
  line.dataset.by = [...names].join(", ");
  line.dataset.colour = parts[0]?.thread?.colour ?? "";
  if (names.size > 1) line.dataset.mixed = "";
  return line;
}

/** @param {Part} part */
function drawnPart({ text, isError, thread }) {
  const [found, number] = (isError && PLACE.exec(text)) || [];
  const at = found ? text.indexOf(found) : 0;
  const nodes = found ? [text.slice(0, at), linkTo(found, number ?? ""), text.slice(at + found.length)] : [text];
  const part = made("span", { className: isError ? "part error" : "part" }, ...nodes);
  part.dataset.colour = thread?.colour ?? "";
  return part;
}

/** @param {string} words @param {string} number */
function linkTo(words, number) {
  const link = made("button", { type: "button", className: "to-line", textContent: words, title: `Go to line ${number}` });
  link.dataset.line = number;
  return link;
}

// --- what comes ---------------------------------------------------------------

/** A run begins. */
export function begin() {
  lines = [];
  blocks = [];
  grown.clear();
  clearTimeout(waiting);
  waiting = undefined;
  restsUntil = 0;
  threads.clear();
  lostLines = leftOut = 0;
  chosen = undefined;
  place.replaceChildren();
  isAtEnd = true;
  choice.replaceChildren(new Option("All threads", ""));
  choice.hidden = true;
  delete place.dataset.threads;
  says.textContent = missing.textContent = "";
  ending.replaceChildren();
}

/** What is to be drawn. @type {Set<Block>} */
const grown = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** Until then nothing is drawn. */
let restsUntil = 0;
/** Whether the last line is in view, and those that come are to be, too. */
let isAtEnd = true;

place.addEventListener("scroll", () => (isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 40), { passive: true });

/** @param {Printed} printed */
export function append({ pieces, lost }) {
  lostLines = lost;
  for (const piece of pieces) {
    for (const line of takeIn(piece)) {
      if (!isShown(line)) continue;
      const last = blocks.at(-1);
      grown.add(last?.lines.at(-1) === line ? last : put(line));
    }
  }
  waiting ??= setTimeout(showInTurn, restsUntil - performance.now());
}

/** When the last key was pressed. */
let typedAt = 0;
addEventListener("keydown", () => (typedAt = performance.now()), { capture: true, passive: true });

/** Draws what came, but not between two keys of somebody who types. */
function showInTurn() {
  const now = performance.now();
  const isTyping = now - typedAt < AFTER_KEY_MS && now - restsUntil < LATEST_MS;
  if (isTyping) waiting = setTimeout(showInTurn, AFTER_KEY_MS);
  else show();
}

/** Draws what came. */
function show() {
  clearTimeout(waiting);
  waiting = undefined;
  const began = performance.now();
  const known = place.lastElementChild;
  const last = known && blockOf.get(known);
  if (known && last && grown.delete(last)) draw(known, last, last.isDrawn);
  place.append(...[...grown].map(element));
  grown.clear();
  offerThreads();
  sayWhatIsMissing();
  if (isAtEnd) place.scrollTop = place.scrollHeight;
  const ended = performance.now();
  restsUntil = ended + Math.max(REST_MS, REST_FACTOR * (ended - began));
}

/** The threads that printed, to choose one. */
function offerThreads() {
  for (const thread of threads.values()) {
    if (!thread.option) choice.append((thread.option = new Option()));
    const words = `${thread.name} (${thread.lines})`;
    if (thread.option.textContent !== words) thread.option.textContent = words;
  }
  choice.hidden = threads.size < 2;
  if (threads.size > 1) place.dataset.threads = "many";
}

function sayWhatIsMissing() {
  const count = lostLines + leftOut;
  missing.textContent = count ? `It printed more than is shown here: ${count.toLocaleString("en")} ${count === 1 ? "line was" : "lines were"} cut or left out.` : "";
}

/** Shows a text that no thread printed. @param {string} text */
export function say(text) {
  begin();
  append({ pieces: [[text, true]], lost: 0 });
  show();
}

/** What the page around is told: by which thread, if only by one, and what. @param {Printed} printed */
export function told({ pieces }) {
  const numbers = new Set(pieces.map(([, , process, thread]) => (process ? -1 : (thread ?? -1))));
  const [only] = numbers;
  const thread = numbers.size === 1 && only !== undefined && only >= 0 ? only : null;
  return { thread, text: pieces.map(([text]) => text).join("") };
}

// --- how it ended -------------------------------------------------------------

/** A result came. @param {{ runs: import("./ending.js").Run[] }} result */
export function finish({ runs }) {
  const known = runs.filter(({ output }) => output !== undefined);
  const output = known[0]?.output;
  if (output === undefined) return;
  // Of a run that was not shown as it came there is only this.
  if (!lines.length && output) append({ pieces: [[output, false]], lost: 0 });
  show();
  ending.replaceChildren(...known.map(ended));
  if (!beginsWith(output)) ending.append(made("li", {}, "Another of its runs printed something else; this is what the first one printed."));
}
