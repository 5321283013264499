// @ts-check
/**
 * Makes elements of Markdown's tree. What a notebook says becomes text, never markup; nothing
 * is loaded from elsewhere, and links are shown with where they lead, and lead to https alone.
 */
import { h } from "../lessons/dom.js";
import { parse } from "./markdown.js";

/** @typedef {import("./markdown.js").Block} Block */
/** @typedef {import("./markdown.js").Inline} Inline */

/** Longer texts are shown as they were written. */
const MOST_DRAWN = 100_000;

/** @param {string} text @returns {HTMLElement} */
export function drawText(text) {
  if (text.length > MOST_DRAWN) return h("div", { class: "prose" }, h("pre", {}, text));
  return h("div", { class: "prose" }, ...parse(text).map(block));
}

/** @param {Block} it @returns {HTMLElement} */
function block(it) {
  switch (it.kind) {
    // The page has the first two levels.
    case "heading": return h(/** @type {"h3"} */ (`h${Math.min(it.level + 2, 6)}`), { "data-level": it.level }, ...it.parts.map(part));
    case "paragraph": return h("p", {}, ...it.parts.map(part));
    case "code": return h("pre", {}, h("code", {}, it.text));
    case "quote": return h("blockquote", {}, ...it.blocks.map(block));
    case "rule": return h("hr");
    case "list": return h(it.start === null ? "ul" : "ol", { start: it.start ?? undefined }, ...it.items.map(item));
    case "table": return table(it);
  }
}

/** An item: of one paragraph its words alone. @param {Block[]} blocks */
function item(blocks) {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return h("li", {}, ...blocks.map(block));
  return h("li", {}, ...first.parts.map(part), ...rest.map(block));
}

/** @param {Extract<Block, { kind: "table" }>} it */
function table({ head, rows }) {
  const row = (/** @type {"td" | "th"} */ tag) => (/** @type {Inline[][]} */ fields) => h("tr", {}, ...fields.map((field) => h(tag, {}, ...field.map(part))));
  return h("div", { class: "wide" }, h("table", {}, h("thead", {}, row("th")(head)), h("tbody", {}, ...rows.map(row("td")))));
}

/** @param {Inline} it @returns {Node | string} */
function part(it) {
  switch (it.kind) {
    case "text": return it.text;
    case "code": return h("code", {}, it.text);
    case "break": return h("br");
    case "picture": return h("span", { class: "left-out" }, `[picture${it.text ? `: ${it.text}` : ""}]`);
    case "link": return link(it);
    default: return h(it.kind, {}, ...it.parts.map(part));
  }
}

/** @param {Extract<Inline, { kind: "link" }>} it */
function link({ parts, href }) {
  const made = h("span", {}, ...parts.map(part));
  const isPlain = made.textContent === href;
  const address = isPlain || !href ? "" : h("span", { class: "address" }, ` (${href})`);
  if (!/^https:\/\/[^\s]+$/.test(href)) return h("span", {}, ...made.childNodes, address);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...made.childNodes, address);
}
