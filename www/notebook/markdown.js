// @ts-check
/**
 * The Markdown that notebooks are written in, as a tree (draw.js makes elements of it): of
 * CommonMark and GitHub's tables what people write. HTML stays text. It must take any text,
 * in a time that grows with its length.
 *
 * @typedef {{ kind: "text", text: string } | { kind: "code", text: string } | { kind: "strong" | "em" | "del", parts: Inline[] }
 *   | { kind: "link", parts: Inline[], href: string } | { kind: "picture", text: string } | { kind: "break" }} Inline
 * @typedef {{ kind: "heading", level: number, parts: Inline[] } | { kind: "paragraph", parts: Inline[] } | { kind: "code", text: string, language: string }
 *   | { kind: "quote", blocks: Block[] } | { kind: "list", start: number | null, items: Block[][] } | { kind: "rule" }
 *   | { kind: "table", head: Inline[][], rows: Inline[][][] }} Block
 */

/** Lists and quotes in each other, and marks in marks, are read so deep. */
const DEEPEST = 8;

/** Looks for what closes a mark that are left: as many as a text of its length needs, and no more. */
let looks = 0;

/** A table is read so wide. */
const MOST_COLUMNS = 50;

/** @param {string} text @returns {Block[]} */
export function parse(text) {
  looks = 10_000 + 20 * text.length;
  return blocks(text.replaceAll("\r\n", "\n").replaceAll("\t", "    ").split("\n"), 0);
}

// --- blocks -------------------------------------------------------------------

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^`\s]*)[^`]*$/;
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*))?$/;
const RULE = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?: +|$)/;
const QUOTE = /^ {0,3}> ?/;
const BAR = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/;

/** @param {string} line */
const isBlank = (line) => line.trim() === "";
/** @param {string} line */
const indent = (line) => line.length - line.trimStart().length;

/** @param {string[]} lines @param {number} depth @returns {Block[]} */
function blocks(lines, depth) {
  /** @type {Block[]} */
  const found = [];
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const [block, next] = one(lines, at, depth);
    found.push(block);
    at = next;
  }
  return found;
}

/** The block that begins there, and the line after it. @param {string[]} lines @param {number} at @param {number} depth @returns {[Block, number]} */
function one(lines, at, depth) {
  const line = lines[at];
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: "heading", level: heading[1].length, parts: inline((heading[2] ?? "").replace(/\s#+\s*$/, "")) }, at + 1];
  if (FENCE.test(line)) return fenced(lines, at);
  if (RULE.test(line)) return [{ kind: "rule" }, at + 1];
  if (indent(line) >= 4) return indented(lines, at);
  if (depth < DEEPEST && QUOTE.test(line)) return quote(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return list(lines, at, depth);
  if (line.includes("|") && at + 1 < lines.length && BAR.test(lines[at + 1])) return table(lines, at);
  return paragraph(lines, at, depth);
}

/** @param {string[]} lines @param {number} at @returns {[Block, number]} */
function fenced(lines, at) {
  const [, fence, language] = FENCE.exec(lines[at]) ?? ["", "```", ""];
  const margin = indent(lines[at]);
  const isEnd = (/** @type {string} */ line) => indent(line) < 4 && line.trim().startsWith(fence) && line.trim().replaceAll(fence[0], "") === "";
  let end = at + 1;
  while (end < lines.length && !isEnd(lines[end])) end += 1;
  const text = lines.slice(at + 1, end).map((line) => line.slice(Math.min(margin, indent(line))));
  return [{ kind: "code", text: text.join("\n"), language }, end + 1];
}

/** @param {string[]} lines @param {number} at @returns {[Block, number]} */
function indented(lines, at) {
  let end = at;
  while (end < lines.length && (isBlank(lines[end]) || indent(lines[end]) >= 4)) end += 1;
  const text = lines.slice(at, end).map((line) => line.slice(4));
  return [{ kind: "code", text: text.join("\n").trimEnd(), language: "" }, end];
}

/** @param {string[]} lines @param {number} at @param {number} depth @returns {[Block, number]} */
function quote(lines, at, depth) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end += 1;
  return [{ kind: "quote", blocks: blocks(lines.slice(at, end).map((line) => line.replace(QUOTE, "")), depth + 1) }, end];
}

/** @param {string} line @returns {{ margin: number, width: number, mark: string } | undefined} */
function itemOf(line) {
  const found = ITEM.exec(line);
  return found && !RULE.test(line) ? { margin: found[1].length, width: found[0].length, mark: found[2] } : undefined;
}

/** Marks of one list: the same sign, or numbers. @param {string} mark */
const sort = (mark) => mark.at(-1);

/** @param {string[]} lines @param {number} at @param {number} depth @returns {[Block, number]} */
function list(lines, at, depth) {
  const first = itemOf(lines[at]);
  const items = [];
  let end = at;
  for (;;) {
    const item = end < lines.length ? itemOf(lines[end]) : undefined;
    if (!first || !item || sort(item.mark) !== sort(first.mark)) break;
    const begin = end;
    end = afterItem(lines, begin, item.margin + 1);
    const own = lines.slice(begin, end).map((line, place) => line.slice(place ? Math.min(item.width, indent(line)) : item.width));
    items.push(blocks(own, depth + 1));
  }
  const start = Number.parseInt(first?.mark ?? "", 10);
  return [{ kind: "list", start: Number.isNaN(start) ? null : start, items }, end];
}

/** The line after an item: it goes on while lines are indented, or go on with its paragraph. @param {string[]} lines @param {number} at @param {number} margin */
function afterItem(lines, at, margin) {
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end];
    const before = lines[end - 1];
    if (isBlank(line)) {
      const next = lines[end + 1];
      if (next === undefined || isBlank(next) || (indent(next) <= margin && !itemOf(next))) break;
    } else if (indent(line) <= margin && (isBlank(before) || beginsBlock(line))) {
      break;
    }
    end += 1;
  }
  return end;
}

/** @param {string} line */
const beginsBlock = (line) => HEADING.test(line) || FENCE.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line);

/** @param {string[]} lines @param {number} at @returns {[Block, number]} */
function table(lines, at) {
  let end = at + 2;
  while (end < lines.length && lines[end].includes("|") && !isBlank(lines[end])) end += 1;
  const [head, ...rows] = [lines[at], ...lines.slice(at + 2, end)].map(fields);
  const full = rows.map((row) => head.map((_, place) => row[place] ?? []));
  return [{ kind: "table", head, rows: full }, end];
}

/** @param {string} line */
const fields = (line) => line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|", MOST_COLUMNS).map((field) => inline(field.trim()));

/** @param {string[]} lines @param {number} at @param {number} depth @returns {[Block, number]} */
function paragraph(lines, at, depth) {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end]) && !/^ {0,3}(=+|-+) *$/.test(lines[end]) && (depth >= DEEPEST || !beginsBlock(lines[end]))) end += 1;
  const parts = inline(lines.slice(at, end).map((line) => line.trimStart()).join("\n"));
  const under = /^ {0,3}(=+|-+) *$/.exec(lines[end] ?? "");
  if (under) return [{ kind: "heading", level: under[1][0] === "=" ? 1 : 2, parts }, end + 1];
  return [{ kind: "paragraph", parts }, end];
}

// --- within a line ------------------------------------------------------------

/** Nothing in it can go on over more than this, in characters. */
const LONGEST = 2000;
const SPECIAL = /[\\`*_~![<\n]/;
const ADDRESS = /^\(\s*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/;
const BARE = /^<(https?:\/\/[^\s<>]+)>/;

/** @param {string} text @param {number} [depth] @returns {Inline[]} */
function inline(text, depth = 0) {
  /** @type {Inline[]} */
  const found = [];
  let plain = "";
  let rest = text;
  let before = "";
  while (rest) {
    const at = rest.search(SPECIAL);
    const skipped = at < 0 ? rest : rest.slice(0, at);
    plain += skipped;
    before = skipped.at(-1) ?? before;
    rest = rest.slice(skipped.length);
    if (!rest) break;
    const [made, length] = marked(rest, before, depth);
    if (typeof made === "string") plain += made;
    else {
      if (plain) found.push({ kind: "text", text: plain });
      plain = "";
      found.push(made);
    }
    before = rest[length - 1];
    rest = rest.slice(length);
  }
  if (plain) found.push({ kind: "text", text: plain });
  return found;
}

/** What a special character begins, and how long that is. @param {string} rest @param {string} before @param {number} depth @returns {[Inline | string, number]} */
function marked(rest, before, depth) {
  const [first] = rest;
  const near = rest.slice(0, LONGEST);
  if (first === "\\") return /^\\[!-/:-@[-`{-~]/.test(rest) ? [rest[1], 2] : rest[1] === "\n" ? [{ kind: "break" }, 2] : ["\\", 1];
  if (first === "\n") return [" ", 1];
  if (first === "`") return code(near);
  if (first === "<") {
    const bare = BARE.exec(near);
    return bare ? [{ kind: "link", parts: [{ kind: "text", text: bare[1] }], href: bare[1] }, bare[0].length] : ["<", 1];
  }
  if (depth >= DEEPEST) return [first, 1];
  if (first === "[") return link(near, 0, depth) ?? ["[", 1];
  if (first === "!") return link(near, 1, depth) ?? ["!", 1];
  return stressed(near, before, depth);
}

/** @param {string} near @returns {[Inline | string, number]} */
function code(near) {
  const ticks = /^`+/.exec(near)?.[0] ?? "`";
  for (let at = near.indexOf(ticks, ticks.length); at >= 0 && looks-- > 0; at = near.indexOf(ticks, at)) {
    const run = /^`+/.exec(near.slice(at))?.[0].length ?? 1;
    if (run === ticks.length) {
      const text = near.slice(ticks.length, at).replaceAll("\n", " ");
      return [{ kind: "code", text: /^ .*[^ ].* $/.test(text) ? text.slice(1, -1) : text }, at + run];
    }
    at += run;
  }
  return [ticks, ticks.length];
}

/** A link, or with a `!` before it a picture. @param {string} near @param {0 | 1} skip @param {number} depth @returns {[Inline, number] | undefined} */
function link(near, skip, depth) {
  if (near[skip] !== "[") return undefined;
  let open = 0;
  for (let at = skip; at < near.length && looks-- > 0; at += 1) {
    if (near[at] === "\\") at += 1;
    else if (near[at] === "[") open += 1;
    else if (near[at] === "]" && --open === 0) {
      const address = ADDRESS.exec(near.slice(at + 1));
      if (!address) return undefined;
      const words = near.slice(skip + 1, at);
      const length = at + 1 + address[0].length;
      return skip ? [{ kind: "picture", text: words }, length] : [{ kind: "link", parts: inline(words, depth + 1), href: address[1] }, length];
    }
  }
  return undefined;
}

/** @param {string} near @param {string} before @param {number} depth @returns {[Inline | string, number]} */
function stressed(near, before, depth) {
  const marks = /^(\*{1,3}|_{1,3}|~~|~)/.exec(near)?.[0] ?? near[0];
  // A `_` within a word is a part of a name.
  const opens = marks !== "~" && /\S/.test(near[marks.length] ?? " ") && !(marks[0] === "_" && /\w/.test(before));
  const end = opens ? closing(near, marks) : -1;
  if (end < 0) return [marks, marks.length];
  const parts = inline(near.slice(marks.length, end), depth + 1);
  const length = end + marks.length;
  if (marks === "~~") return [{ kind: "del", parts }, length];
  if (marks.length === 3) return [{ kind: "strong", parts: [{ kind: "em", parts }] }, length];
  return [{ kind: marks.length === 2 ? "strong" : "em", parts }, length];
}

/** Where such marks close what they opened, or -1. @param {string} near @param {string} marks */
function closing(near, marks) {
  for (let at = near.indexOf(marks, marks.length); at >= 0 && looks-- > 0; ) {
    let end = at;
    while (near[end] === marks[0]) end += 1;
    // Three close two marks: the inner one, and then this one.
    const closes = end - at === marks.length || end - at === 3;
    const isInWord = marks[0] === "_" && /\w/.test(near[end] ?? "");
    if (closes && !isInWord && /[^\s\\]/.test(near[at - 1])) return end - marks.length;
    at = near.indexOf(marks, end);
  }
  return -1;
}
