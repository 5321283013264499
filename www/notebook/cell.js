// @ts-check
/** A cell on the page: a text, or code with its editor and its outputs. All that a notebook says is shown as text. */
import { button, h } from "../lessons/dom.js";
import { Printed } from "../printed.js";
import { drawText } from "./draw.js";

/** @typedef {import("./ipynb.js").Cell} Cell */
/** @typedef {import("./ipynb.js").Output} Output */
/** @typedef {{ source: () => string, goTo: (line: number) => void }} Editor */
/** @typedef {(place: HTMLElement, options: object) => Editor} Edit */
/** @typedef {{ edit: Edit, changed: () => void, run: (cell: CodeCell, goesOn: boolean) => void, goTo: (count: number, line: number) => void }} Use */

/** Where a traceback says that something stood. */
const PLACE = /File "Cell In\[(\d+)\]", line (\d+)/g;

/** Editors come when their cells come into view: a long notebook would be slow with all at once. */
const nearing = new IntersectionObserver((seen) => seen.filter((it) => it.isIntersecting).forEach(({ target }) => cellOf.get(target)?.makeEditor()), { rootMargin: "800px" });
/** @type {WeakMap<Element, CodeCell>} */
const cellOf = new WeakMap();

/** A cell that is no code. @param {Cell} cell */
export const textCell = ({ kind, source }) => h("div", { class: "text-cell" }, kind === "text" ? drawText(source) : h("pre", {}, source));

export class CodeCell {
  /** @param {Cell} cell @param {number} number among the code cells, from 1 @param {Use} use */
  constructor(cell, number, use) {
    this.cell = cell;
    this.number = number;
    this.use = use;
    /** @type {Editor | undefined} */
    this.editor = undefined;
    this.count = h("span", { class: "count" });
    this.press = button("Run", () => use.run(this, false), { "aria-label": `Run cell ${number}`, testid: `cell-run-${number}` });
    this.place = h("div", { class: "cell-editor" }, h("pre", {}, cell.source || " "));
    this.outputs = h("div", { class: "outputs" });
    this.element = h("section", { class: "code-cell", testid: `cell-${number}`, "aria-label": `Cell ${number}` }, h("div", { class: "gutter" }, this.count, this.press), h("div", { class: "body" }, this.place, this.outputs));
    /** Where its last output is drawn, if that was printed. @type {Printed | undefined} */
    this.printed = undefined;
    this.state("");
    this.drawOutputs();
    cellOf.set(this.place, this);
    nearing.observe(this.place);
  }

  makeEditor() {
    nearing.unobserve(this.place);
    if (this.editor) return;
    this.place.replaceChildren();
    const changed = (/** @type {string} */ source) => {
      this.cell.source = source;
      this.use.changed();
    };
    const label = `Cell ${this.number}, in Python. Escape, then Tab leaves it.`;
    this.editor = this.use.edit(this.place, { source: this.cell.source, label, onChange: changed, onRun: () => this.use.run(this, false), onRunNext: () => this.use.run(this, true) });
  }

  /** Puts the focus into its editor. */
  focus() {
    this.goTo(undefined);
  }

  /** Goes to a line. @param {number | undefined} line */
  goTo(line) {
    this.makeEditor();
    this.element.scrollIntoView({ block: "nearest" });
    this.editor?.goTo(line ?? 1);
  }

  /** @param {"" | "waits" | "runs" | "failed"} state */
  state(state) {
    this.element.dataset.state = state;
    const { count } = this.cell;
    this.count.textContent = state === "runs" || state === "waits" ? "[*]" : `[${count ?? " "}]`;
    this.count.title = { waits: "It waits for its turn", runs: "It runs", failed: "An exception ended it", "": count === null ? "It has not run" : `It ran as number ${count}` }[state];
  }

  /** A run begins. @param {number} count */
  begin(count) {
    Object.assign(this.cell, { count, outputs: [], isNew: true });
    this.drawOutputs();
    this.state("runs");
  }

  /** What threads printed. @param {import("../printed.js").Piece[]} pieces */
  print(pieces) {
    const { outputs } = this.cell;
    for (const piece of pieces) {
      const [text, isError] = piece;
      const name = isError ? "stderr" : "stdout";
      const last = outputs.at(-1);
      if (last?.kind === "stream" && last.name === name) last.text += text;
      else outputs.push({ kind: "stream", name, text });
      this.printing().take(piece);
    }
    this.printed?.show();
  }

  /** Where what is printed next is drawn: what follows on each other stands in one place, as it came. */
  printing() {
    if (this.printed) return this.printed;
    const element = h("div", { class: "output printed", "data-kind": "printed" });
    this.outputs.append(element);
    this.printed = new Printed(element, (text) => this.linked(text));
    return this.printed;
  }

  /** Ends the run. @param {import("./session.js").Ended} ended */
  end({ result, error }) {
    if (result !== null) this.add({ kind: "result", text: result });
    if (error !== null) this.add({ kind: "error", text: error.trimEnd() });
    this.state(error === null ? "" : "failed");
    this.makeReachable();
  }

  /** @param {Output} output */
  add(output) {
    this.cell.outputs.push(output);
    this.draw(output);
  }

  drawOutputs() {
    this.printed = undefined;
    this.outputs.replaceChildren();
    this.cell.outputs.forEach((output) => this.draw(output));
    requestAnimationFrame(() => this.makeReachable());
  }

  /** @param {Output} output */
  draw(output) {
    if (output.kind === "stream") {
      this.printing().take([output.text, output.name === "stderr"]);
      this.printed?.show();
      return;
    }
    const parts = output.kind === "error" ? this.linked(output.text) : [output.text];
    this.outputs.append(h("pre", { class: "output", "data-kind": output.kind }, ...parts));
    this.printed = undefined;
  }

  /** A traceback whose places can be pressed. @param {string} text */
  linked(text) {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(PLACE)) {
      const [words, count, line] = found;
      parts.push(text.slice(end, found.index), h("button", { type: "button", class: "to-line", onclick: () => this.use.goTo(Number(count), Number(line)) }, words));
      end = found.index + words.length;
    }
    return [...parts, text.slice(end)];
  }

  /** What is longer or wider than its place can be scrolled by keyboard, too. */
  makeReachable() {
    for (const output of this.outputs.children) {
      if (!(output instanceof HTMLElement)) continue;
      if (output.scrollHeight <= output.clientHeight + 1 && output.scrollWidth <= output.clientWidth + 1) continue;
      output.tabIndex = 0;
      output.setAttribute("role", "region");
      output.setAttribute("aria-label", `What cell ${this.number} gave`);
    }
  }
}
