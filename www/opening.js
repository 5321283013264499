// @ts-check
/**
 * What the playground begins with: a guess to make, a Run, lanes that fill, the guess beside
 * the answer, and one step to go on with. boot.js loads it once the page is ready, never in a
 * frame. It hears what the app tells (src/bridge/link.rs), and sets keys of the address.
 */
import { drawPath } from "./path.js";
import { PRESETS, after, presetOf } from "./presets.js";

/** @typedef {import("./presets.js").Preset} Preset */
/** @typedef {{ mode: string, over: string, ratio: number, ci95: [number, number], verdict: string }} Comparison */
/** @typedef {{ runs: { mode: string, workers: number, medianMs: number }[], comparisons: Comparison[] }} Result */
/** @typedef {[run: number, mode: string | undefined, isTimed: boolean, owners: Uint32Array]} Owners */

/** What the app offers (src/ui/page_api.rs). @returns {{ configure: (keys: object) => string[], owners: () => Owners | undefined }} */
const app = () => Reflect.get(window, "interleaveLink").told.app;

/**
 * How often the lanes are looked at, in milliseconds: painting takes time from what is timed, and
 * before each sample they are looked at anyway (src/bridge/live.rs).
 */
const LIVELY_MS = 40;
const TIMED_MS = 2_000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let nextLook;
/** How long the slowest mode takes when the medians are shown once more, in milliseconds. */
const RACE_MS = 2400;
/** More tasks than this have no place of their own in a lane. */
const MAX_CELLS = 40;

const NAMES = /** @type {Record<string, string>} */ ({ sequential: "Sequential", concurrent: "Concurrent", parallel: "Parallel", gil: "GIL", processes: "Processes" });

// --- what is asked ------------------------------------------------------------

let settings = new URLSearchParams();
/** Guesses by what they are about, so that none is lost on the way through the presets. @type {Map<string, number>} */
const guesses = new Map();
/** @type {Result | undefined} */
let result;
/** What was run, as it was when it began. */
let ran = "";
let isRunning = false;
/** The preset that was chosen last. @type {Preset | undefined} */
let chosen;

const modes = () => (settings.get("modes") ?? "").split(",");
const workers = () => Number(settings.get("workers"));
const waits = () => ["prices", "sleep", "mixed"].includes(settings.get("workload") ?? "");

/** The preset on screen; also where a mode of it cannot run in this browser, and another one stands in. */
function current() {
  const isSame = chosen && Object.entries(chosen.settings).every(([key, value]) => key === "modes" || settings.get(key) === value);
  return presetOf(settings) ?? (isSame ? chosen : undefined);
}

/** What to look for. */
function hint() {
  const [preset, mode] = [current(), target()];
  if (!preset || !mode) return "Set it up as you like, guess, and run it.";
  if (modes().includes(preset.target)) return preset.look;
  return `${NAMES[preset.target]} needs memory that workers share, and this page has none. ${NAMES[mode]} stands in.`;
}

/** The mode that is asked about, if two can be compared. */
function target() {
  const all = modes();
  if (all[0] !== "sequential" || all.length < 2) return undefined;
  const asked = current()?.target ?? (waits() ? "concurrent" : "parallel");
  return all.includes(asked) ? asked : all.at(-1);
}

/** What is run, without how often: a guess is about that. */
const subject = () => ["workload", "tasks", "size", "latency", "workers"].map((key) => settings.get(key)).join(" ") + target();

/** Who is compared with one worker. @param {string} mode */
function crew(mode) {
  const many = workers();
  /** @param {string} one @param {string} more */
  const count = (one, more) => (many === 1 ? `is ${one}` : `are ${many} ${more}`);
  if (mode === "concurrent") return "is one that switches while it waits";
  if (mode === "gil") return count("one thread with a GIL", "threads with a GIL");
  return mode === "processes" ? count("one process", "processes") : count("a pool of one", "workers");
}

/** As the list of work names it. */
function work() {
  const list = document.querySelector("[data-testid=workload]");
  return list instanceof HTMLSelectElement ? (list.selectedOptions[0]?.textContent ?? "") : "";
}

function question() {
  const mode = target();
  return mode ? `How many times as fast as one worker ${crew(mode)}?` : "Choose sequential and another mode, and compare them.";
}

/** The end of the scale: a little more than could be reached. */
function most() {
  const reach = waits() && target() !== "processes" ? Math.max(Number(settings.get("tasks")), workers()) : workers();
  return Math.max(2.5, Math.ceil(reach * 1.2 * 2) / 2);
}

/** @param {number} ratio */
const times = (ratio) => `${ratio >= 9.95 ? Math.round(ratio) : Math.round(ratio * 10) / 10}×`;

// --- its parts ----------------------------------------------------------------

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children
 */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {HTMLElement} of @param {string} words */
function say(of, words) {
  if (of.textContent !== words) of.textContent = words;
}

const title = element("h2", { id: "opening-title", class: "lead", tabindex: "-1" });
const look = element("p", { class: "hint", "data-testid": "opening-look" });
const slider = element("input", { type: "range", min: "0", "aria-label": "Your guess: so many times as fast", "data-testid": "guess" });
const number = element("input", { type: "number", min: "0", inputmode: "decimal", "aria-label": "Your guess, in figures", "data-testid": "guess-number" });
const one = bar("one", "One worker", element("span", { class: "bar" }), element("span", {}, "1×"));
const guessed = bar("guess", "Your guess", slider, number, "×");
const fill = element("span", { class: "bar" });
const found = element("span", { "data-testid": "answer" }, "?");
const measured = bar("measured", "Measured", element("span", { class: "scale" }, fill, element("span", { class: "range" })), found);
const run = element("button", { type: "button", class: "run", "data-testid": "opening-run" }, "Run it and see");
const said = element("p", { class: "answer", role: "status", "data-testid": "guess-answer" });
const next = element("button", { type: "button", class: "quiet-button next", "data-testid": "next-step", hidden: "" });
const lanes = element("div", { class: "lanes", role: "img", "aria-label": "What each worker has done" });
const presets = element("ul", { class: "presets", "aria-label": "Experiments to begin with" });

/** A way to another page. @param {string} page @param {string} words */
const way = (page, words) => element("a", { href: `#page=${page}`, "data-testid": `door-${page}` }, words);
const path = element("div", { class: "path-way" });
const ways = element("div", { class: "ways" }, way("lesson", "Twelve lessons, from one cook to a lock"), path, way("code", "Write Python of your own →"));

/** @param {string} name @param {string} label @param {(Node | string)[]} parts */
function bar(name, label, first = /** @type {Node | string} */ (""), ...parts) {
  return element("div", { class: "guess-row", "data-row": name }, element("span", { class: "label" }, label), first, element("span", { class: "value" }, ...parts));
}

function build() {
  const place = document.getElementById("opening");
  if (!place) throw new Error("the page lacks its #opening");
  presets.append(
    ...PRESETS.map((preset) => {
      const press = element("button", { type: "button", class: "quiet-button", "data-testid": `preset-${preset.id}`, "data-preset": preset.id }, preset.title);
      press.onclick = () => choose(preset);
      return element("li", {}, press);
    }),
  );
  slider.oninput = () => guess(slider.valueAsNumber);
  number.onchange = () => guess(number.valueAsNumber);
  run.onclick = press;
  next.onclick = () => {
    choose(after(current()));
    // The button is gone; what it led to is read out.
    title.focus({ preventScroll: true });
  };
  place.append(
    element("div", { class: "ask" }, title, look),
    element("div", { class: "guess" }, one, guessed, measured),
    element("div", { class: "act" }, run, said, next),
    lanes,
    element("nav", { class: "doors", "aria-label": "More to do" }, presets, ways),
  );
  place.hidden = false;
  drawPath(path);
}

// Another tab may have gone on; what is stored may be forgotten.
addEventListener("storage", () => drawPath(path));
document.addEventListener("interleave:forgotten", () => drawPath(path));

/** @param {Preset} preset */
function choose(preset) {
  if (isRunning) return;
  chosen = preset;
  app().configure(preset.settings);
}

/** @param {number} value no number takes the guess back */
function guess(value) {
  if (Number.isFinite(value)) guesses.set(subject(), Math.max(0, Math.min(value, most())));
  else guesses.delete(subject());
  draw();
}

/** The button beside the settings does it, and says why if it cannot. */
function press() {
  document.querySelector(`[data-testid=${isRunning ? "stop" : "run"}]`)?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}

// --- drawing ------------------------------------------------------------------

const isShown = () => ran === subject() && result !== undefined;

/** @returns {Comparison | undefined} */
function answer() {
  if (!isShown()) return undefined;
  const comparisons = result?.comparisons.filter(({ over }) => over === "sequential") ?? [];
  // Where no memory is shared, processes stand in for parallel.
  return comparisons.find(({ mode }) => mode === target()) ?? comparisons.at(-1);
}

function draw() {
  const end = most();
  const mine = guesses.get(subject());
  const preset = current();
  const place = document.getElementById("opening");
  place?.toggleAttribute("data-alone", target() === undefined);
  say(title, question());
  say(look, `${work()}. ${hint()}`);
  Object.assign(slider, { max: String(end), step: String(end > 10 ? 0.5 : 0.05) });
  slider.value = String(mine ?? 1);
  slider.setAttribute("aria-valuetext", mine === undefined ? "none yet" : `${times(mine)} as fast`);
  slider.toggleAttribute("data-set", mine !== undefined);
  Object.assign(number, { max: String(end), step: slider.step });
  number.value = mine === undefined ? "" : String(Math.round(mine * 100) / 100);
  number.placeholder = "?";
  place?.style.setProperty("--one", String(1 / end));
  place?.style.setProperty("--mine", String((mine ?? 1) / end));
  drawAnswer(end, mine);
  run.textContent = isRunning ? "Stop" : isShown() ? "Run it again" : mine === undefined ? "Run it and see" : "Run it";
  for (const press of presets.querySelectorAll("button")) press.setAttribute("aria-pressed", String(press.dataset.preset === preset?.id));
}

/** @param {number} end @param {number | undefined} mine */
function drawAnswer(end, mine) {
  const it = answer();
  const place = document.getElementById("opening");
  measured.dataset.mode = it?.mode ?? target() ?? "";
  measured.toggleAttribute("data-there", it !== undefined);
  /** @param {number} value */
  const at = (value) => String(Math.max(0, Math.min(value / end, 1)));
  place?.style.setProperty("--it", at(it?.ratio ?? 0));
  place?.style.setProperty("--low", at(it?.ci95[0] ?? 0));
  place?.style.setProperty("--high", at(it?.ci95[1] ?? 0));
  say(found, it ? times(it.ratio) : isRunning ? "…" : "?");
  say(said, it ? words(it, mine) : isRunning ? "Measuring. The lanes are drawn seldom meanwhile: drawing takes time from the workers." : "");
  const step = after(current());
  next.hidden = it === undefined;
  say(next, `${step.invitation} →`);
}

/** The guess beside the answer. @param {Comparison} it @param {number | undefined} mine */
function words({ mode, ratio, ci95, verdict }, mine) {
  const name = NAMES[mode] ?? mode;
  const plain = verdict === "no clear difference" ? `${name} is neither faster nor slower than one worker, as far as can be told.` : `${name} is ${times(ratio)} as fast as one worker.`;
  if (mine === undefined) return plain;
  return `${plain} You guessed ${times(mine)}: ${judged(mine, ratio, ci95)}`;
}

/** @param {number} mine @param {number} ratio @param {[number, number]} ci95 */
function judged(mine, ratio, [low, high]) {
  if (Math.abs(mine / ratio - 1) < 0.05) return "right.";
  if (mine >= low && mine <= high) return "close, and within what the samples leave open.";
  return mine > ratio ? "it is less." : "it is more.";
}

// --- the lanes ----------------------------------------------------------------

/** The tasks that each lane of a mode has done, in the run that was seen last. @type {Map<string, number[]>} */
const done = new Map();

/** How many lanes a mode has. @param {string} mode */
const laneCount = (mode) => (["sequential", "concurrent"].includes(mode) ? 1 : workers());

/** A row per mode, with a lane per worker. */
function drawLanes() {
  const total = Number(settings.get("tasks"));
  const cells = Math.min(total, MAX_CELLS);
  lanes.replaceChildren(
    ...modes().map((mode) => {
      const counts = done.get(mode) ?? [];
      const strips = Array.from({ length: Math.min(laneCount(mode), 16) }, (_, lane) => {
        const filled = Math.ceil(((counts[lane] ?? 0) / total) * cells);
        return element("span", { class: "lane" }, ...Array.from({ length: filled }, () => element("i", {})));
      });
      const row = element("div", { class: "lane-row", "data-mode": mode }, element("span", { class: "label" }, NAMES[mode] ?? mode), element("div", { class: "strips" }, ...strips), element("span", { class: "value" }));
      row.style.setProperty("--cells", String(cells));
      return row;
    }),
  );
}

/** Looks at the run under way, until it is over. */
function watch() {
  clearTimeout(nextLook);
  if (!isRunning) return;
  const seen = app().owners();
  if (seen?.[1]) {
    const [, mode, , owners] = seen;
    const counts = Array.from({ length: laneCount(mode) }, () => 0);
    for (const owner of owners) if (owner > 0 && owner <= counts.length) counts[owner - 1] += 1;
    done.set(mode, counts);
    drawLanes();
  }
  nextLook = setTimeout(watch, seen?.[2] ? TIMED_MS : LIVELY_MS);
}

/** Shows the medians once more, side by side and so slowly that one sees them: nothing is timed now. */
function race() {
  const runs = result?.runs ?? [];
  const longest = Math.max(...runs.map(({ medianMs }) => medianMs));
  drawLanes();
  for (const row of lanes.querySelectorAll(".lane-row")) {
    if (!(row instanceof HTMLElement)) continue;
    const its = runs.find(({ mode }) => mode === row.dataset.mode);
    if (!its) continue;
    row.style.setProperty("--share", String(its.medianMs / longest));
    row.style.setProperty("--time", `${Math.round((RACE_MS * its.medianMs) / longest)}ms`);
    row.classList.add("raced");
    const value = row.querySelector(".value");
    if (value) value.textContent = its.medianMs < 10 ? `${its.medianMs.toPrecision(2)} ms` : `${Math.round(its.medianMs)} ms`;
  }
}

// --- what is heard ------------------------------------------------------------

/** @param {string} what @param {unknown} value */
export function hear(what, value) {
  if (what === "settings") {
    settings = new URLSearchParams(String(value));
    if (!isRunning && !isShown()) {
      done.clear();
      drawLanes();
    }
  } else if (what === "began") {
    settings = new URLSearchParams(String(value));
    [isRunning, result, ran] = [true, undefined, subject()];
    done.clear();
    drawLanes();
    watch();
  } else if (what === "finished") {
    isRunning = false;
    result = /** @type {[Result]} */ (value)[0];
    race();
  } else if (what === "ended") {
    isRunning = false;
  } else return;
  draw();
}

addEventListener("interleave:look", watch);
build();
