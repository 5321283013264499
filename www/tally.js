// @ts-check
/**
 * Runs on real threads, counted by the outcomes that the explorer has proved to be all. It
 * knows no page.
 *
 * A note of the engine (crates/engine/src/platform/output.rs): of each end how many runs came
 * to it, and unless that is too much, what they printed, and the last lines of tracebacks.
 * @typedef {[end: string, runs: number, out?: string, errors?: string[]]} End
 * @typedef {{ mode: string, ends: End[] }} Note
 * @typedef {{ stdout: string, end: string, error: string | null }} Outcome
 * @typedef {{ order: string, time: string, switch: string, bound: number | null }} Rules
 * @typedef {{ verdict: string, settings: Rules, outcomes: Outcome[] }} Proved
 * @typedef {{ end: string, out: string, error: string, runs: number }} Other a run that is none of the outcomes
 * @typedef {{ runs: number, counts: number[], others: Other[], unknown: number }} Tally
 */

/** An outcome and a run are the same if this is. @param {string} end @param {string} out @param {string} error @param {string} order */
function keyOf(end, out, error, order) {
  const lines = out.split("\n").map((line) => line.replaceAll(/0x7f[0-9a-f]+/g, "0x…"));
  if (order !== "exact") lines.sort();
  return JSON.stringify([end, lines, error.replaceAll(/0x7f[0-9a-f]+/g, "0x…")]);
}

/** How a run ended, in the explorer's words. @param {string} end @param {string[]} errors */
function endOf(end, errors) {
  if (end === "limit") return "hang";
  if (end === "deadlock") return end;
  // Who exits with a code that says that something failed has raised nothing.
  return errors.length ? "exception" : "finished";
}

/** Nothing was counted yet. @param {Proved} proved @returns {Tally} */
export const begin = (proved) => ({ runs: 0, counts: proved.outcomes.map(() => 0), others: [], unknown: 0 });

/** Counts what a note tells. @param {Tally} tally @param {Proved} proved @param {End[]} ends */
export function count(tally, { outcomes, settings: { order } }, ends) {
  const known = new Map(outcomes.map(({ end, stdout, error }, place) => [keyOf(end, stdout, error ?? "", order), place]));
  for (const [end, runs, out, errors] of ends) {
    tally.runs += runs;
    if (out === undefined || errors === undefined) {
      tally.unknown += runs;
      continue;
    }
    const error = [...errors].sort().join("\n");
    const came = endOf(end, errors);
    const place = known.get(keyOf(came, out, error, order));
    if (place !== undefined) tally.counts[place] += runs;
    else addOther(tally, { end: came, out, error, runs });
  }
}

/** @param {Tally} tally @param {Other} other */
function addOther({ others }, other) {
  const known = others.find(({ end, out, error }) => end === other.end && out === other.out && error === other.error);
  if (known) known.runs += other.runs;
  else others.push(other);
}

/**
 * What it means that runs in this mode came to something else; empty: it is a fault of ours.
 * @param {Proved} proved @param {string} mode
 */
export function excuse({ verdict, settings }, mode) {
  if (verdict !== "exhaustive") return "Not everything was searched, so this may be one of the outcomes that were not found.";
  if (settings.time === "punctual") return "The search took sleeps to end punctually, and a real clock does not.";
  if (settings.switch === "3.10" && mode === "parallel") return "The search let threads change only at calls and loops, and real threads change anywhere.";
  return "";
}
