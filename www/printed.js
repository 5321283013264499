// @ts-check
/**
 * What was printed, as lines in a place of the page: each with its thread, as text. The text of
 * the place is what was printed; the names of threads stand beside it, in the styles
 * (programs.css). The code page has one for its program (output.js), and one for each cell of
 * a notebook.
 *
 * Many lines stay light: they stand in blocks, of which the browser lays out those in view. A
 * block in view has an element for each line, any other is one text.
 */

/** The most lines that are kept. (The engine sends no more than 8 MB of them.) */
const MOST_LINES = 200_000;
/** What errors may have besides, so that a program which printed too much says why it ended. */
const MOST_ERRORS = 2_000;
const LINES_OF_BLOCK = 250;
/** No line is shown that is longer, nor pieces of it apart if they are more. */
const MOST_OF_LINE = 64 * 1024;
const MOST_PARTS = 500;
/** The number of colours for threads other than the main one. */
const COLOURS = 4;

/**
 * What workers post (crates/engine/src/platform/output.rs, crates/python-notebook/src/bin/session.rs):
 * of each piece the text, whether it is an error's, and of the thread the place of its process,
 * its number and its name.
 * @typedef {[text: string, isError: boolean, process?: number, thread?: number, name?: string]} Piece
 * @typedef {{ name: string, colour: string, lines: number, option?: HTMLOptionElement }} Thread
 * @typedef {{ text: string, isError: boolean, thread: Thread | undefined }} Part of a line
 * @typedef {{ parts: Part[], length: number, isWhole: boolean }} Line
 * @typedef {{ lines: Line[], isDrawn: boolean }} Block
 */

/** @param {Line} line */
const textOf = (line) => line.parts.map(({ text }) => text).join("");

export class Printed {
  /** @type {Line[]} */
  lines = [];
  /** Those that printed, by process and number. @type {Map<string, Thread>} */
  threads = new Map();
  /** Of all threads that were asked for. @type {Map<string, string>} */
  colours = new Map();
  /** Lines that were left out, all or part of them. */
  leftOut = 0;
  /** The thread whose lines are shown, if not all are. @type {Thread | undefined} */
  chosen = undefined;
  /** @type {Block[]} */
  blocks = [];
  /** What is to be drawn. @type {Set<Block>} */
  grown = new Set();
  /** @type {WeakMap<Element, Block>} */
  blockOf = new WeakMap();

  /**
   * @param {HTMLElement} place that scrolls
   * @param {(text: string) => (Node | string)[]} drawnError the nodes of an error's text, with what can be pressed in it
   */
  constructor(place, drawnError) {
    this.place = place;
    this.drawnError = drawnError;
    this.inView = new IntersectionObserver((entries) => this.redraw(entries), { root: place, rootMargin: "100% 0%" });
    // What is copied is what was printed, whatever stands around it.
    place.addEventListener("copy", (event) => {
      const selection = getSelection();
      if (!selection?.rangeCount || !event.clipboardData) return;
      event.clipboardData.setData("text/plain", selection.getRangeAt(0).cloneContents().textContent ?? "");
      event.preventDefault();
    });
  }

  clear() {
    this.lines = [];
    this.threads.clear();
    this.colours.clear();
    this.leftOut = 0;
    this.chosen = undefined;
    this.blocks = [];
    this.grown.clear();
    this.place.replaceChildren();
    delete this.place.dataset.threads;
  }

  // --- what was printed -----------------------------------------------------------

  /** Takes in what one thread printed. It is drawn when that is asked for. @param {Piece} piece */
  take(piece) {
    for (const line of this.takeIn(piece)) {
      if (!this.isShown(line)) continue;
      const last = this.blocks.at(-1);
      this.grown.add(last?.lines.at(-1) === line ? last : this.put(line));
    }
  }

  /** Gives the lines that are new or have grown. @param {Piece} piece */
  takeIn(piece) {
    const [text, isError] = piece;
    const thread = this.threadOf(piece);
    /** @type {Line[]} */
    const changed = [];
    for (const words of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const line = this.openLine(isError);
      if (!line) this.leftOut += 1;
      else this.add(line, { text: words, isError, thread });
      if (line && changed.at(-1) !== line) changed.push(line);
    }
    return changed;
  }

  /** @param {Piece} piece @returns {Thread | undefined} */
  threadOf([, , process, number, name]) {
    if (process === undefined || name === undefined) return undefined;
    const key = `${process}.${number}`;
    const known = this.threads.get(key);
    if (known) {
      known.name = name;
      return known;
    }
    const thread = { name, colour: this.colourOf(process, number ?? 0), lines: 0 };
    this.threads.set(key, thread);
    return thread;
  }

  /** The line that goes on, or else a new one, if there is room for it. @param {boolean} isError */
  openLine(isError) {
    const last = this.lines.at(-1);
    if (last && !last.isWhole) return last;
    if (this.lines.length >= MOST_LINES + (isError ? MOST_ERRORS : 0)) return undefined;
    /** @type {Line} */
    const line = { parts: [], length: 0, isWhole: false };
    this.lines.push(line);
    return line;
  }

  /** @param {Line} line @param {Part} part */
  add(line, { text, isError, thread }) {
    const room = MOST_OF_LINE - line.length;
    line.length += text.length;
    line.isWhole = text.endsWith("\n");
    if (text.length > room && room >= 0) this.leftOut += 1;
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

  /** Whether what was printed begins with this. @param {string} text */
  beginsWith(text) {
    let at = 0;
    for (const line of this.lines) {
      const own = textOf(line);
      if (at >= text.length) return true;
      if (!own.startsWith(text.slice(at, at + own.length))) return false;
      at += own.length;
    }
    return at >= text.length;
  }

  /** The colour of a thread, whether or not it prints. @param {number} process @param {number} number */
  colourOf(process, number) {
    const key = `${process}.${number}`;
    if (key === "0.0") return "main";
    const colour = this.colours.get(key) ?? String(1 + (this.colours.size % COLOURS));
    this.colours.set(key, colour);
    return colour;
  }

  // --- what is shown of it --------------------------------------------------------

  /** @param {Line} line */
  isShown(line) {
    const { chosen } = this;
    return !chosen || line.parts.some(({ thread }) => thread === chosen);
  }

  /** The text of what is shown. */
  get text() {
    return this.lines.filter((line) => this.isShown(line)).map(textOf).join("");
  }

  /** Shows the lines of one thread, or of all. @param {Thread | undefined} thread */
  choose(thread) {
    this.chosen = thread;
    this.blocks = [];
    this.grown.clear();
    this.lines.filter((line) => this.isShown(line)).forEach((line) => this.put(line));
    this.place.replaceChildren(...this.blocks.map((block) => this.element(block)));
  }

  /** Draws what came. */
  show() {
    const known = this.place.lastElementChild;
    const last = known && this.blockOf.get(known);
    if (known && last && this.grown.delete(last)) this.draw(known, last, last.isDrawn);
    this.place.append(...[...this.grown].map((block) => this.element(block)));
    this.grown.clear();
    if (this.threads.size > 1) this.place.dataset.threads = "many";
  }

  // --- lines as elements ----------------------------------------------------------

  /** @param {IntersectionObserverEntry[]} entries */
  redraw(entries) {
    const selection = getSelection();
    const ends = selection && !selection.isCollapsed ? [selection.anchorNode, selection.focusNode] : [];
    for (const { target, isIntersecting } of entries) {
      const block = this.blockOf.get(target);
      // What is being selected is not taken from under the selection.
      const isHeld = !isIntersecting && ends.some((end) => target.contains(end));
      if (block && !isHeld && block.isDrawn !== isIntersecting) this.draw(target, block, isIntersecting);
    }
  }

  /** Adds a line to the last block, or a new one. @param {Line} line */
  put(line) {
    let block = this.blocks.at(-1);
    if (!block || block.lines.length === LINES_OF_BLOCK) {
      block = { lines: [], isDrawn: false };
      this.blocks.push(block);
    }
    block.lines.push(line);
    return block;
  }

  /** @param {Block} block */
  element(block) {
    const made = document.createElement("div");
    made.className = "lines";
    this.blockOf.set(made, block);
    // The first and the last one are likely to be in view.
    this.draw(made, block, block === this.blocks[0] || block === this.blocks.at(-1));
    this.inView.observe(made);
    return made;
  }

  /** @param {Element} element @param {Block} block @param {boolean} isNear */
  draw(element, block, isNear) {
    block.isDrawn = isNear;
    if (element instanceof HTMLElement) element.style.setProperty("--lines", String(block.lines.length));
    element.replaceChildren(...(isNear ? block.lines.map((line) => this.drawn(line)) : [block.lines.map(textOf).join("")]));
  }

  /** @param {Line} line */
  drawn({ parts }) {
    const names = new Set(parts.map(({ thread }) => thread?.name ?? ""));
    const line = document.createElement("span");
    line.className = "line";
    line.append(...parts.map((part) => this.drawnPart(part)));
    line.dataset.by = [...names].join(", ");
    line.dataset.colour = parts[0]?.thread?.colour ?? "";
    if (names.size > 1) line.dataset.mixed = "";
    return line;
  }

  /** @param {Part} part */
  drawnPart({ text, isError, thread }) {
    const part = document.createElement("span");
    part.className = isError ? "part error" : "part";
    part.append(...(isError ? this.drawnError(text) : [text]));
    part.dataset.colour = thread?.colour ?? "";
    return part;
  }
}
