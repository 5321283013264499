// @ts-check
/**
 * A run of the explorer on screen: its steps in a grid, what there is after one of them, and
 * who goes next, by hand or by a rule. It asks for steps (www/explore.js carries that to the
 * worker) and shows what it is told. Words of programs are only ever shown as text.
 */
import { markCertain, tellAhead } from "./ahead.js";
import { drawArrows } from "./arrows.js";
import { button, element, say } from "./elements.js";

/** @typedef {import("./explore.js").Step} Step */
/** @typedef {import("./explore.js").Place} Place */
/** @typedef {import("./ahead.js").Outlook} Outlook */
/** @typedef {import("./ahead.js").Ahead} Ahead */

/** Rules by which threads take turns, with the number that each takes. @type {Record<string, { words: string, number?: { label: string, value: number, max: number } }>} */
const RULES = {
  turns: { words: "in turn", number: { label: "steps each", value: 3, max: 1000 } },
  chance: { words: "by chance", number: { label: "seed", value: 1, max: 999_999 } },
  cooperative: { words: "each until it waits (cooperative)" },
  adversary: { words: "the adversary, who wants it to fail" },
};

/** The most steps that a rule takes at once. */
const MOST_STEPS = 500;

/** @typedef {{ element: HTMLElement, hide: () => void, begin: () => void, draw: (path: Step[], at: number, place: Place) => void, tellAhead: (ahead: Ahead) => void, tellCertain: (step: number, outcome: Outlook) => void }} Stepper */

/** @param {(errand: object) => void} ask @returns {Stepper} */
export function makeStepper(ask) {
  const slider = element("input", { type: "range", min: "0", value: "0", "data-testid": "step-slider", "aria-label": "Step" });
  const back = button("← Back", "step-back", () => ask({ do: "go", to: Number(slider.value) - 1 }));
  const forward = button("Forward →", "step-forward", () => ask({ do: "go", to: Number(slider.value) + 1 }));
  const sentence = element("p", { class: "sentence", role: "status" });
  const picks = element("div", { class: "picks", role: "group", "aria-label": "Who goes next" });
  const grid = element("div", { class: "grid-of-steps", tabindex: "0", role: "region", "aria-label": "Steps" });
  const variables = element("dl", { class: "variables", "data-testid": "variables" });
  const output = element("pre", { "aria-label": "Output so far", tabindex: "0", role: "region" });
  const link = button("Put these steps into the address", "schedule-link", () => Reflect.get(window, "interleaveLink").told.app.configure({ schedule: link.dataset.schedule ?? "" }));
  const arrows = element("input", { type: "checkbox", "data-testid": "arrows" });
  const holder = element(
    "div",
    { class: "stepper", hidden: "" },
    element("div", { class: "step-bar" }, back, slider, forward, link),
    sentence,
    picks,
    element("div", { class: "step-bar" }, ...chooser(ask), element("label", { class: "arrows-wanted" }, arrows, " Arrows: what had to come first")),
    element("div", { class: "step-parts" }, grid, element("div", { class: "state" }, element("h3", { class: "section-title" }, "Now"), variables, element("h3", { class: "section-title" }, "Output so far"), output)),
  );
  slider.oninput = () => ask({ do: "go", to: slider.valueAsNumber });

  /** The path on screen. @type {Step[]} */
  let shown = [];
  arrows.onchange = () => drawArrows(grid, arrows.checked ? shown : []);
  // The grid is another one in another width.
  new ResizeObserver(() => requestAnimationFrame(() => drawArrows(grid, arrows.checked ? shown : []))).observe(grid);

  /** The step after which one outcome is certain, and which, on the path on screen. @type {{ step: number, outcome: Outlook } | undefined} */
  let certainty;
  /** Whose steps the path on screen has. */
  let whose = "";

  return {
    element: holder,
    hide: () => (holder.hidden = true),
    begin: () => (holder.hidden = false),
    draw(path, at, place) {
      holder.hidden = false;
      Object.assign(slider, { max: String(path.length), value: String(at) });
      slider.setAttribute("aria-valuetext", `step ${at} of ${path.length}`);
      back.toggleAttribute("disabled", at === 0);
      forward.toggleAttribute("disabled", at >= path.length);
      say(sentence, inWords(path, at, place));
      drawPicks(picks, place, (thread) => ask({ do: "pick", thread }));
      drawGrid(grid, path, at, place, (to) => ask({ do: "go", to }));
      shown = path;
      if (arrows.checked) drawArrows(grid, path);
      const now = path.map(({ thread }) => thread).join(" ");
      if (now !== whose) certainty = undefined;
      whose = now;
      if (certainty) markCertain(grid, certainty);
      drawVariables(variables, path, at, place);
      say(output, place.view.output + place.errors);
      link.dataset.schedule = place.schedule;
    },
    tellAhead: (ahead) => ahead && tellAhead(picks, ahead),
    tellCertain(step, outcome) {
      certainty = { step, outcome };
      markCertain(grid, certainty);
    },
  };
}

/** Fields to let a rule decide who goes next. @param {(errand: object) => void} ask */
function chooser(ask) {
  const rule = element("select", { "data-testid": "rule" });
  rule.append(...Object.entries(RULES).map(([name, { words }]) => new Option(words, name)));
  const number = element("input", { type: "number", min: "1", class: "rule-number" });
  const words = element("span", {});
  const field = element("label", { class: "rule-field" }, number, words);
  const fit = () => {
    const wanted = RULES[rule.value].number;
    field.hidden = !wanted;
    if (!wanted) return;
    Object.assign(number, { value: String(wanted.value), max: String(wanted.max) });
    words.textContent = wanted.label;
  };
  rule.onchange = fit;
  fit();
  /** @param {number} steps */
  const play = (steps) => ask({ do: "play", rule: rule.value, number: Math.max(1, Math.trunc(number.valueAsNumber) || 1), steps });
  return [element("label", {}, "Or who goes next is chosen ", rule), field, button("One step", "rule-step", () => play(1)), button("To the end", "rule-end", () => play(MOST_STEPS))];
}

/** @param {Step[]} path @param {number} at @param {Place} place */
function inWords(path, at, { view, end }) {
  const last = path[at - 1];
  const name = last ? (view.threads[last.thread]?.name ?? "?") : "";
  const what = last ? `Step ${at}: ${name}${last.line ? `, line ${last.line}` : ""}: ${last.did ?? "goes on"}.${last.changed.length ? ` Now ${last.changed.join("; ")}.` : ""}` : "The threads are about to start. Pick who goes first.";
  if (end === "ended") return `${what} The program has ended.`;
  return end === "waits" ? `${what} Nobody can go on: this is a deadlock.` : what;
}

/** A button for each thread that is there. @param {Element} picks @param {Place} place @param {(thread: number) => void} pick */
function drawPicks(picks, { view, can }, pick) {
  picks.replaceChildren(
    ...view.threads.map(({ name, state, line, next }, thread) => {
      const press = button("", `pick-${name}`, () => pick(thread));
      press.append(element("b", {}, name), element("span", { class: "hint" }, state === "ended" ? "has ended" : `${line ? `line ${line}: ` : ""}${next ?? "goes on"}${can[thread] ? "" : " (waits)"}`));
      press.toggleAttribute("disabled", !can[thread]);
      press.dataset.lane = String(thread % 6);
      return press;
    }),
  );
}

/** Time goes down, a column for each thread. @param {HTMLElement} grid @param {Step[]} path @param {number} at @param {Place} place @param {(to: number) => void} go */
function drawGrid(grid, path, at, { view }, go) {
  const head = element("tr", {}, element("th", { scope: "col" }, "Step"), ...view.threads.map(({ name }, thread) => element("th", { scope: "col", "data-lane": String(thread % 6) }, name)), element("th", { scope: "col" }, "What changed"));
  const rows = path.map((step, place) => {
    const cells = view.threads.map((_, thread) =>
      thread === step.thread ? element("td", { class: "taken", "data-lane": String(thread % 6) }, `${step.line ? `${step.line}: ` : ""}${step.did ?? ""}`) : element("td", {}),
    );
    const row = element("tr", place + 1 === at ? { "aria-current": "step" } : {}, element("th", { scope: "row" }, String(place + 1)), ...cells, element("td", { class: "changed" }, step.changed.join("; ")));
    if (place >= at) row.className = "ahead";
    row.onclick = () => go(place + 1);
    return row;
  });
  grid.replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
  const current = grid.querySelector("[aria-current]");
  if (current instanceof HTMLElement) grid.scrollTop = current.offsetTop - grid.clientHeight / 2;
}

/** @param {Element} variables @param {Step[]} path @param {number} at @param {Place} place */
function drawVariables(variables, path, at, { view }) {
  const isNew = (/** @type {string} */ text) => (path[at - 1]?.changed ?? []).some((it) => it === text);
  /** @param {string} name @param {string} value @param {boolean} [marked] */
  const row = (name, value, marked = false) => element("div", marked ? { class: "marked" } : {}, element("dt", {}, name), element("dd", {}, value));
  // Locks and queues stand below, and what never changes says nothing.
  const things = new Set([...view.locks, ...view.queues].map(({ name }) => name));
  const rows = view.variables.filter(({ name, value }) => !things.has(name) && !/^<(function|class|module)/.test(value)).map(({ name, value }) => row(name, value, isNew(`${name} = ${value}`)));
  for (const { name, owner, waiting } of view.locks) {
    rows.push(row(name, owner ? `held by ${owner}${waiting.length ? `; ${waiting.join(", ")} waiting` : ""}` : "free", isNew(owner ? `${owner} holds ${name}` : `${name} is free`)));
  }
  for (const { name, items } of view.queues) rows.push(row(name, items.length ? items.join(", ") : "empty"));
  for (const thread of view.threads) {
    for (const { name, value } of thread.locals) rows.push(row(`${thread.name}: ${name}`, value, isNew(`${thread.name}: ${name} = ${value}`)));
  }
  variables.replaceChildren(...rows);
}
