// @ts-check
/**
 * The place of a lesson's programs: an editor, and the parts of the playground that run what is
 * in it and show what came of that. As everywhere, the program is in the address.
 */
import { button, h, words } from "./dom.js";

/** How long the keys rest before a program is taken in. */
const REST_MS = 300;
/** How long a search over every schedule may take. */
const SEARCH_MS = 20_000;

/** @typedef {{ placed: () => HTMLElement, clear: () => void, pack: (source: string) => Promise<string>, sourceOf: (packed: string) => Promise<string>, problemsOf: (source: string) => Promise<unknown[]>, outcomesOf: (settings: URLSearchParams, limitMs: number) => Promise<import("./check.js").Outcomes> }} Loans What www/program.js lends. */
/** @typedef {{ source: () => string, replace: (source: string) => void, mark: (problems: unknown[]) => void, goTo: (line: number) => void }} Editor */
/** @typedef {import("./evidence.js").Result} Result */

/** Sets keys of the address. @param {Record<string, string>} keys */
export const configure = (keys) => Reflect.get(window, "interleaveLink").told.app.configure(keys);

function editorsScript() {
  const meta = document.querySelector("meta[name=editor]");
  if (!(meta instanceof HTMLMetaElement)) throw new Error("the site has no editor");
  return Reflect.get(window, "interleaveFiles").unchangedModule({ href: new URL(meta.content, document.baseURI).href + "editor.js", integrity: meta.dataset.integrity });
}

/** Until the app takes another run: it tells of a result before it has drawn it. @returns {Promise<void>} */
function idle() {
  const root = document.documentElement;
  return new Promise((resolve) => {
    if (root.dataset.state !== "running") return resolve();
    const watch = new MutationObserver(() => {
      if (root.dataset.state === "running") return;
      watch.disconnect();
      resolve();
    });
    watch.observe(root, { attributeFilter: ["data-state"] });
    return undefined;
  });
}

/** @param {Record<string, string>} keys */
const onCodePage = (keys) => `#${new URLSearchParams({ page: "code", workload: "program", ...keys })}`;

export class Workbench {
  /** @param {Loans} loans @param {{ onResult: (result: Result) => void, onEdit: () => void }} tell */
  constructor(loans, tell) {
    this.loans = loans;
    this.tell = tell;
    /** What the lesson has, to go back to. */
    this.original = "";
    /** On what the editor and the address agree. */
    this.agreed = { packed: "", source: "" };
    /** Programs that were put into the address, and that the app has not told since. @type {Set<string>} */
    this.echoes = new Set();
    /** @type {Editor | undefined} */
    this.editor = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.rest = undefined;
    /** What else the address is to be told with the program. @type {Record<string, string>} */
    this.untold = {};
    /** Who waits for the run under way. @type {{ resolve: (result: Result) => void, reject: (error: Error) => void }[]} */
    this.waiting = [];
    /** Whether the app has told of a run, and not of its end. */
    this.isRunning = false;
    this.place = h("div", { id: "editor" });
    this.says = h("p", { class: "hint", role: "status" });
    this.reset = button("Back to the lesson’s program", () => this.replace(this.original), { hidden: true });
    this.element = h("div", { class: "workbench", hidden: true });
  }

  /** Takes the playground's parts in, once. */
  async build() {
    const program = this.loans.placed();
    const [holder] = program.children;
    const hint = h("p", { class: "hint" }, "Ctrl or ⌘ with Enter runs it. Escape, then Tab leaves the editor.");
    holder.querySelector("h2")?.replaceChildren("The program, yours to change");
    holder.querySelector("pre")?.replaceWith(this.place, h("div", { class: "toolrow" }, this.reset, hint), this.says);
    const parts = ["panel", "results"].map((id) => document.getElementById(id)).filter((part) => part !== null);
    const [panel, results] = parts;
    const more = button("Modes and samples …", () => {
      const isOpen = panel.toggleAttribute("data-open");
      more.setAttribute("aria-expanded", String(isOpen));
    }, { class: "quiet-button more-settings", "aria-expanded": "false" });
    this.element.append(program, h("div", { class: "run-row" }, panel, more), results);
    const { edit } = await editorsScript();
    const options = { source: "", label: "The program, in Python. Escape, then Tab leaves it.", onChange: () => this.changed(), onRun: () => void this.run() };
    this.editor = edit(this.place, options);
    document.addEventListener("click", (event) => this.runNewest(event), true);
  }

  /** Run runs what is in the editor, also within the time that the keys are to rest. @param {Event} event */
  runNewest(event) {
    if (this.rest === undefined || !(event.target instanceof Element) || !event.target.closest("[data-testid=run]")) return;
    event.stopImmediatePropagation();
    void this.run();
  }

  get source() {
    return this.editor?.source() ?? this.agreed.source;
  }

  /** Whether the program is the lesson's. */
  get isOwn() {
    return this.source === this.original;
  }

  /**
   * Puts a program in: the lesson's, or what somebody made of it.
   * @param {import("./blocks.js").Program} program @param {string} source
   */
  async load(program, source) {
    this.original = program.source;
    this.loans.clear();
    if (this.editor?.source() !== source) this.editor?.replace(source);
    this.untold = { modes: "gil,parallel", repeats: "3", switch: "anywhere", ...program.settings };
    await this.takeIn();
  }

  /** Another text in the editor, which can be undone. @param {string} source */
  replace(source) {
    this.editor?.replace(source);
    void this.takeIn();
  }

  changed() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.takeIn(), REST_MS);
  }

  /** Takes in what was typed, and marks its mistakes. */
  async takeIn() {
    clearTimeout(this.rest);
    this.rest = undefined;
    const { source } = this;
    this.reset.hidden = source === this.original;
    try {
      const code = await this.loans.pack(source);
      // Who changed it meanwhile takes that in.
      if (this.source !== source) return;
      this.agreed = { packed: code, source };
      this.echoes.add(code);
      configure({ code, workload: "program", ...this.untold });
      this.untold = {};
      this.says.textContent = "";
    } catch (error) {
      this.says.textContent = words(error);
    }
    this.tell.onEdit();
    const problems = await this.loans.problemsOf(source).catch(() => []);
    if (this.source === source) this.editor?.mark(problems);
  }

  /** The address has this program now, perhaps from elsewhere. @param {string} code */
  async arrive(code) {
    const isEcho = this.echoes.delete(code);
    if (code === this.agreed.packed) this.echoes.clear();
    if (isEcho || code === this.agreed.packed) return;
    const source = await this.loans.sourceOf(code).catch(() => undefined);
    if (source !== undefined && source !== this.source) this.replace(source);
  }

  /** Runs what is in the editor, as Run does. @returns {Promise<Result>} */
  async run() {
    if (this.rest !== undefined) await this.takeIn();
    const done = /** @type {Promise<Result>} */ (new Promise((resolve, reject) => this.waiting.push({ resolve, reject })));
    // Who does not wait for it is not to be alarmed.
    done.catch(() => {});
    if (!this.isRunning) {
      await idle();
      document.querySelector("[data-testid=run]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }
    return done;
  }

  /** Every outcome of a program, as far as they are found in time. @param {string} program */
  async outcomesOf(program) {
    const settings = new URLSearchParams({ code: await this.loans.pack(program), switch: "anywhere", time: "any", order: "bag", bound: "" });
    return this.loans.outcomesOf(settings, SEARCH_MS);
  }

  /** Where a schedule of a program is stepped through. @param {string} program @param {string} schedule */
  async hrefOf(program, schedule) {
    return onCodePage({ code: await this.loans.pack(program), schedule });
  }

  /** Where the program in the editor is explored. */
  get exploreHref() {
    return onCodePage({ code: this.agreed.packed });
  }

  /** Runs this program, as long as it is the one in the editor. @param {string} program @returns {Promise<Result>} */
  async runOf(program) {
    if (this.source !== program) throw new Error("the program was changed meanwhile");
    return this.run();
  }

  /** @param {string} what @param {unknown} value */
  hear(what, value) {
    if (what === "began") this.isRunning = true;
    if (what === "finished" || what === "ended") this.isRunning = false;
    if (what === "finished") {
      const [result] = /** @type {[Result]} */ (value);
      this.tell.onResult(result);
      for (const { resolve } of this.waiting.splice(0)) resolve(result);
    }
    if (what === "ended") for (const { reject } of this.waiting.splice(0)) reject(new Error("the run did not come to its end"));
  }
}
