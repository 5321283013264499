// @ts-check
/**
 * What a program prints: its lines as they came, each with its thread (printed.js), and how it
 * ended. Only text: whatever a program prints is never markup. However much it prints, the page
 * spends most of its time on other things, so that typing stays quick.
 */

import { ended } from "./ending.js";
import { Printed } from "./printed.js";
import { Redraw } from "./redraw.js";

/** Lines of a traceback that are of the program. */
const PLACE = /File "program\.py", line (\d+)/;

/** @typedef {import("./printed.js").Piece} Piece */
/** @typedef {{ pieces: Piece[], lost: number }} Told what the engine posts: pieces, and how many lines it has left out */

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

const waits = made("div", { className: "deadlocks" });

/** The card of what is printed. */
export function card() {
  const tools = made("div", { className: "output-tools" }, made("h2", { className: "section-title", textContent: "What it prints" }), choice, copier);
  return made("div", { className: "card output-card" }, tools, place, missing, says, ending, waits);
}

const printed = new Printed(place, linked);

let lostLines = 0;

/** The colour of a thread. @param {number} process @param {number} number */
export const colourOf = (process, number) => printed.colourOf(process, number);

choice.onchange = () => {
  printed.choose([...printed.threads.values()].find(({ option }) => option?.selected));
  place.scrollTop = 0;
};

copier.onclick = async () => {
  try {
    await navigator.clipboard.writeText(printed.text);
    says.textContent = "Copied.";
  } catch {
    getSelection()?.selectAllChildren(place);
    says.textContent = "This page may not copy. All of it is selected: press Ctrl or ⌘ with C.";
  }
};

place.addEventListener("click", ({ target }) => {
  const line = target instanceof HTMLElement ? target.dataset.line : undefined;
  if (line) dispatchEvent(new CustomEvent("interleave:line", { detail: Number(line) }));
});

/** An error's text, whose place in the program can be pressed. @param {string} text */
function linked(text) {
  const [found, number] = PLACE.exec(text) ?? [];
  if (!found) return [text];
  const at = text.indexOf(found);
  return [text.slice(0, at), linkTo(found, number ?? ""), text.slice(at + found.length)];
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
  printed.clear();
  lines.forget();
  lostLines = 0;
  isAtEnd = true;
  choice.replaceChildren(new Option("All threads", ""));
  choice.hidden = true;
  says.textContent = missing.textContent = "";
  ending.replaceChildren();
  waits.replaceChildren();
}

const lines = new Redraw(show);
/** Whether the last line is in view, and those that come are to be, too. */
let isAtEnd = true;

place.addEventListener("scroll", () => (isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 40), { passive: true });

/** @param {Told} told */
export function append({ pieces, lost }) {
  lostLines = lost;
  for (const piece of pieces) printed.take(piece);
  lines.ask();
}

/** Draws what came. */
function show() {
  printed.show();
  offerThreads();
  sayWhatIsMissing();
  if (isAtEnd) place.scrollTop = place.scrollHeight;
}

/** The threads that printed, to choose one. */
function offerThreads() {
  const { threads } = printed;
  for (const thread of threads.values()) {
    if (!thread.option) choice.append((thread.option = new Option()));
    const words = `${thread.name} (${thread.lines})`;
    if (thread.option.textContent !== words) thread.option.textContent = words;
  }
  choice.hidden = threads.size < 2;
}

function sayWhatIsMissing() {
  const count = lostLines + printed.leftOut;
  missing.textContent = count ? `It printed more than is shown here: ${count.toLocaleString("en")} ${count === 1 ? "line was" : "lines were"} cut or left out.` : "";
}

/** Shows a text that no thread printed. @param {string} text */
export function say(text) {
  begin();
  append({ pieces: [[text, true]], lost: 0 });
  lines.now();
}

/** What the page around is told: by which thread, if only by one, and what. @param {Told} printed */
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
  if (!printed.lines.length && output) append({ pieces: [[output, false]], lost: 0 });
  lines.now();
  ending.replaceChildren(...known.map(ended));
  if (!printed.beginsWith(output)) ending.append(made("li", {}, "Another of its runs printed something else; this is what the first one printed."));
}

/** Shows who waits for whom, beside how it ended. @param {HTMLElement[]} graphs */
export const showDeadlocks = (graphs) => waits.replaceChildren(...graphs);
