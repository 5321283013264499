// @ts-check
/**
 * Whether a program solves an exercise. This is the one place that decides it, so that a
 * search over every schedule can take the place of runs.
 */
import { Absent } from "./expression.js";
import { scopeOf } from "./evidence.js";

/** @typedef {import("./blocks.js").Exercise} Exercise */
/** @typedef {import("./evidence.js").Result} Result */
/** @typedef {{ isSolved: boolean, how: "runs", runs: number, failed: { text: string, why: string, output: string }[] }} Verdict */

/** @typedef {{ run: (program: string) => Promise<Result>, onRun: (done: number) => void }} Means How to run a program, and who is told how often it was. */

/** @param {string} program @param {Exercise} exercise @param {Means} means @returns {Promise<Verdict>} */
export function check(program, exercise, means) {
  return byRuns(program, exercise, means);
}

/**
 * The program is run again and again, each time from the start. That a run keeps an aim
 * proves nothing about the next one, and the verdict says so.
 * @param {string} program @param {Exercise} exercise @param {Means} means @returns {Promise<Verdict>}
 */
async function byRuns(program, { runs, aims }, { run, onRun }) {
  const held = aims.map(() => 0);
  let done = 0;
  while (done < runs) {
    const result = await run(program);
    // Of each mode, a run; a broken one settles it.
    for (const one of result.runs) {
      const scope = scopeOf({ ...result, runs: [one] });
      const values = aims.map(({ holds }) => holds(scope));
      values.forEach((value, index) => (held[index] += value === true ? 1 : 0));
      done += 1;
      const broken = aims.findIndex(({ when }, index) => (when === "always" && values[index] !== true) || (when === "never" && values[index] === true));
      if (broken >= 0) return { isSolved: false, how: "runs", runs: done, failed: [failure(aims[broken], values[broken], one.output)] };
    }
    onRun(done);
  }
  const missed = aims.filter(({ when }, index) => when === "sometimes" && held[index] === 0);
  return { isSolved: missed.length === 0, how: "runs", runs: done, failed: missed.map((aim) => failure(aim, false, "")) };
}

/** @param {import("./blocks.js").Aim} aim @param {unknown} value @param {string} [output] */
function failure({ text, when }, value, output = "") {
  const why = value instanceof Absent ? `${value.why}.` : when === "sometimes" ? "No run showed it." : "A run broke it.";
  return { text, why, output: output.trimEnd().split("\n").slice(-6).join("\n") };
}
