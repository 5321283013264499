// @ts-check
/**
 * A learner's vote as a code for the class's chat, and a class's codes out of any text. There is no
 * server: all of it is in the codes. Pure; class.js draws it.
 *
 *   interleave-race-bc-yyn-k3f9-7qx
 *
 * The lesson; the vote, first and now (a to z, 0 for none); each claim, met, not met or unknown (y, n,
 * u; 0 where nothing was run); a number by which a device's later code takes the place of its first
 * one; a checksum, so that what was mistyped is left out.
 */

/** @typedef {{ lesson: string, first: number | undefined, now: number | undefined, claims: (boolean | null)[], stamp: string }} Vote */

const CODE = /\binterleave-([a-z][a-z0-9-]{0,30}?)-([0a-z])([0a-z])-(0|[ynu]{1,20})-([0-9a-z]{4})-([0-9a-z]{3})\b/gi;
const OF_CLAIM = { y: true, n: false, u: null };
/** A longer text is no chat of a class. */
const MAX_TEXT = 500_000;

/** @param {number | undefined} option */
const letter = (option) => (option === undefined ? "0" : String.fromCharCode(97 + option));

/** @param {string} letter */
const option = (letter) => (letter === "0" ? undefined : letter.charCodeAt(0) - 97);

/** FNV-1a, of which three characters are kept. @param {string} text */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return (hash % 36 ** 3).toString(36).padStart(3, "0");
}

/** @param {Vote} vote */
export function encode({ lesson, first, now, claims, stamp }) {
  const seen = claims.map((claim) => (claim === null ? "u" : claim ? "y" : "n")).join("") || "0";
  const said = `interleave-${lesson}-${letter(first)}${letter(now)}-${seen}-${stamp}`;
  return `${said}-${checksum(said)}`;
}

/** All codes of a text, the last of each device. @param {string} text @returns {Vote[]} */
export function collect(text) {
  /** @type {Map<string, Vote>} */
  const found = new Map();
  for (const [all, lesson, first, now, seen, stamp, sum] of text.slice(0, MAX_TEXT).toLowerCase().matchAll(CODE)) {
    if (checksum(all.slice(0, -4)) !== sum) continue;
    const claims = seen === "0" ? [] : [...seen].map((one) => OF_CLAIM[/** @type {keyof typeof OF_CLAIM} */ (one)]);
    found.set(`${lesson} ${stamp}`, { lesson, first: option(first), now: option(now), claims, stamp });
  }
  return [...found.values()];
}

/** How many chose each option, first and now. @param {Vote[]} votes @param {number} options @returns {{ before: number, after: number }[]} */
export function tally(votes, options) {
  const count = (/** @type {"first" | "now"} */ when, /** @type {number} */ index) => votes.filter((vote) => vote[when] === index).length;
  return Array.from({ length: options }, (_, index) => ({ before: count("first", index), after: count("now", index) }));
}

/** On how many devices a claim was met, and not met. @param {Vote[]} votes @param {number} claim */
export function seenOf(votes, claim) {
  const count = (/** @type {boolean} */ value) => votes.filter(({ claims }) => claims[claim] === value).length;
  return { met: count(true), notMet: count(false) };
}

/** A number for a device, of four characters. */
export function newStamp() {
  const [number] = crypto.getRandomValues(new Uint32Array(1));
  return (number % 36 ** 4).toString(36).padStart(4, "0");
}
