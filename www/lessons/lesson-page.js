// @ts-check
/** A lesson on the page: its steps, which one is open, and what is known of the learner's runs. */
import { button, h } from "./dom.js";
import { present } from "./present.js";
import { inline } from "./prose.js";
import { drawStep, programOf } from "./steps.js";
import * as store from "./store.js";

/** @typedef {import("./parse.js").Lesson} Lesson */
/** @typedef {import("./parse.js").Step} Step */
/** @typedef {import("./evidence.js").Result} Result */
/** @typedef {import("./blocks.js").Program} Program */
/** @typedef {{ id: string, title: string, line: string, minutes: number, digest: string }} Entry */

export class LessonPage {
  /**
   * @param {Lesson} lesson @param {Entry[]} list @param {import("./workbench.js").Workbench} bench
   * @param {{ file: (name: string) => Promise<string>, hrefOf: (lesson?: string) => string, isEmbedded: boolean, keptAs?: string }} around `keptAs`: unless by its id
   */
  constructor(lesson, list, bench, { file, hrefOf, isEmbedded, keptAs = lesson.id }) {
    this.lesson = lesson;
    this.list = list;
    this.bench = bench;
    this.file = file;
    this.hrefOf = hrefOf;
    this.isEmbedded = isEmbedded;
    this.keptAs = keptAs;
    this.kept = store.kept(keptAs);
    this.at = Math.max(0, lesson.steps.findIndex(({ kind }) => kind === this.kept.step));
    /** What stands in the editor in which step. @type {Map<Step, { program: Program, source: string }>} */
    this.programs = new Map();
    /** Whose program stands in the editor. @type {Step | undefined} */
    this.owner = undefined;
    /** @type {Map<string, { result: Result, isOwn: boolean }>} */
    this.results = new Map();
    /** Whose program was run last: the charts are of that one. @type {Step | undefined} */
    this.charted = undefined;
    /** @type {[string, (result: Result | undefined, isOwn: boolean) => void][]} */
    this.listeners = [];
    /** @type {((kind: string, section: HTMLElement) => void)[]} */
    this.visitors = [];
    /** What the page around was told last. */
    this.told = "";
    this.rail = h("ol", { class: "rail" }, ...lesson.steps.map((step, index) => this.railItem(step, index)));
    this.nav = h("div", { class: "step-nav" });
    this.sections = lesson.steps.map((step) => this.section(step));
    this.stage = h("div", { class: "lesson-stage" }, ...this.sections, bench.element, this.nav);
    this.element = h("article", { id: "lesson", testid: `lesson-${lesson.id}`, "aria-labelledby": "lesson-title" }, this.head(), h("nav", { "aria-label": "Steps" }, this.rail), this.stage);
  }

  // --- what blocks ask ----------------------------------------------------------

  question() {
    return this.block("question");
  }

  /** @returns {import("./blocks.js").Claim[]} */
  claims() {
    return this.block("claims") ?? [];
  }

  /** The first block of this name. @param {string} name */
  block(name) {
    for (const { parts } of this.lesson.steps) for (const part of parts) if (part.kind === "block" && part.name === name) return part.data;
    return undefined;
  }

  /** @param {string} kind of the step whose program was run */
  resultOf(kind) {
    return this.results.get(kind)?.result;
  }

  /** Calls with what is there now, and with each new result. @param {string} kind @param {(result: Result | undefined, isOwn: boolean) => void} call */
  onResult(kind, call) {
    this.listeners.push([kind, call]);
    const found = this.results.get(kind);
    call(found?.result, found?.isOwn ?? true);
  }

  /** Calls with each step that is opened. @param {(kind: string, section: HTMLElement) => void} call */
  onStep(call) {
    this.visitors.push(call);
  }

  /** @param {number} prediction */
  predict(prediction) {
    this.note({ prediction, first: this.kept.first ?? prediction });
  }

  /** @param {(boolean | null)[]} claims */
  claimed(claims) {
    this.note({ claims });
  }

  observed() {
    this.mark("see");
  }

  touched() {
    this.mark("do");
  }

  solved() {
    this.mark("fix");
  }

  /** Puts another program into the editor, for the step that offers it. @param {Program} program @param {Step} step */
  offer(program, step) {
    this.programs.set(step, { program, source: program.source });
    this.owner = undefined;
    void this.showProgram(step);
    this.bench.element.scrollIntoView({ block: "start" });
  }

  // --- what is told ---------------------------------------------------------------

  /** @param {store.Kept} news */
  note(news) {
    Object.assign(this.kept, news);
    store.keep(this.keptAs, news);
    this.tell();
  }

  /** The page around is told, too (src/ui/frame_api.rs). */
  tell() {
    const { prediction = null, claims = [] } = this.kept;
    const detail = { lesson: this.lesson.id, step: this.lesson.steps[this.at].kind, prediction, claims };
    const told = JSON.stringify(detail);
    if (told === this.told) return;
    this.told = told;
    dispatchEvent(new CustomEvent("interleave:lesson", { detail }));
  }

  /** @param {string} kind */
  mark(kind) {
    this.rail.querySelector(`[data-kind=${kind}]`)?.setAttribute("data-done", "");
  }

  /** A run of what is in the editor is done. @param {Result} result */
  take(result) {
    // What was run in other steps is of other programs.
    this.keep(this.owner?.kind ?? "run", result, this.bench.isOwn);
    this.charted = this.owner;
    this.showCharts();
  }

  /** A part of the lesson has measured or modelled something, and tells it as a program would print it. @param {string[]} lines `name: number` */
  found(lines) {
    const run = { mode: "", label: "", samplesMs: [], output: lines.join("\n") };
    this.keep("run", { environment: { engine: "" }, runs: [run], comparisons: [] }, true);
  }

  /** @param {string} kind of the step @param {Result} result @param {boolean} isOwn */
  keep(kind, result, isOwn) {
    this.results.set(kind, { result, isOwn });
    this.mark(kind);
    for (const [of, call] of this.listeners) if (of === kind) call(result, isOwn);
  }

  /** Charts of another program would mislead. */
  showCharts() {
    this.stage.toggleAttribute("data-has-run", this.charted !== undefined && this.charted === this.owner);
  }

  edited() {
    const kept = this.owner && this.programs.get(this.owner);
    if (kept) kept.source = this.bench.source;
  }

  // --- drawing --------------------------------------------------------------------

  head() {
    const { lesson, list } = this;
    const number = list.findIndex(({ id }) => id === lesson.id) + 1;
    const place = number ? `Lesson ${number} of ${list.length}` : "A course’s own lesson";
    const all = !this.isEmbedded && h("a", { href: this.hrefOf() }, "All lessons");
    const show = button("Present", () => present(this), { testid: "present", title: "One step at a time, large; arrow keys go on, Escape ends" });
    const tools = h("div", { class: "lesson-tools" }, all, show, button("Print", () => print()));
    const title = h("h2", { id: "lesson-title", tabindex: "-1" }, lesson.title);
    return h("header", { class: "lesson-head" }, h("p", { class: "hint" }, `${place} · about ${lesson.minutes} minutes`), title, h("p", { class: "lesson-line" }, ...inline(lesson.line)), tools);
  }

  /** @param {Step} step */
  section(step) {
    const heading = h("h3", { tabindex: "-1" }, ...inline(step.title));
    return h("section", { class: "step", "data-kind": step.kind, "aria-label": step.title }, heading, ...drawStep(step, this));
  }

  /** @param {Step} step @param {number} index */
  railItem({ kind, title }, index) {
    return h("li", {}, h("button", { type: "button", "data-kind": kind, onclick: () => this.go(index) }, h("span", { class: "rail-number", "aria-hidden": "true" }, String(index + 1)), h("span", { class: "rail-title" }, title.replaceAll("`", ""))));
  }

  /** Opens a step. @param {number} to @param {boolean} [isArriving] whether nobody has pressed anything yet */
  go(to, isArriving = false) {
    const { steps } = this.lesson;
    if (to >= steps.length || to < 0) return undefined;
    this.at = to;
    const step = steps[to];
    this.sections.forEach((section, index) => section.toggleAttribute("data-current", index === to));
    this.rail.querySelectorAll("button").forEach((item, index) => (index === to ? item.setAttribute("aria-current", "step") : item.removeAttribute("aria-current")));
    for (const call of this.visitors) call(step.kind, this.sections[to]);
    this.nav.replaceChildren(...this.ways());
    this.note({ step: step.kind, ...(to === steps.length - 1 ? { isDone: true } : {}) });
    const isLoaded = this.showProgram(step);
    if (isArriving) return isLoaded;
    const heading = this.sections[to].querySelector("h3");
    heading?.focus({ preventScroll: true });
    if (!this.isEmbedded) this.element.scrollIntoView({ block: "start" });
    return isLoaded;
  }

  /** Back and on. */
  ways() {
    const { steps } = this.lesson;
    const back = this.at > 0 && button("Back", () => this.go(this.at - 1));
    const on = this.at + 1 < steps.length ? h("button", { type: "button", class: "go", onclick: () => this.go(this.at + 1) }, `Next: ${steps[this.at + 1].title.replaceAll("`", "")}`) : this.nextLesson();
    return [back, on].filter((way) => way !== false && way !== undefined);
  }

  nextLesson() {
    const next = this.list[this.list.findIndex(({ id }) => id === this.lesson.id) + 1];
    if (this.isEmbedded) return h("p", { class: "hint" }, "That was the lesson.");
    return next ? h("a", { class: "go", href: this.hrefOf(next.id) }, `Next lesson: ${next.title}`) : h("a", { class: "go", href: this.hrefOf() }, "All lessons");
  }

  /** The bench stands below the step if it has a program, or looks at the run of one. @param {Step} step */
  async showProgram(step) {
    const own = this.programs.get(step)?.program ?? programOf(step);
    const isLooking = ["see", "explore"].includes(step.kind) && this.lesson.steps.some((other) => other.kind === "run" && programOf(other));
    this.bench.element.hidden = !own && !isLooking;
    const owner = own ? step : this.lesson.steps.find(({ kind }) => kind === "run");
    if (this.bench.element.hidden || !owner || owner === this.owner) return;
    const program = own ?? programOf(owner);
    if (!program) return;
    this.owner = owner;
    const kept = this.programs.get(owner) ?? { program, source: program.source };
    this.programs.set(owner, kept);
    this.showCharts();
    await this.bench.load(program, kept.source);
  }
}
