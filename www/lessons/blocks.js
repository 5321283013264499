// @ts-check
/**
 * Reads what stands between two fences of a lesson: a program, a question, claims, an
 * exercise, a game. Pure, and as strict as parse.js, which calls it.
 */
import { parseExpression } from "./expression.js";
import { readGame } from "./hand-model.js";

/** @typedef {(row: number, message: string) => Error} Fail Makes an error of a line of the block, from 0. */
/** @typedef {import("./expression.js").Expression} Expression */
/** @typedef {{ text: string, says: string, isRight: boolean }} Option */
/** @typedef {{ asks: string, options: Option[] }} Question */
/** @typedef {{ asks: string, options: { text: string, holds: Expression }[], so: Sentence[] }} Observation */
/** @typedef {(string | Expression)[]} Sentence with values of a run in it */
/** @typedef {{ tags: string[], text: string, source: string, holds: Expression }} Claim */
/** @typedef {{ title: string, source: string, settings: Record<string, string> }} Program */
/** @typedef {{ text: string, source: string, holds: Expression, when: "always" | "sometimes" | "never" }} Aim */
/** @typedef {{ from: string, to: string }} Variant A change that the check makes to a program: the aims are to hold then, too. */
/** @typedef {{ runs: number, aims: Aim[], variants: Variant[], hints: string[] }} Exercise */

/** @typedef {{ title: string, source: string, aims: Aim[] }} Proof A program, and what holds in all, in some or in none of its runs. */

/** Keys of the address that a program may come with. */
const SETTINGS = ["modes", "workers", "repeats", "seed", "switch", "interval"];
/** What a claim may need, or be about. */
export const TAGS = ["timing", "cores", "memory"];

/** @type {Record<string, (lines: string[], info: string, fail: Fail) => unknown>} */
const READERS = {
  python: program,
  solution: program,
  miss: program,
  question,
  observe,
  claims,
  exercise,
  proof,
  bars,
  match,
  game: (lines, info, fail) => readGame(lines, info, fail),
  rust: (_lines, info, fail) => file(info, fail),
  part,
};

/** @param {string} name @param {string} info @param {string[]} lines @param {Fail} fail */
export function read(name, info, lines, fail) {
  if (!Object.hasOwn(READERS, name)) throw fail(-1, `there is no block "${name}", only ${Object.keys(READERS).join(", ")}.`);
  return READERS[name](lines, info, fail);
}

/** @param {string} source @param {Fail} fail @param {number} row */
function expression(source, fail, row) {
  try {
    return parseExpression(source);
  } catch (error) {
    throw fail(row, `${error instanceof Error ? error.message : error}`);
  }
}

/** Lines that say something. @param {string[]} lines @returns {[string, number][]} */
const told = (lines) => lines.map((line, row) => /** @type {[string, number]} */ ([line.trim(), row])).filter(([line]) => line !== "");

/** `modes=gil,parallel repeats=3 title=In a pool` @param {string[]} lines @param {string} info @param {Fail} fail @returns {Program} */
function program(lines, info, fail) {
  const [, keys, title = ""] = /^(.*?)(?:\btitle=(.*))?$/.exec(info) ?? [];
  /** @type {Record<string, string>} */
  const settings = {};
  for (const pair of keys.split(" ").filter(Boolean)) {
    const [key, value] = pair.split("=");
    if (!SETTINGS.includes(key) || !value) throw fail(-1, `"${pair}" is none of the settings ${SETTINGS.join(", ")}.`);
    settings[key] = value;
  }
  if (!lines.some((line) => line.trim())) throw fail(0, "the program is empty.");
  return { title, source: `${lines.join("\n")}\n`, settings };
}

/** `( ) four | Feedback.`, the right one with a star. @param {string[]} lines @param {string} _info @param {Fail} fail @returns {Question} */
function question(lines, _info, fail) {
  const { asks, options } = asked(lines, fail, (mark, text, more, row) => {
    if (!more) throw fail(row, "what is said to who chose this stands behind a bar: ( ) four | Each line …");
    return { text, says: more, isRight: mark === "*" };
  });
  if (options.filter(({ isRight }) => isRight).length !== 1) throw fail(0, "one option is right: (*) …");
  return { asks, options };
}

/** `( ) It was 4 | output == "4"`, and at the end `so: {[lost]} were lost.` @param {string[]} lines @param {string} _info @param {Fail} fail @returns {Observation} */
function observe(lines, _info, fail) {
  const isSo = (/** @type {string} */ line) => line.startsWith(SO);
  const so = lines.flatMap((line, row) => (isSo(line) ? [sentence(line.slice(SO.length), fail, row)] : []));
  const others = lines.map((line) => (isSo(line) ? "" : line));
  return { ...asked(others, fail, (_mark, text, more, row) => ({ text, holds: expression(more ?? "", fail, row) })), so };
}

const SO = "so: ";

/** Words with values between them: `It took {[all of it]} ms.` @param {string} text @param {Fail} fail @param {number} row @returns {Sentence} */
function sentence(text, fail, row) {
  return text.split(/\{([^{}]+)\}/).map((part, at) => (at % 2 ? expression(part, fail, row) : part));
}

/**
 * @template T
 * @param {string[]} lines @param {Fail} fail
 * @param {(mark: string, text: string, more: string | undefined, row: number) => T} option
 */
function asked(lines, fail, option) {
  const [[asks], ...rest] = told(lines).length ? told(lines) : [["", 0]];
  if (!asks || asks.startsWith("(")) throw fail(0, "the first line is the question.");
  const options = rest.map(([line, row]) => {
    const [, mark, text, more] = /^\(([ *])\) (.+?)(?: \| (.+))?$/.exec(String(line)) ?? [];
    if (!text) throw fail(Number(row), "an option is written so: ( ) text | what is said of it");
    return option(mark, text, more, Number(row));
  });
  if (options.length < 2) throw fail(0, "a question has two options at least.");
  return { asks: String(asks), options };
}

/** `timing, cores: speedup(parallel, gil) >= 1.5 :: Without the GIL it is faster.` @param {string[]} lines @param {string} _info @param {Fail} fail @returns {Claim[]} */
function claims(lines, _info, fail) {
  return told(lines).map(([line, row]) => {
    const [, tags = "", source, text] = /^(?:((?:timing|cores|memory)(?:, (?:timing|cores|memory))*): )?(.+?) :: (.+)$/.exec(line) ?? [];
    if (!text) throw fail(row, `a claim is written so: end == "finished" :: It ends. (Before it may stand ${TAGS.join(", ")} and a colon.)`);
    return { tags: tags.split(", ").filter(Boolean), text, source, holds: expression(source, fail, row) };
  });
}

/** `always end == "finished" :: It ends.` @param {string} line @param {number} row @param {Fail} fail @returns {Aim | undefined} */
function aimOf(line, row, fail) {
  const [, when, source, text] = /^(always|sometimes|never) (.+?) :: (.+)$/.exec(line) ?? [];
  return text ? { when: /** @type {Aim["when"]} */ (when), text, source, holds: expression(source, fail, row) } : undefined;
}

/** A program, a line `---`, and aims. @param {string[]} lines @param {string} info @param {Fail} fail @returns {Proof} */
function proof(lines, info, fail) {
  const at = lines.indexOf("---");
  if (at < 0) throw fail(0, "a line --- parts the program from what is said of it.");
  const { title, source } = program(lines.slice(0, at), info, fail);
  if (!title) throw fail(-1, "what is proved has a title: proof title=With a lock");
  const aims = told(lines.slice(at + 1)).map(([line, row]) => {
    const aim = aimOf(line, at + 1 + row, fail);
    if (!aim) throw fail(at + 1 + row, 'a line of a proof is "always …", "sometimes …" or "never …" with :: and words.');
    return aim;
  });
  if (!aims.length) throw fail(at, 'a proof says something: always [counter] == 4 :: It ends with 4.');
  return { title, source, aims };
}

/** `always end == "finished" :: It ends.`, `sometimes …`, `never …`, `vary: WORKERS = 2 -> WORKERS = 1`, `hint: …`, `runs: 10` @param {string[]} lines @param {string} _info @param {Fail} fail @returns {Exercise} */
function exercise(lines, _info, fail) {
  /** @type {Exercise} */
  const found = { runs: 10, aims: [], variants: [], hints: [] };
  for (const [line, row] of told(lines)) {
    const [, key, value] = /^(hint|runs): (.+)$/.exec(line) ?? [];
    const aim = aimOf(line, row, fail);
    const [, from, to] = /^vary: (.+) -> (.+)$/.exec(line) ?? [];
    if (from) found.variants.push({ from, to });
    else if (key === "hint") found.hints.push(value);
    else if (key === "runs" && /^[1-9]\d?$/.test(value)) found.runs = Number(value);
    else if (aim) found.aims.push(aim);
    else throw fail(row, 'a line of an exercise is "always …", "sometimes …" or "never …" with :: and words, or "vary: WORKERS = 2 -> WORKERS = 1", "hint: …", or "runs: 10".');
  }
  if (!found.aims.length) throw fail(0, 'an exercise has an aim: always end == "finished" :: It ends.');
  return found;
}

/** Bars to be guessed: `Ten threads | speedup(gil, sequential)`; the first one is the measure. @param {string[]} lines @param {string} info @param {Fail} fail */
function bars(lines, info, fail) {
  const found = told(lines).map(([line, row]) => {
    const [, label, source] = /^(.+?) \| (.+)$/.exec(line) ?? [];
    if (!source) throw fail(row, "a bar is written so: In threads | [in threads]");
    return { label, length: expression(source, fail, row) };
  });
  if (found.length < 2) throw fail(0, "two bars at least are compared.");
  return { asks: info, bars: found };
}

/** `need -> tool | why`. @param {string[]} lines @param {string} info @param {Fail} fail */
function match(lines, info, fail) {
  const pairs = told(lines).map(([line, row]) => {
    const [, need, tool, why] = /^(.+?) -> (.+?) \| (.+)$/.exec(line) ?? [];
    if (!why) throw fail(row, "a pair is written so: need -> tool | why");
    return { need, tool, why };
  });
  return { asks: info, pairs };
}

/** @param {string} name @param {Fail} fail */
function file(name, fail) {
  if (!/^[a-z]+\.rs$/.test(name)) throw fail(-1, "the name of a file is wanted, like race.rs.");
  return { name };
}

/** A part that is a script of its own. @param {string[]} lines @param {string} name @param {Fail} fail */
function part(lines, name, fail) {
  const known = ["kitchen", "scheduler", "ladder", "rank"];
  if (!known.includes(name)) throw fail(-1, `there is no part "${name}", only ${known.join(", ")}.`);
  return { name, lines: told(lines).map(([line]) => line) };
}
