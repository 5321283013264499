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
/** @typedef {import("./blocks.js").Variant} Variant */
/** @typedef {{ text: string, why: string, output: string, schedule?: string, program?: string, variant?: Variant }} Failed `program`: the one of the schedule, with the variant's change */
/** @typedef {{ isSolved: boolean, how: "schedules" | "runs" | "reading", count: number, failed: Failed[] }} Verdict `count`: states, or runs */
/**
 * @typedef {{ outcomes: (program: string) => Promise<Outcomes>, run: (program: string) => Promise<Result>, onRun: (done: number) => void }} Means
 *   How to search and to run a program, and who is told how often it was run.
 */

/** What a search says of what only workers can do: start a process. */
const NOT_MODELLED = "[Errno 38]";

/** @param {string} program @param {Exercise} exercise @param {Means} means @returns {Promise<Verdict>} */
export async function check(program, exercise, means) {
  const lost = exercise.variants.find(({ from }) => program.split(from).length !== 2);
  if (lost) return { isSolved: false, how: "reading", count: 0, failed: [{ text: `\`${lost.from}\` stands in the program, once.`, why: "The check changes it, to see whether the program is right then, too.", output: "" }] };
  // What cannot be searched can still be run.
  return (await bySchedules(program, exercise, means)) ?? byRuns(program, exercise, means);
}

/**
 * The program as it is, and with each change that the exercise makes to it. What has to come at
 * times has to come in the program as it is. `undefined` if a search does not tell.
 * @param {string} program @param {Exercise} exercise @param {Means} means @returns {Promise<Verdict | undefined>}
 */
async function bySchedules(program, { aims, variants }, { outcomes }) {
  const held = aims.map(() => false);
  let states = 0;
  for (const variant of [undefined, ...variants]) {
    const varied = variant ? program.replace(variant.from, () => variant.to) : program;
    const all = await outcomes(varied).catch(() => undefined);
    if (!all) return undefined;
    states += all.states;
    const found = ofOutcomes(all, aims, variant ? aims.map(() => false) : held);
    if (found) return { isSolved: false, how: "schedules", count: states, failed: [{ ...found, program: varied, variant }] };
    if (all.verdict !== "exhaustive" || all.outcomes.some(isNotModelled)) return undefined;
  }
  return settled("schedules", states, aims, held);
}

/** What each aim is of an outcome. @param {Outcomes["outcomes"][number]} outcome @param {Aim[]} aims */
function ofOutcome({ stdout, end, error }, aims) {
  const output = stdout + (error ?? "");
  return { output, values: valuesOf(aims, { environment: { engine: "modelled" }, runs: [{ mode: "gil", label: "modelled", samplesMs: [], output, end }], comparisons: [] }) };
}

/**
 * Whether each aim holds of all outcomes, with a schedule that shows it where one can; an aim that
 * a search could not decide has neither.
 * @param {Outcomes} all @param {Aim[]} aims @returns {{ holds?: boolean, schedule?: string }[]}
 */
export function proved({ verdict, outcomes }, aims) {
  return aims.map((aim) => {
    const isShown = aim.when === "sometimes";
    const shown = outcomes.find((outcome) => (ofOutcome(outcome, [aim]).values[0] === true) === (aim.when !== "always"));
    if (shown) return { holds: isShown, schedule: shown.schedule };
    return verdict === "exhaustive" ? { holds: !isShown } : {};
  });
}

/** @param {Outcomes["outcomes"][number]} outcome */
const isNotModelled = ({ error }) => error?.includes(NOT_MODELLED) ?? false;

/** One outcome that breaks an aim settles it; that none does is proved only by all of them. @param {Outcomes} all @param {Aim[]} aims @param {boolean[]} held @returns {Failed | undefined} */
function ofOutcomes({ outcomes }, aims, held) {
  if (outcomes.some(isNotModelled)) return undefined;
  for (const outcome of outcomes) {
    const { output, values } = ofOutcome(outcome, aims);
    values.forEach((value, index) => (held[index] ||= value === true));
    const broken = firstBroken(aims, values);
    if (broken >= 0) return { ...failure(aims[broken], values[broken], output), schedule: outcome.schedule };
  }
  return undefined;
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
