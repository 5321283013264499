// @ts-check
/**
 * Every interleaving of the program on the code page: all outcomes, each with the steps that
 * lead there, forward and back, by hand. What searches and steps is a worker of its own
 * (www/explorer-worker.js); this asks it and shows what it says, as text. It is modelled: one
 * machine, one step at a time, and no clock.
 */
import { button, element, say } from "./elements.js";
import { shownOutcomes, verdict } from "./outcomes.js";
import { problemsOf, program, sourceOf, whole } from "./program.js";
import { makeStepper } from "./stepper.js";

/** @typedef {{ thread: number, line: number | null, did: string | null, changed: string[], after: number | null }} Step */
/** @typedef {{ name: string, value: string }} Variable */
/** @typedef {{ name: string, state: "ready" | "waiting" | "ended", line: number | null, text: string | null, next: string | null, locals: Variable[] }} Thread */
/** @typedef {{ threads: Thread[], variables: Variable[], locks: { name: string, owner: string | null, waiting: string[] }[], queues: { name: string, items: string[] }[], output: string }} View */
/** @typedef {{ view: View, can: boolean[], end: "ended" | "waits" | null, errors: string, schedule: string }} Place */
/** @typedef {import("./ahead.js").Outlook} Outlook */
/** @typedef {import("./ahead.js").Ahead} Ahead */
/** @typedef {{ thread: string, wants: string, heldBy: string | null, line?: number }} WaitsFor */
/** @typedef {{ stdout: string, end: string, error: string | null, schedule: string, preemptions: number, share: { schedules: number | null, randomScheduler: number | null }, waitsFor: WaitsFor[] }} Outcome */
/** @typedef {{ thread: string, line: number, access: string }} Access */
/** @typedef {{ line: number, when: "always" | "never" | "possible", what: string, verdict: "met" | "broken" | "undecided", schedule: string | null }} Claim */
/** @typedef {{ verdict: string, reason: string | null, states: number, transitions: number, settings: import("./tally.js").Rules, outcomes: Outcome[], claims?: Claim[], races: { what: string, first: Access, second: Access, changesOutcome: boolean }[], faults: { kind: string, thread: string, line: number, schedule: string }[] }} Outcomes */

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

/** The worker of the program on screen, if it is there or on its way; and was anything asked of it? @type {{ rules: string, worker: Promise<Worker>, isAsked: boolean } | undefined} */
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
  current = { rules, worker, isAsked: false };
  return current;
}

function close() {
  current?.worker.then((worker) => worker.terminate()).catch(() => {});
  current = undefined;
}

/** @param {object} errand */
async function ask(errand) {
  const asked = open();
  asked.isAsked = isUsed = true;
  try {
    (await asked.worker).postMessage(errand);
  } catch (error) {
    // Another program may have come meanwhile.
    if (current === asked) hear({ failed: error instanceof Error ? error.message : String(error) });
  }
}

/** How long a pointer or the focus stays before a worker is made ready, in milliseconds. */
const STAY_MS = 100;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let stay;
/** Is the explorer used? Nobody else pays for it. */
let isUsed = false;

/** Makes a worker ready while nothing else goes on, so that a press is answered at once. */
async function prepare() {
  const isIdle = () => isUsed && !current && document.documentElement.dataset.state === "ready";
  if (!isIdle()) return;
  // What is wrong with a program is said where it is asked for.
  const problems = await sourceOf(settings.get("code") ?? "").then(problemsOf).catch(() => [undefined]);
  if (problems.length || !isIdle()) return;
  const made = open();
  made.worker.catch(() => void (current === made && close()));
}

function use() {
  isUsed = true;
  void prepare();
}

/** Who stays is about to ask. @param {HTMLElement} section */
function watch(section) {
  const leave = () => clearTimeout(stay);
  const enter = () => {
    leave();
    stay = setTimeout(use, STAY_MS);
  };
  for (const event of ["pointerenter", "focusin"]) section.addEventListener(event, enter);
  for (const event of ["pointerleave", "focusout"]) section.addEventListener(event, leave);
  new MutationObserver(prepare).observe(document.documentElement, { attributeFilter: ["data-state"] });
}

/** @param {{ outcomes?: Outcomes, steps?: number, failed?: string, unfit?: string, path?: Step[], at?: number, place?: Place, ahead?: Ahead, certain?: number, outcome?: Outlook }} told */
function hear({ outcomes, steps, failed, unfit, path, at, place, ahead, certain, outcome }) {
  if (failed !== undefined) {
    const isAsked = current?.isAsked;
    searching(false);
    close();
    // It is said where it is asked for.
    if (!isAsked) return;
    return say(status, `This program cannot be explored: ${failed}`);
  }
  if (unfit !== undefined) {
    stepper.hide();
    return say(status, `The steps of this link cannot be replayed with this program (${unfit}). Find every outcome, and step through one of those.`);
  }
  if (steps !== undefined) say(status, `Searching: ${steps.toLocaleString("en")} steps so far …`);
  if (outcomes) {
    searching(false);
    drawOutcomes(outcomes);
  }
  if (path && at !== undefined && place) stepper.draw(path, at, place);
  if (ahead) stepper.tellAhead(ahead);
  if (certain !== undefined && outcome) stepper.tellCertain(certain, outcome);
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
  stepper.begin();
  void ask({ do: "replay", schedule });
}

/** @param {Outcomes} all */
function drawOutcomes(all) {
  say(status, verdict(all));
  found.replaceChildren(...shownOutcomes(all, replay));
}

// --- its parts ----------------------------------------------------------------

const explore = element("button", { type: "button", class: "run", "data-testid": "explore" }, "Find every outcome");
const status = element("p", { class: "hint", role: "status" });
const found = element("div", { class: "found" });
const stepper = makeStepper((errand) => void ask(errand));

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
  // As the panel has it, which is another control of the same key (src/ui/components/switch.rs).
  rule("Another thread may come in", "switch", [["anywhere", "between any two instructions"], ["3.10", "at calls and loops, as in CPython 3.10"], ["3.8", "between most instructions, as in CPython 3.8"]]),
  rule("A sleep ends", "time", [["any", "at any moment"], ["punctual", "punctually"]]),
  rule("Lines printed", "order", [["bag", "in any order are the same"], ["exact", "in another order are different"]]),
  rule("Preemptions", "bound", [["", "as many as there are"], ["0", "none"], ["1", "at most 1"], ["2", "at most 2"], ["3", "at most 3"], ["4", "at most 4"]]),
);

function build() {
  const styles = element("link", { rel: "stylesheet", href: new URL("explore.css", import.meta.url).href });
  document.head.append(styles);
  explore.onclick = search;
  const step = button("Step through it by hand", "step", () => replay(""));
  const section = element(
    "section",
    { id: "explore", class: "card", "aria-labelledby": "explore-title" },
    element("h2", { id: "explore-title", class: "section-title" }, "Every interleaving"),
    element("p", { class: "hint" }, "Which thread goes next is chance, and some outcomes come once in a thousand runs. Here every way is tried, one step at a time (modelled, not timed). What you expect can stand in the program, as comments on lines of their own: ", ...["# never: deadlock", "# always: 2", "# possible: 1"].flatMap((claim, place) => [place ? ", " : "", element("code", {}, claim)]), "."),
    element("div", { class: "explore-bar" }, explore, step, status),
    rules,
    found,
    stepper.element,
  );
  // Between what is written and what was measured of it.
  document.getElementById("results")?.prepend(section);
  watch(section);
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
  stepper.hide();
  const schedule = now.get("schedule");
  if (schedule) replay(schedule);
  else void prepare();
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
