// @ts-check
/**
 * Every interleaving of the program on the code page: all outcomes, each with the steps that
 * lead there, forward and back, by hand. What searches and steps is a worker of its own
 * (www/explorer-worker.js); this asks it and shows what it says, as text. It is modelled: one
 * machine, one step at a time, and no clock.
 */
import { markCertain, tellAhead } from "./ahead.js";
import { button, counted, element, percent, say } from "./elements.js";
import { program, whole } from "./program.js";
import { besideReality } from "./real-runs.js";

/** @typedef {{ thread: number, line: number | null, did: string | null, changed: string[] }} Step */
/** @typedef {{ name: string, value: string }} Variable */
/** @typedef {{ name: string, state: "ready" | "waiting" | "ended", line: number | null, text: string | null, next: string | null, locals: Variable[] }} Thread */
/** @typedef {{ threads: Thread[], variables: Variable[], locks: { name: string, owner: string | null, waiting: string[] }[], queues: { name: string, items: string[] }[], output: string }} View */
/** @typedef {{ view: View, can: boolean[], end: "ended" | "waits" | null, errors: string, schedule: string }} Place */
/** @typedef {import("./ahead.js").Outlook} Outlook */
/** @typedef {import("./ahead.js").Ahead} Ahead */
/** @typedef {{ thread: string, wants: string, heldBy: string | null }} WaitsFor */
/** @typedef {{ stdout: string, end: string, error: string | null, schedule: string, preemptions: number, share: { schedules: number | null, randomScheduler: number | null }, waitsFor: WaitsFor[] }} Outcome */
/** @typedef {{ thread: string, line: number, access: string }} Access */
/** @typedef {{ verdict: string, reason: string | null, states: number, transitions: number, settings: import("./tally.js").Rules, outcomes: Outcome[], races: { what: string, first: Access, second: Access, changesOutcome: boolean }[], faults: { kind: string, thread: string, line: number, schedule: string }[] }} Outcomes */

// --- the worker ---------------------------------------------------------------

/** The settings of the page. */
let settings = new URLSearchParams();

/** The keys that say what is explored, and by which rules. */
const KEYS = ["code", "order", "time", "switch", "bound"];

/** What a worker is to know of some settings. @param {URLSearchParams} of */
const rulesOf = (of) => KEYS.map((key) => of.get(key) ?? "");

/** A worker that has the program of some settings. @param {URLSearchParams} of */
async function opening(of) {
  const [packed, ...rules] = rulesOf(of);
  const { source, code, library } = await program(packed);
  const { module, url } = await whole("explorer");
  const made = new Worker(url, { type: "module", name: "interleave explorer" });
  made.postMessage({ do: "open", module, code, source, library, settings: rules });
  return made;
}

/** The worker of the program on screen, if it is there or on its way. @type {{ rules: string, worker: Promise<Worker> } | undefined} */
let current;

function open() {
  const rules = rulesOf(settings).join(" ");
  if (current?.rules === rules) return current;
  close();
  const worker = opening(settings).then((made) => {
    made.onmessage = ({ data }) => hear(data);
    made.onerror = ({ message }) => hear({ failed: message ?? "its worker is missing" });
    return made;
  });
  current = { rules, worker };
  return current;
}

function close() {
  current?.worker.then((worker) => worker.terminate()).catch(() => {});
  current = undefined;
}

/** @param {object} errand */
async function ask(errand) {
  const asked = open();
  try {
    (await asked.worker).postMessage(errand);
  } catch (error) {
    // Another program may have come meanwhile.
    if (current === asked) hear({ failed: error instanceof Error ? error.message : String(error) });
  }
}

/** @param {{ outcomes?: Outcomes, steps?: number, failed?: string, unfit?: string, path?: Step[], at?: number, place?: Place, ahead?: Ahead, certain?: number, outcome?: Outlook }} told */
function hear({ outcomes, steps, failed, unfit, path, at, place, ahead, certain, outcome }) {
  if (failed !== undefined) {
    searching(false);
    close();
    return say(status, `This program cannot be explored: ${failed}`);
  }
  if (unfit !== undefined) {
    stepper.hidden = true;
    return say(status, `The steps of this link cannot be replayed with this program (${unfit}). Find every outcome, and step through one of those.`);
  }
  if (steps !== undefined) say(status, `Searching: ${steps.toLocaleString("en")} steps so far …`);
  if (outcomes) {
    searching(false);
    drawOutcomes(outcomes);
  }
  if (path && at !== undefined && place) drawSteps(path, at, place);
  if (ahead) tellAhead(picks, ahead);
  if (certain !== undefined && outcome) {
    certainty = { step: certain, outcome };
    markCertain(grid, certainty);
  }
}

// --- what is asked for --------------------------------------------------------

let isSearching = false;

/** @param {boolean} now */
function searching(now) {
  isSearching = now;
  explore.textContent = now ? "Stop searching" : "Find every outcome";
}

function search() {
  if (isSearching) return void ask({ do: "stop" });
  found.replaceChildren();
  searching(true);
  say(status, "Searching …");
  void ask({ do: "search" });
}

/** @param {string} schedule */
function replay(schedule) {
  stepper.hidden = false;
  void ask({ do: "replay", schedule });
}

// --- outcomes -----------------------------------------------------------------

const ENDS = /** @type {Record<string, string>} */ ({ finished: "finishes", exception: "an exception", deadlock: "deadlock", hang: "never ends" });

/** What was searched, in one sentence. @param {Outcomes} all */
function verdict({ verdict, reason, states, settings: { bound } }) {
  const size = `${states.toLocaleString("en")} states`;
  if (verdict === "exhaustive") return `These are all outcomes that there are: all ${size} were searched.`;
  if (verdict === "bounded") return `These are all outcomes with at most ${counted(bound ?? 0, "preemption", "preemptions")}; with more, there may be others. (${size})`;
  return `Not all was searched, so there may be other outcomes: ${reason ?? "it was too much."} (${size})`;
}

/** @param {Outcomes} all */
function drawOutcomes(all) {
  say(status, verdict(all));
  const list = element("ol", { class: "outcomes", "data-testid": "outcomes" }, ...all.outcomes.map(outcomeItem));
  found.replaceChildren(element("h3", { class: "section-title" }, counted(all.outcomes.length, "outcome", "outcomes")), list, besideReality(all), ...faults(all));
}

/** @param {Outcome} outcome @param {number} place */
function outcomeItem(outcome, place) {
  const { share, preemptions, stdout, error, waitsFor } = outcome;
  const often = [
    share.schedules === null ? "" : `${percent(share.schedules)} of all schedules`,
    share.randomScheduler === null ? "" : `${percent(share.randomScheduler)} if chance picks each step`,
    preemptions ? `needs ${counted(preemptions, "preemption", "preemptions")}` : "needs no preemption",
  ];
  const item = element(
    "li",
    { "data-testid": `outcome-${place + 1}`, "data-end": outcome.end },
    element("span", { class: "badge" }, ENDS[outcome.end] ?? outcome.end),
    element("pre", {}, stdout || "(prints nothing)"),
    element("p", { class: "hint" }, often.filter(Boolean).join(" · ")),
    button("Step through it", `outcome-${place + 1}-steps`, () => replay(outcome.schedule)),
  );
  if (error) item.insertBefore(element("p", { class: "error" }, error), item.children[2]);
  if (waitsFor.length) item.insertBefore(waitsForGraph(waitsFor), item.children[2]);
  return item;
}

/** Who waits for what, as arrows in words. @param {WaitsFor[]} waits */
function waitsForGraph(waits) {
  const arrow = (/** @type {string} */ words) => element("span", { class: "arrow" }, ` ${words} → `);
  const rows = waits.map(({ thread, wants, heldBy }) => {
    const row = element("li", {}, element("b", {}, thread), arrow("waits for"), element("span", { class: "thing" }, wants));
    if (heldBy) row.append(arrow("held by"), element("b", {}, heldBy));
    return row;
  });
  return element("ul", { class: "waits", "data-testid": "wait-for-graph", "aria-label": "Who waits for whom" }, ...rows);
}

/** @param {Outcomes} all */
function faults({ races, faults }) {
  /** @param {Access} access */
  const side = ({ thread, line, access }) => `${thread} ${access === "write" ? "writes" : "reads"} it in line ${line}`;
  const parts = [];
  if (races.length) {
    const items = races.map(({ what, first, second, changesOutcome }) =>
      element("li", {}, element("b", {}, what), `: ${side(first)}, and ${side(second)} with nothing to order them. `, changesOutcome ? "Which comes first changes the outcome." : "The outcome is the same either way."),
    );
    parts.push(element("h3", { class: "section-title" }, counted(races.length, "data race", "data races")), element("ul", { class: "races", "data-testid": "races" }, ...items));
  }
  if (faults.length) {
    const items = faults.map(({ kind, thread, line, schedule }) =>
      element("li", {}, element("b", {}, kind), `: ${thread}, in line ${line}. `, button("Step through it", "fault-steps", () => replay(schedule))),
    );
    parts.push(element("h3", { class: "section-title" }, "Faults"), element("ul", { class: "races" }, ...items));
  }
  return parts;
}

// --- steps --------------------------------------------------------------------

/** The step after which one outcome is certain, and which, on the path on screen. @type {{ step: number, outcome: Outlook } | undefined} */
let certainty;
/** Whose steps the path on screen has. */
let shownPath = "";

/** @param {Step[]} path @param {number} at @param {Place} place */
function drawSteps(path, at, place) {
  stepper.hidden = false;
  Object.assign(slider, { max: String(path.length), value: String(at) });
  slider.setAttribute("aria-valuetext", `step ${at} of ${path.length}`);
  back.toggleAttribute("disabled", at === 0);
  forward.toggleAttribute("disabled", at >= path.length);
  say(sentence, inWords(path, at, place));
  drawPicks(place);
  drawGrid(path, at, place);
  const now = path.map(({ thread }) => thread).join(" ");
  if (now !== shownPath) certainty = undefined;
  shownPath = now;
  if (certainty) markCertain(grid, certainty);
  drawState(path, at, place);
  link.dataset.schedule = place.schedule;
}

/** @param {Step[]} path @param {number} at @param {Place} place */
function inWords(path, at, { view, end }) {
  const last = path[at - 1];
  const name = last ? (view.threads[last.thread]?.name ?? "?") : "";
  const what = last ? `Step ${at}: ${name}${last.line ? `, line ${last.line}` : ""}: ${last.did ?? "goes on"}.${last.changed.length ? ` Now ${last.changed.join("; ")}.` : ""}` : "The threads are about to start. Pick who goes first.";
  if (end === "ended") return `${what} The program has ended.`;
  return end === "waits" ? `${what} Nobody can go on: this is a deadlock.` : what;
}

/** A button for each thread that is there. @param {Place} place */
function drawPicks({ view, can }) {
  picks.replaceChildren(
    ...view.threads.map(({ name, state, line, next }, thread) => {
      const press = button("", `pick-${name}`, () => ask({ do: "pick", thread }));
      press.append(element("b", {}, name), element("span", { class: "hint" }, state === "ended" ? "has ended" : `${line ? `line ${line}: ` : ""}${next ?? "goes on"}${can[thread] ? "" : " (waits)"}`));
      press.toggleAttribute("disabled", !can[thread]);
      press.dataset.lane = String(thread % 6);
      return press;
    }),
  );
}

/** Time goes down, a column for each thread. @param {Step[]} path @param {number} at @param {Place} place */
function drawGrid(path, at, { view }) {
  const head = element("tr", {}, element("th", { scope: "col" }, "Step"), ...view.threads.map(({ name }, thread) => element("th", { scope: "col", "data-lane": String(thread % 6) }, name)), element("th", { scope: "col" }, "What changed"));
  const rows = path.map((step, place) => {
    const cells = view.threads.map((_, thread) =>
      thread === step.thread ? element("td", { class: "taken", "data-lane": String(thread % 6) }, `${step.line ? `${step.line}: ` : ""}${step.did ?? ""}`) : element("td", {}),
    );
    const row = element("tr", place + 1 === at ? { "aria-current": "step" } : {}, element("th", { scope: "row" }, String(place + 1)), ...cells, element("td", { class: "changed" }, step.changed.join("; ")));
    if (place >= at) row.className = "ahead";
    row.onclick = () => void ask({ do: "go", to: place + 1 });
    return row;
  });
  grid.replaceChildren(element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
  const current = grid.querySelector("[aria-current]");
  if (current instanceof HTMLElement) grid.scrollTop = current.offsetTop - grid.clientHeight / 2;
}

/** @param {Step[]} path @param {number} at @param {Place} place */
function drawState(path, at, { view, errors }) {
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
  say(output, view.output + errors);
}

// --- its parts ----------------------------------------------------------------

const explore = element("button", { type: "button", class: "run", "data-testid": "explore" }, "Find every outcome");
const status = element("p", { class: "hint", role: "status" });
const found = element("div", { class: "found" });
const slider = element("input", { type: "range", min: "0", value: "0", "data-testid": "step-slider", "aria-label": "Step" });
const back = button("← Back", "step-back", () => ask({ do: "go", to: Number(slider.value) - 1 }));
const forward = button("Forward →", "step-forward", () => ask({ do: "go", to: Number(slider.value) + 1 }));
const sentence = element("p", { class: "sentence", role: "status" });
const picks = element("div", { class: "picks", role: "group", "aria-label": "Who goes next" });
const grid = element("div", { class: "grid-of-steps", tabindex: "0", role: "region", "aria-label": "Steps" });
const variables = element("dl", { class: "variables", "data-testid": "variables" });
const output = element("pre", { "aria-label": "Output so far", tabindex: "0", role: "region" });
const link = button("Put these steps into the address", "schedule-link", () => Reflect.get(window, "interleaveLink").told.app.configure({ schedule: link.dataset.schedule ?? "" }));
const stepper = element(
  "div",
  { class: "stepper", hidden: "" },
  element("div", { class: "step-bar" }, back, slider, forward, link),
  sentence,
  picks,
  element("div", { class: "step-parts" }, grid, element("div", { class: "state" }, element("h3", { class: "section-title" }, "Now"), variables, element("h3", { class: "section-title" }, "Output so far"), output)),
);

/** A rule of the search, which is a key of the address. @param {string} label @param {string} key @param {[string, string][]} choices */
function rule(label, key, choices) {
  const select = element("select", { "data-key": key });
  select.append(...choices.map(([value, words]) => new Option(words, value)));
  select.onchange = () => Reflect.get(window, "interleaveLink").told.app.configure({ [key]: select.value });
  return element("label", {}, `${label} `, select);
}

const rules = element(
  "details",
  { class: "rules" },
  element("summary", {}, "Rules of the search"),
  rule("Another thread may come in", "switch", [["anywhere", "between any two instructions"], ["3.10", "at calls and loops, as CPython 3.10"], ["3.8", "as CPython 3.8"]]),
  rule("A sleep ends", "time", [["any", "at any moment"], ["punctual", "punctually"]]),
  rule("Lines printed", "order", [["bag", "in any order are the same"], ["exact", "in another order are different"]]),
  rule("Preemptions", "bound", [["", "as many as there are"], ["0", "none"], ["1", "at most 1"], ["2", "at most 2"], ["3", "at most 3"], ["4", "at most 4"]]),
);

function build() {
  const styles = element("link", { rel: "stylesheet", href: new URL("explore.css", import.meta.url).href });
  document.head.append(styles);
  slider.oninput = () => void ask({ do: "go", to: slider.valueAsNumber });
  explore.onclick = search;
  const step = button("Step through it by hand", "step", () => replay(""));
  const section = element(
    "section",
    { id: "explore", class: "card", "aria-labelledby": "explore-title" },
    element("h2", { id: "explore-title", class: "section-title" }, "Every interleaving"),
    element("p", { class: "hint" }, "Which thread goes next is chance, and some outcomes come once in a thousand runs. Here every way is tried, one step at a time (modelled, not timed)."),
    element("div", { class: "explore-bar" }, explore, step, status),
    rules,
    found,
    stepper,
  );
  // Between what is written and what was measured of it.
  document.getElementById("results")?.prepend(section);
}

/** Shows what belongs to the program of these settings. @param {URLSearchParams} now */
export function show(now) {
  const isOther = rulesOf(now).join(" ") !== rulesOf(settings).join(" ");
  settings = now;
  if (!document.getElementById("explore")) build();
  for (const select of rules.querySelectorAll("select")) select.value = now.get(select.dataset.key ?? "") ?? select.options[0].value;
  if (!isOther) return;
  close();
  searching(false);
  found.replaceChildren();
  say(status, "");
  stepper.hidden = true;
  const schedule = now.get("schedule");
  if (schedule) replay(schedule);
}

/**
 * All outcomes of the program of some settings, apart from what is shown here: for a page
 * around, and for lessons; or those that were found in time.
 * @param {URLSearchParams} settings @param {number} [limitMs] @returns {Promise<Outcomes>}
 */
export async function outcomesOf(settings, limitMs) {
  const own = await opening(settings);
  const answer = new Promise((resolve, reject) => {
    own.onmessage = ({ data }) => {
      if (data.outcomes) resolve(data.outcomes);
      if (data.failed !== undefined) reject(new Error(`This program cannot be explored: ${data.failed}`));
    };
    own.onerror = ({ message }) => reject(new Error(`The explorer's worker failed: ${message ?? "it is missing"}`));
    own.postMessage({ do: "search" });
    if (limitMs) setTimeout(() => own.postMessage({ do: "stop" }), limitMs);
  });
  return answer.finally(() => own.terminate());
}
