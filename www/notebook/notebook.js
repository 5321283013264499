// @ts-check
/**
 * A notebook on the code page (www/code.js loads this when one is opened): its cells in the
 * place of the program, run one by one or all in one session that stays between them.
 */
import { button, h, words } from "../lessons/dom.js";
import { CodeCell, textCell } from "./cell.js";
import { emptyCell, read, write } from "./ipynb.js";
import { Session } from "./session.js";

/** @typedef {{ module: WebAssembly.Module, url: string, library: Uint8Array[] }} Parts of a session's worker */
/** @typedef {{ edit: import("./cell.js").Edit, parts: () => Promise<Parts>, save: (text: string, name: string, type: string) => void, close: () => void }} Loans what it borrows of the page */

/** After how many seconds a cell is interrupted, unless the learner says otherwise. */
const LIMIT_S = 60;
const MOST_LIMIT_S = 3600;
const HINT = "Ctrl or ⌘ with Enter runs a cell; Shift with Enter runs it and goes on to the next one. Escape, then Tab leaves a cell. All cells run in one session, whose threads take turns as under a GIL.";
const FOLDER = new URL(".", import.meta.url).href;

/** @type {Promise<unknown> | undefined} */
let styles;

/** Its styles; without them, it works all the same. */
export function styled() {
  styles ??= new Promise((resolve) => document.head.append(h("link", { rel: "stylesheet", href: `${FOLDER}notebook.css`, onload: resolve, onerror: resolve })));
  return styles;
}

/** @param {Parts} parts */
function startWorker({ module, url, library }) {
  const worker = new Worker(url, { type: "module", name: "interleave session" });
  worker.postMessage({ do: "open", module, library, seed: Math.random() });
  return worker;
}

/** @param {number} count @param {string} one @param {string} more */
const counted = (count, one, more) => `${count} ${count === 1 ? one : more}`;

export class Notebook {
  /**
   * Of the text of a file; what is no notebook throws an error that says why.
   * @param {string} text @param {string} name of the file @param {Loans} loans
   */
  constructor(text, name, loans) {
    this.notebook = read(text);
    this.name = name;
    this.loans = loans;
    /** Is there something that no file has? */
    this.isChanged = false;
    this.isRestarted = false;
    /** The cell that ran last. @type {CodeCell | undefined} */
    this.last = undefined;
    /** The cells that are to run, the one that runs first. @type {CodeCell[]} */
    this.queue = [];
    this.session = new Session(async () => startWorker(await loans.parts()), (pieces) => this.printedBetween(pieces));
    /** @type {CodeCell[]} */
    this.codeCells = [];
    this.says = h("p", { class: "hint", role: "status", testid: "notebook-says" });
    this.runAll = button("Run all", () => this.runCells(this.codeCells), { testid: "notebook-run-all" });
    this.interrupt = button("Interrupt", () => this.session.interrupt(), { testid: "notebook-interrupt", title: "Raise KeyboardInterrupt in the cell that runs; all names stay" });
    this.restart = button("Restart", () => this.restarted(), { testid: "notebook-restart", title: "Begin a new session: all names and threads are gone" });
    this.limit = h("input", { type: "number", min: 1, max: MOST_LIMIT_S, value: LIMIT_S, testid: "notebook-limit" });
    this.cells = h("div", { class: "cells" }, ...this.notebook.cells.map((cell) => this.drawn(cell)));
    this.element = this.built();
    this.say(this.codeCells.length ? "" : "It has no code cells.");
    this.offer();
  }

  built() {
    const { loans, name } = this;
    const save = button("Save", () => this.save(), { testid: "notebook-save" });
    const close = button("Close", () => loans.close(), { testid: "notebook-close", title: "Back to the program; the notebook can be brought back" });
    const tools = h("div", { class: "notebook-tools" }, this.runAll, this.interrupt, this.restart, h("label", { class: "limit" }, "Interrupt a cell after ", this.limit, " s"), save, close);
    const hint = h("p", { class: "hint" }, HINT);
    const title = h("h2", { class: "section-title", id: "notebook-title", tabindex: "-1" }, name);
    const add = button("Add a cell", () => this.addCell(), { testid: "notebook-add" });
    return h("section", { class: "card notebook", testid: "notebook", "aria-labelledby": "notebook-title" }, title, h("div", { class: "notebook-bar" }, tools, this.says), hint, this.cells, add);
  }

  /** What its cells may do. @returns {import("./cell.js").Use} */
  get use() {
    return { edit: this.loans.edit, changed: () => this.changed(), run: (cell, goesOn) => this.runOne(cell, goesOn), goTo: (count, line) => this.goTo(count, line) };
  }

  /** @param {import("./ipynb.js").Cell} cell */
  drawn(cell) {
    if (cell.kind !== "code") return textCell(cell);
    const made = new CodeCell(cell, this.codeCells.length + 1, this.use);
    this.codeCells.push(made);
    return made.element;
  }

  addCell() {
    const cell = emptyCell();
    this.notebook.cells.push(cell);
    this.cells.append(this.drawn(cell));
    this.changed();
    this.codeCells.at(-1)?.focus();
    this.offer();
  }

  /** @param {string} text */
  say(text) {
    if (this.says.textContent !== text) this.says.textContent = text;
  }

  changed() {
    this.isChanged = true;
  }

  /** A line of a traceback was pressed. @param {number} count @param {number} line */
  goTo(count, line) {
    this.codeCells.find(({ cell }) => cell.count === count && cell.isNew)?.goTo(line);
  }

  // --- running ------------------------------------------------------------------

  /** @param {CodeCell} cell @param {boolean} goesOn to the next one */
  runOne(cell, goesOn) {
    this.runCells([cell]);
    if (!goesOn) return;
    const next = this.codeCells[cell.number];
    if (next) next.focus();
    else this.addCell();
  }

  /** Has cells run after those that are to run anyway. @param {CodeCell[]} cells */
  runCells(cells) {
    const isIdle = !this.queue.length;
    const more = cells.filter((cell) => !this.queue.includes(cell));
    more.forEach((cell) => cell.state("waits"));
    this.queue.push(...more);
    if (isIdle) void this.work();
  }

  /** Runs the queue until it is empty. */
  async work() {
    const began = performance.now();
    let [done, failed] = [0, 0];
    this.offer();
    for (;;) {
      const [cell] = this.queue;
      if (!cell) break;
      this.say(this.queue.length > 1 ? `Cell ${cell.number} runs; ${counted(this.queue.length - 1, "cell waits", "cells wait")} for it.` : `Cell ${cell.number} runs …`);
      const { error } = await this.runCell(cell);
      // A restart has emptied the queue.
      if (this.queue[0] === cell) this.queue.shift();
      done += 1;
      failed += error === null ? 0 : 1;
    }
    const time = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const what = failed ? `; ${counted(failed, "was", "were")} ended by an exception` : "";
    if (!this.isRestarted) this.say(`${counted(done, "cell", "cells")} ran in ${time}${what}.`);
    this.isRestarted = false;
    this.offer();
  }

  /** @param {CodeCell} cell */
  async runCell(cell) {
    this.changed();
    cell.begin(this.session.count + 1);
    const seconds = this.limit.valueAsNumber;
    const limitMs = 1000 * (seconds >= 1 ? Math.min(seconds, MOST_LIMIT_S) : LIMIT_S);
    const ended = await this.session.run(cell.cell.source, limitMs, { printed: (pieces) => cell.print(pieces) });
    cell.end(ended);
    this.last = cell;
    return ended;
  }

  /** What threads print that outlive their cell belongs to the cell that ran last. @param {import("./session.js").Piece[]} pieces */
  printedBetween(pieces) {
    this.last?.print(pieces);
    this.last?.makeReachable();
  }

  /** Ends the session: the next cell begins a new one. */
  restarted() {
    const waiting = this.queue.splice(0);
    this.isRestarted = waiting.length > 0;
    this.session.drop("KeyboardInterrupt: the session was restarted\n");
    waiting.slice(1).forEach((cell) => cell.state(""));
    this.say("A new session: no cell has run in it yet.");
    this.offer();
  }

  /** What can be pressed now. */
  offer() {
    const runs = this.queue.length > 0;
    this.interrupt.disabled = !runs;
    this.restart.disabled = !this.session.isThere && !runs;
    this.runAll.disabled = runs || !this.codeCells.length;
    this.element.dataset.state = runs ? "running" : "ready";
  }

  // --- the file -----------------------------------------------------------------

  save() {
    try {
      this.loans.save(write(this.notebook), this.name, "application/x-ipynb+json");
      this.isChanged = false;
      this.say(`Saved as ${this.name}, with what its cells gave, among the downloads.`);
    } catch (error) {
      this.say(`It cannot be saved: ${words(error)}.`);
    }
  }
}
