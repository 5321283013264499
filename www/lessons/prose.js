// @ts-check
/**
 * Draws a lesson's sentences: paragraphs and lists, with `code`, **strong** and *stressed* words,
 * and [links](#page=about) in them. Links lead to pages of ours or to https.
 */
import { h } from "./dom.js";

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\][]+)\]\((#[^)\s]*|https:\/\/[^)\s]+)\)/g;
/** Typed straight, and printed as it should be. */
const APOSTROPHE = /(?<=\w)'/g;

/** @param {string} text @returns {(Node | string)[]} */
export function inline(text) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0;
  const plain = (/** @type {number} */ from, /** @type {number} */ to) => text.slice(from, to).replace(APOSTROPHE, "’");
  for (const found of text.matchAll(INLINE)) {
    parts.push(plain(end, found.index));
    parts.push(marked(found));
    end = found.index + found[0].length;
  }
  parts.push(plain(end, text.length));
  return parts.filter((part) => part !== "");
}

/** @param {RegExpMatchArray} found */
function marked([, code, strong, stressed, words, href]) {
  if (code !== undefined) return h("code", {}, code);
  if (strong !== undefined) return h("strong", {}, strong);
  if (stressed !== undefined) return h("em", {}, stressed);
  const isElsewhere = href.startsWith("https:");
  return h("a", { href, target: isElsewhere && "_blank", rel: isElsewhere && "noopener" }, words);
}

/** @param {import("./parse.js").Prose} block */
export function prose(block) {
  if (block.kind === "list") return h("ul", {}, ...block.items.map((item) => h("li", {}, ...inline(item))));
  return h("p", {}, ...inline(block.text));
}
