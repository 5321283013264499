// @ts-check
/**
 * The same program on real threads, beside its proved outcomes: many runs by the page's own
 * Run, and how many came to which outcome. These are measured; the outcomes are modelled. An
 * outcome that is none of the proved ones is a fault of ours, and is called that.
 */
import { button, counted, element, percent, say } from "./elements.js";
import { begin, count, excuse } from "./tally.js";

/** @typedef {import("./tally.js").Outcome & { share: { randomScheduler: number | null } }} Outcome */
/** @typedef {Omit<import("./tally.js").Proved, "outcomes"> & { outcomes: Outcome[] }} Proved */
/** @typedef {import("./tally.js").Tally} Tally */

/** So many runs in each mode. */
const RUNS = 500;
/** What takes longer is shown as far as it is, in milliseconds. */
const LIMIT_MS = 60_000;
/** How runs in a mode are called. */
const MODES = /** @type {Record<string, string>} */ ({ parallel: "on real threads, measured", gil: "under a GIL, emulated" });
const ENDS = /** @type {Record<string, string>} */ ({ exception: "an exception", deadlock: "deadlock", hang: "never ends" });

/** What runs come to, for the outcomes that are on screen. @type {{ hear: (note: import("./tally.js").Note) => void } | undefined} */
let listener;

addEventListener("interleave:ends", (event) => {
  if (event instanceof CustomEvent) listener?.hear(event.detail);
});

/** An outcome in a few words. @param {string} end @param {string} out @param {string | null} error */
function short(end, out, error) {
  const text = (error || out).trim().split("\n").at(-1) ?? "";
  const words = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return [ENDS[end] ?? "", words].filter(Boolean).join(": ") || "prints nothing";
}

/** @param {number} runs @param {number} all */
function bar(runs, all) {
  const cell = element("td", {}, runs ? `${runs.toLocaleString("en")} (${percent(runs / all)})` : "0");
  cell.style.setProperty("--part", `${all ? (100 * runs) / all : 0}%`);
  cell.className = "part";
  return cell;
}

/** @param {Proved} proved @param {Map<string, Tally>} tallies by mode */
function table(proved, tallies) {
  const all = [...tallies];
  const head = element(
    "tr",
    {},
    element("th", { scope: "col" }, "Outcome"),
    element("th", { scope: "col" }, "If chance picks each step (modelled)"),
    ...all.map(([mode, { runs }]) => element("th", { scope: "col" }, `${counted(runs, "run", "runs")} ${MODES[mode] ?? mode}`)),
  );
  const rows = proved.outcomes.map(({ end, stdout, error, share }, place) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, short(end, stdout, error)),
      element("td", {}, share.randomScheduler === null ? "possible" : percent(share.randomScheduler)),
      ...all.map(([, { counts, runs }]) => bar(counts[place], runs)),
    ),
  );
  const caption = element("caption", {}, "What it can come to, and what it came to");
  return element("table", { "data-testid": "real-runs-table" }, caption, element("thead", {}, head), element("tbody", {}, ...rows));
}

/** What is to be said of outcomes that no run came to, and of runs that came to something else. @param {Proved} proved @param {Map<string, Tally>} tallies */
function remarks(proved, tallies) {
  const said = [];
  const all = [...tallies.values()];
  const unseen = proved.outcomes.filter((_, place) => all.every(({ counts }) => counts[place] === 0));
  if (unseen.length) {
    const runs = all.reduce((sum, { runs }) => sum + runs, 0);
    const which = unseen.length === 1 ? `“${short(unseen[0].end, unseen[0].stdout, unseen[0].error)}” is possible, yet` : `${unseen.length} outcomes are possible, yet`;
    said.push(element("p", { class: "hint", "data-testid": "unseen" }, `${which} none of ${runs.toLocaleString("en")} runs came to ${unseen.length === 1 ? "it" : "them"}. So a test that passes a thousand times proves nothing.`));
  }
  for (const [mode, { others, unknown }] of tallies) {
    const where = MODES[mode] ?? mode;
    for (const { end, out, error, runs } of others) {
      const what = `${counted(runs, "run", "runs")} ${where}: ${short(end, out, error)}. This is none of the outcomes above. `;
      const why = excuse(proved, mode);
      said.push(element("p", { class: why ? "hint" : "error", "data-testid": "outside" }, what, why || "That is a fault of Interleave, not of your program. Please report it, with this page's address."));
    }
    if (unknown) said.push(element("p", { class: "hint" }, `${counted(unknown, "run", "runs")} ${where} printed too much to be compared.`));
  }
  return said;
}

/**
 * A button, and what comes of it, for these outcomes.
 * @param {Proved} proved
 */
export function besideReality(proved) {
  /** @type {Map<string, Tally>} */
  const tallies = new Map();
  const status = element("p", { class: "hint", role: "status" });
  const place = element("div", { class: "real-runs" });
  const app = Reflect.get(window, "interleave");
  const start = button("Now on real threads", "real-runs", () => (isRunning ? stop() : void run()));
  let isRunning = false;
  let endsAt = 0;

  const fewest = () => Math.min(...[...tallies.values()].map(({ runs }) => runs), tallies.size ? Infinity : 0);
  const isEnough = () => fewest() >= RUNS || performance.now() > endsAt;

  function stop() {
    endsAt = 0;
    app.stop();
  }

  function draw() {
    place.replaceChildren(table(proved, tallies), ...remarks(proved, tallies));
  }

  /** @param {import("./tally.js").Note} note */
  function hear({ mode, ends }) {
    const known = tallies.get(mode) ?? begin(proved);
    tallies.set(mode, known);
    count(known, proved, ends);
    say(status, `${Math.min(RUNS, fewest()).toLocaleString("en")} of ${RUNS} runs …`);
    if (isEnough()) app.stop();
  }

  async function run() {
    isRunning = true;
    tallies.clear();
    say(start, "Stop the runs");
    say(status, "Running it …");
    endsAt = performance.now() + LIMIT_MS;
    listener = { hear };
    let failure = "";
    while (!failure && !isEnough()) {
      const before = fewest();
      await app.run().catch((/** @type {Error} */ { message }) => (failure = message));
      if (!failure && fewest() === before) failure = "Nothing was heard of the runs.";
    }
    listener = undefined;
    isRunning = false;
    say(start, "Once more on real threads");
    if (tallies.size) draw();
    const whole = fewest() >= RUNS;
    const why = failure === "Stopped." || !failure ? "" : ` ${failure}`;
    say(status, whole ? "Each run came to one of these outcomes." : `It was stopped after ${counted(fewest(), "run", "runs")}.${why}`);
    if ([...tallies.values()].some(({ others }) => others.length)) say(status, "Some runs came to other outcomes.");
  }

  return element("section", { class: "reality", "aria-label": "Beside reality" }, element("div", { class: "explore-bar" }, start, status), place);
}
