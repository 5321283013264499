// @ts-check
/**
 * Whether a program solves an exercise: by a search over every schedule where that comes to an
 * end, and else by real runs. This is the one place that decides it, and it says which it was.
 */
import { Absent } from "./expression.js";
import { scopeOf } from "./evidence.js";

/** @typedef {import("./blocks.js").Exercise} Exercise */
/** @typedef {import("./blocks.js").Aim} Aim */
/** @typedef {import("./evidence.js").Result} Result */
/** @typedef {{ verdict: string, states: number, outcomes: { stdout: string, end: string, error: string | null, schedule: string }[] }} Outcomes of `interleave.outcomes/1` */
/** @typedef {{ text: string, why: string, output: string, schedule?: string }} Failed */
/** @typedef {{ isSolved: boolean, how: "schedules" | "runs", count: number, failed: Failed[] }} Verdict `count`: states, or runs */
/**
 * @typedef {{ outcomes: (program: string) => Promise<Outcomes>, run: (program: string) => Promise<Result>, onRun: (done: number) => void }} Means
 *   How to search and to run a program, and who is told how often it was run.
 */

/** What a search says of what only workers can do: start a process. */
const NOT_MODELLED = "[Errno 38]";

/** @param {string} program @param {Exercise} exercise @param {Means} means @returns {Promise<Verdict>} */
export async function check(program, exercise, means) {
  // What cannot be searched can still be run.
  const all = await means.outcomes(program).catch(() => undefined);
  return (all && bySchedules(all, exercise)) ?? byRuns(program, exercise, means);
}

/** One outcome that breaks an aim settles it; that none does is proved only by all of them. @param {Outcomes} all @param {Exercise} exercise @returns {Verdict | undefined} */
function bySchedules({ verdict, states, outcomes }, { aims }) {
  if (outcomes.some(({ error }) => error?.includes(NOT_MODELLED))) return undefined;
  const held = aims.map(() => false);
  for (const { stdout, end, error, schedule } of outcomes) {
    const output = stdout + (error ?? "");
    const values = valuesOf(aims, { environment: { engine: "modelled" }, runs: [{ mode: "gil", label: "modelled", samplesMs: [], output, end }], comparisons: [] });
    values.forEach((value, index) => (held[index] ||= value === true));
    const broken = firstBroken(aims, values);
    if (broken >= 0) return { isSolved: false, how: "schedules", count: states, failed: [{ ...failure(aims[broken], values[broken], output), schedule }] };
  }
  if (verdict !== "exhaustive") return undefined;
  return settled("schedules", states, aims, held);
}

/**
 * The program is run again and again, each time from the start. That a run keeps an aim
 * proves nothing about the next one.
 * @param {string} program @param {Exercise} exercise @param {Means} means @returns {Promise<Verdict>}
 */
async function byRuns(program, { runs, aims }, { run, onRun }) {
  const held = aims.map(() => false);
  let done = 0;
  while (done < runs) {
    const result = await run(program);
    // Of each mode there is one; a broken one settles it.
    for (const one of result.runs) {
      const values = valuesOf(aims, { ...result, runs: [one] });
      values.forEach((value, index) => (held[index] ||= value === true));
      done += 1;
      const broken = firstBroken(aims, values);
      if (broken >= 0) return { isSolved: false, how: "runs", count: done, failed: [failure(aims[broken], values[broken], one.output)] };
    }
    onRun(done);
  }
  return settled("runs", done, aims, held);
}

/** @param {Aim[]} aims @param {Result} result */
const valuesOf = (aims, result) => aims.map(({ holds }) => holds(scopeOf(result)));

/** @param {Aim[]} aims @param {unknown[]} values */
const firstBroken = (aims, values) => aims.findIndex(({ when }, index) => (when === "always" && values[index] !== true) || (when === "never" && values[index] === true));

/** Nothing was broken: is there a witness of what has to come at times? @param {Verdict["how"]} how @param {number} count @param {Aim[]} aims @param {boolean[]} held @returns {Verdict} */
function settled(how, count, aims, held) {
  const missed = aims.filter(({ when }, index) => when === "sometimes" && !held[index]);
  return { isSolved: missed.length === 0, how, count, failed: missed.map((aim) => failure(aim, false, "")) };
}

/** @param {Aim} aim @param {unknown} value @param {string} [output] @returns {Failed} */
function failure({ text, when }, value, output = "") {
  const why = value instanceof Absent ? `${value.why}.` : when === "sometimes" ? "That never happens." : "It can go wrong.";
  return { text, why, output: output.trimEnd().split("\n").slice(-6).join("\n") };
}
