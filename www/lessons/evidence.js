// @ts-check
/**
 * What a run's result says, for the expressions of claims: printed values, ends, ratios of
 * medians with their intervals. Pure; it must not know the document.
 */
import { Absent, exactly } from "./expression.js";

/** @typedef {import("./expression.js").Scope} Scope */
/** @typedef {import("./expression.js").Value} Value */
/** @typedef {{ mode: string, label: string, samplesMs: number[], output?: string, exit?: number, end?: string, verified?: boolean }} Run */
/** @typedef {{ environment: { engine: string, coresFound?: number | null }, runs: Run[], comparisons: { mode: string, over: string, ratio: number, ci95: [number, number] }[], settings?: Record<string, unknown> }} Result */

/** Fewer samples than this have no interval of their own: then the median counts as it is. */
const FEW = 5;
const RESAMPLES = 2_000;

/** A line that names a number: `in threads: 0.21 s`. */
const VALUE = /^[ \t]*([A-Za-z][^:\n]*): (-?\d+(?:\.\d+)?)(?: \S+)?[ \t]*$/gm;

/** The numbers that an output names, in their order. @param {string} output @returns {Map<string, number[]>} */
export function valuesOf(output) {
  /** @type {Map<string, number[]>} */
  const values = new Map();
  for (const [, name, number] of output.matchAll(VALUE)) {
    values.set(name, [...(values.get(name) ?? []), Number(number)]);
  }
  return values;
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). @param {number} seed */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A statistic of samples with its 95 % interval, by bootstrap. @param {number[][]} samples @param {(samples: number[][]) => number} statistic */
function interval(samples, statistic) {
  const mid = statistic(samples);
  if (samples.some((of) => of.length < FEW)) return exactly(mid);
  const next = random(1);
  const again = (/** @type {number[]} */ of) => of.map(() => of[Math.floor(next() * of.length)]);
  const found = Array.from({ length: RESAMPLES }, () => statistic(samples.map(again))).sort((a, b) => a - b);
  return { lo: found[Math.floor(RESAMPLES * 0.025)], mid, hi: found[Math.ceil(RESAMPLES * 0.975) - 1] };
}

/** @param {Result} result @param {string} [mode] */
const runOf = (result, mode) => result.runs.find((run) => run.output !== undefined && (!mode || run.mode === mode));

/** `in threads`, or `parallel.in threads` of the run in that mode. @param {Result} result @param {string} name */
function samples(result, name) {
  const [, mode, of] = /^(?:(gil|parallel)\.)?(.+)$/.exec(name) ?? [];
  const run = runOf(result, mode);
  if (!run) return new Absent(`there is no run in the mode ${mode}`);
  return valuesOf(run.output ?? "").get(of) ?? new Absent(`the program did not print "${of}: …"`);
}

/** Functions of printed values. @type {Record<string, (numbers: number[]) => number>} */
const OF_VALUES = {
  max: (numbers) => Math.max(...numbers),
  min: (numbers) => Math.min(...numbers),
  sum: (numbers) => numbers.reduce((sum, number) => sum + number, 0),
  count: (numbers) => numbers.length,
};

/** @param {Result} result @param {string[]} names @returns {Value} */
function speedup(result, [mode, over]) {
  const found = result.comparisons.find((one) => one.mode === mode && one.over === over);
  if (found) return { lo: found.ci95[0], mid: found.ratio, hi: found.ci95[1] };
  const turned = result.comparisons.find((one) => one.mode === over && one.over === mode);
  if (turned) return { lo: 1 / turned.ci95[1], mid: 1 / turned.ratio, hi: 1 / turned.ci95[0] };
  return new Absent(`${mode} and ${over} were not both run`);
}

/** @param {Result} result @param {string[]} names @returns {Value} */
function ratio(result, names) {
  const both = names.map((name) => samples(result, name));
  const absent = both.find((one) => one instanceof Absent);
  if (absent) return absent;
  return interval(/** @type {number[][]} */ (both), ([one, other]) => median(one) / median(other));
}

/** @type {Record<string, (result: Result, names: string[]) => Value>} */
const CALLS = {
  speedup,
  ratio,
  end: (result, [mode]) => runOf(result, mode)?.end ?? new Absent(`there is no run in the mode ${mode}`),
  output: (result, [mode]) => runOf(result, mode)?.output?.trim() ?? new Absent(`there is no run in the mode ${mode}`),
  contains: (result, [text]) => (runOf(result)?.output ?? "").includes(text),
  printed: (result, [name]) => !(samples(result, name) instanceof Absent),
};

/** @type {Record<string, (result: Result) => Value>} */
const NAMES = {
  end: (result) => CALLS.end(result, []),
  output: (result) => CALLS.output(result, []),
  exit: (result) => exactly(runOf(result)?.exit ?? 0),
  cores: (result) => exactly(result.environment.coresFound ?? 1),
  lines: (result) => exactly((runOf(result)?.output ?? "").trim().split("\n").length),
};

/** What names and functions mean of a result; without one, all is absent. @param {Result | undefined} result @returns {Scope} */
export function scopeOf(result) {
  if (!result) {
    const absent = () => new Absent("nothing was run yet");
    return { value: absent, name: absent, call: absent };
  }
  return {
    value: (name) => {
      const found = samples(result, name);
      return found instanceof Absent ? found : interval([found], ([numbers]) => median(numbers));
    },
    name: (name) => (Object.hasOwn(NAMES, name) ? NAMES[name](result) : new Absent(`nothing is called "${name}"`)),
    call: (name, values) => {
      if (Object.hasOwn(CALLS, name)) return CALLS[name](result, values);
      if (!Object.hasOwn(OF_VALUES, name)) return new Absent(`there is no ${name}(…)`);
      const found = samples(result, values[0]);
      return found instanceof Absent ? found : exactly(OF_VALUES[name](found));
    },
  };
}

/** The same without intervals: what somebody sees who looks at the numbers. @param {Result | undefined} result @returns {Scope} */
export function seenOf(result) {
  const { value, name, call } = scopeOf(result);
  const middle = (/** @type {Value} */ found) => (typeof found === "object" && "mid" in found ? exactly(found.mid) : found);
  return { value: (of) => middle(value(of)), name: (of) => middle(name(of)), call: (of, values) => middle(call(of, values)) };
}

/** @typedef {{ verdict: "met" | "not met" | "not testable", why: string }} Judgement */

/**
 * Whether a claim holds of a result. What the machine may be to blame for is never held
 * against a lesson's own program: it is known to keep its claims on an idle machine.
 * @param {import("./blocks.js").Claim} claim @param {Result | undefined} result @param {boolean} isOwn
 * @returns {Judgement}
 */
export function judge({ tags, holds }, result, isOwn) {
  if (!result) return { verdict: "not testable", why: "Run the program first." };
  const lacking = lacks(tags, result);
  if (lacking) return { verdict: "not testable", why: lacking };
  const value = holds(scopeOf(result));
  if (value === true) return { verdict: "met", why: "" };
  if (value instanceof Absent) return { verdict: "not testable", why: `Not in this run: ${value.why}.` };
  if (value === "?") return { verdict: "not testable", why: "Too close to tell: the 95 % interval includes the bound. Run it again, when less else is going on." };
  if (isOwn && tags.includes("timing")) {
    return { verdict: "not testable", why: "Not shown this time: something else kept this device busy. Run it again." };
  }
  return { verdict: "not met", why: "" };
}

/** What stands in for a device that cannot show it. */
const STANDS_IN = "What other devices measured stands in for it: collect class codes in the tab Class.";

/** @param {string[]} tags @param {Result} result */
function lacks(tags, { environment, runs }) {
  if (tags.includes("memory") && !runs.some(({ mode }) => mode === "parallel")) {
    return environment.engine === "threads" ? "The mode parallel was not run." : `This browser shares no memory between workers here, so no thread runs beside another. ${STANDS_IN}`;
  }
  if (tags.includes("cores") && (environment.coresFound ?? 1) < 2) return `Fewer than two free cores were found on this device. ${STANDS_IN}`;
  return "";
}

/** A sentence with the values of a result; what is not there shows as a dash. @param {import("./blocks.js").Sentence} sentence @param {Result | undefined} result */
export function filled(sentence, result) {
  const scope = seenOf(result);
  return sentence.map((part) => (typeof part === "string" ? part : shown(part(scope)))).join("");
}

/** @param {Value} value */
function shown(value) {
  if (typeof value === "object" && "mid" in value) return rounded(value.mid);
  return typeof value === "string" && value !== "?" ? value : "–";
}

/** Three digits are enough to read. @param {number} number */
export const rounded = (number) => (Number.isInteger(number) ? String(number) : Number(number.toPrecision(3)).toString());
