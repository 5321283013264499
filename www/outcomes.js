// @ts-check
/** How all outcomes of a program are shown: each with the way to its steps, with claims, data races and faults. */
import { button, counted, element, percent } from "./elements.js";
import { besideReality } from "./real-runs.js";
import { waitGraph } from "./wait-graph.js";
import { ofOutcome } from "./waits.js";

/** @typedef {import("./explore.js").Outcomes} Outcomes */
/** @typedef {import("./explore.js").Outcome} Outcome */
/** @typedef {import("./explore.js").Claim} Claim */
/** @typedef {import("./explore.js").Access} Access */
/** @typedef {(schedule: string) => void} Replay */

const ENDS = /** @type {Record<string, string>} */ ({ finished: "finishes", exception: "an exception", deadlock: "deadlock", hang: "never ends" });

/** What was searched, in one sentence. @param {Outcomes} all */
export function verdict({ verdict, reason, states, settings: { bound } }) {
  const size = `${states.toLocaleString("en")} states`;
  if (verdict === "exhaustive") return `These are all outcomes that there are: all ${size} were searched.`;
  if (verdict === "bounded") return `These are all outcomes with at most ${counted(bound ?? 0, "preemption", "preemptions")}; with more, there may be others. (${size})`;
  return `Not all was searched, so there may be other outcomes: ${reason ?? "it was too much."} (${size})`;
}

/**
 * Parts of the page for all that was found.
 * @param {Outcomes} all @param {Replay} replay
 */
export function shownOutcomes(all, replay) {
  const list = element("ol", { class: "outcomes", "data-testid": "outcomes" }, ...all.outcomes.map((one, place) => outcomeItem(one, place, replay)));
  const title = element("h3", { class: "section-title" }, counted(all.outcomes.length, "outcome", "outcomes"));
  return [title, ...claims(all, replay), list, besideReality(all), ...faults(all, replay)];
}

/** What the program claims in comments, and whether it is so. @param {Outcomes} all @param {Replay} replay */
function claims({ claims = [] }, replay) {
  if (!claims.length) return [];
  const items = claims.map((claim) => {
    const item = element("li", { "data-verdict": claim.verdict }, element("b", {}, `${claim.when}: ${claim.what}`), ` (line ${claim.line}): ${settled(claim)} `);
    const { schedule } = claim;
    if (schedule) item.append(button("Step through it", "claim-steps", () => replay(schedule)));
    return item;
  });
  return [element("ul", { class: "claims", "data-testid": "claims", "aria-label": "What the program claims" }, ...items)];
}

/** @param {Claim} claim */
function settled({ when, verdict }) {
  if (verdict === "undecided") return "not decided, for not all was searched.";
  const words = {
    always: ["it is so, in every schedule.", "it is not so in this schedule."],
    never: ["it never is, in any schedule.", "it happens in this schedule."],
    possible: ["it happens in this schedule.", "it never happens, in any schedule."],
  };
  return words[when][verdict === "met" ? 0 : 1];
}

/** @param {Outcome} outcome @param {number} place @param {Replay} replay */
function outcomeItem(outcome, place, replay) {
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
  if (waitsFor.length) item.insertBefore(waitGraph(ofOutcome(waitsFor)), item.children[2]);
  return item;
}

/** @param {Outcomes} all @param {Replay} replay */
function faults({ races, faults }, replay) {
  /** @param {Access} access */
  const side = ({ thread, line, access }) => `${thread} ${access === "write" ? "writes" : "reads"} it ${line ? `in line ${line}` : "as its target"}`;
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
