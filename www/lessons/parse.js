// @ts-check
/**
 * Reads the text of a lesson (docs/lessons.md has the format). Strict: what it does not
 * know is an error that names the line, so that a teacher finds a slip before students do.
 * Pure: it must not know the document.
 */
import { read } from "./blocks.js";

/** @typedef {"do" | "predict" | "run" | "see" | "explore" | "fix" | "rust" | "further"} Kind */
/** @typedef {{ kind: "paragraph", text: string } | { kind: "list", items: string[] }} Prose */
/** @typedef {{ kind: "block", name: string, data: any }} Block What stands between two fences. */
/** @typedef {{ kind: Kind, title: string, parts: (Prose | Block)[] }} Step */
/** @typedef {{ id: string, title: string, line: string, goal: string, minutes: number, steps: Step[] }} Lesson */

/** The steps of a lesson in their order, and what they are called unless they say otherwise. @type {Record<Kind, string>} */
export const TITLES = {
  do: "Try it by hand",
  predict: "What do you expect?",
  run: "Run it",
  see: "What did you see?",
  explore: "Explore",
  fix: "Repair it",
  rust: "The same in Rust",
  further: "Read on",
};
const KINDS = /** @type {Kind[]} */ (Object.keys(TITLES));

/** What is said before the first step. */
const FRONT = ["lesson", "title", "line", "goal", "minutes"];

/** A slip in a lesson's text. */
export class LessonError extends Error {
  /** @param {number} line from 1 @param {string} message */
  constructor(line, message) {
    super(`Line ${line} of the lesson: ${message}`);
    this.name = "LessonError";
    this.line = line;
  }
}

/** No lesson is longer, and no line of one: reading it takes no time that anybody notices, whoever wrote it. */
const MAX_CHARACTERS = 100_000;
const MAX_LINE = 2_000;

/** @param {string} text @returns {Lesson} */
export function parse(text) {
  if (text.length > MAX_CHARACTERS) throw new LessonError(1, `a lesson has ${MAX_CHARACTERS} characters at most, and this one ${text.length}.`);
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const long = lines.findIndex((line) => line.length > MAX_LINE);
  if (long >= 0) throw new LessonError(long + 1, `a line has ${MAX_LINE} characters at most.`);
  const { front, next } = frontMatter(lines);
  /** @type {Step[]} */
  const steps = [];
  for (let at = next; at < lines.length; ) {
    if (lines[at].trim() === "") {
      at += 1;
      continue;
    }
    const step = heading(lines[at], at);
    const last = steps.at(-1);
    if (last && KINDS.indexOf(step.kind) <= KINDS.indexOf(last.kind)) {
      throw new LessonError(at + 1, `"${step.kind}" does not come after "${last.kind}": the order is ${KINDS.join(", ")}.`);
    }
    at = body(lines, at + 1, step);
    steps.push(step);
  }
  if (!steps.length) throw new LessonError(lines.length, "there is no step; one begins like this: ## Run: Two threads");
  return { id: front.lesson, title: front.title, line: front.line, goal: front.goal, minutes: Number(front.minutes), steps };
}

/**
 * A lesson that stands in a page: without the empty lines around it, and as far to the left as
 * its first line.
 * @param {string} text
 */
export function unindented(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const [indent = ""] = /^[ \t]*/.exec(lines[first] ?? "") ?? [];
  return lines.slice(Math.max(0, first)).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())).join("\n").trimEnd();
}

/** @param {string[]} lines */
function frontMatter(lines) {
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0) throw new LessonError(1, "it begins with a line ---, then keys like title: …, then --- again.");
  /** @type {Record<string, string>} */
  const front = {};
  for (let at = 1; at < end; at += 1) {
    const [, key, value] = /^([a-z]+): *(\S.*)$/.exec(lines[at]) ?? [];
    if (!FRONT.includes(key)) throw new LessonError(at + 1, `this is not "key: value" with one of the keys ${FRONT.join(", ")}.`);
    front[key] = value.trim();
  }
  const missing = FRONT.find((key) => !(key in front));
  if (missing) throw new LessonError(end + 1, `"${missing}: …" is missing above.`);
  if (!/^[a-z][a-z0-9-]*$/.test(front.lesson)) throw new LessonError(1, "lesson is an id of small letters.");
  if (!/^[1-9]\d?$/.test(front.minutes)) throw new LessonError(1, "minutes is a number below 100.");
  return { front, next: end + 1 };
}

/** @param {string} line @param {number} at @returns {Step} */
function heading(line, at) {
  const [, name, title] = /^## ([A-Za-z]+)(?:: +(\S.*))?$/.exec(line) ?? [];
  const kind = /** @type {Kind | undefined} */ (KINDS.find((one) => one === name?.toLowerCase()));
  if (!kind) throw new LessonError(at + 1, `a step begins with "## " and one of ${KINDS.join(", ")}.`);
  return { kind, title: title ?? TITLES[kind], parts: [] };
}

/** Reads a step's parts up to the next heading; gives the line of that. @param {string[]} lines @param {number} at @param {Step} step */
function body(lines, at, step) {
  while (at < lines.length && !lines[at].startsWith("## ")) {
    if (lines[at].startsWith("```")) at = fenced(lines, at, step);
    else if (lines[at].startsWith("- ")) at = list(lines, at, step);
    else if (lines[at].trim() === "") at += 1;
    else at = paragraph(lines, at, step);
  }
  return at;
}

/** @param {string[]} lines @param {number} at @param {Step} step */
function fenced(lines, at, step) {
  const end = lines.indexOf("```", at + 1);
  if (end < 0) throw new LessonError(at + 1, "this block has no end: a line ``` is missing.");
  const [, name, info] = /^```([a-z]+) ?(.*)$/.exec(lines[at]) ?? [];
  if (!name) throw new LessonError(at + 1, "a block begins with ``` and a word that says what it is.");
  const fail = (/** @type {number} */ row, /** @type {string} */ message) => new LessonError(at + 2 + row, message);
  step.parts.push({ kind: "block", name, data: read(name, info.trim(), lines.slice(at + 1, end), fail) });
  return end + 1;
}

/** Lines of an item that go on are indented. @param {string[]} lines @param {number} at @param {Step} step */
function list(lines, at, step) {
  /** @type {string[]} */
  const items = [];
  for (; at < lines.length; at += 1) {
    if (lines[at].startsWith("- ")) items.push(lines[at].slice(2).trim());
    else if (/^ {2}\S/.test(lines[at])) items.push(`${items.pop()} ${lines[at].trim()}`);
    else break;
  }
  step.parts.push({ kind: "list", items });
  return at;
}

/** @param {string[]} lines @param {number} at @param {Step} step */
function paragraph(lines, at, step) {
  const words = [];
  for (; at < lines.length && lines[at].trim() !== "" && !/^(## |- |```)/.test(lines[at]); at += 1) words.push(lines[at].trim());
  step.parts.push({ kind: "paragraph", text: words.join(" ") });
  return at;
}
