// @ts-check
/**
 * How far somebody is, kept on this device only. Its key begins as all of ours do, so that
 * "Forget what is stored here" takes it away (www/boot.js).
 */

const KEY = "interleave.lessons";

/** @typedef {{ step?: string, prediction?: number, first?: number, stamp?: string, claims?: (boolean | null)[], isDone?: boolean }} Kept `first`: the first prediction; `stamp`: a number for the class’s codes; `claims`: met, not met, or not testable */

/** What may not be written is kept as long as the page is. @type {Record<string, Kept>} */
let known = {};

/** @returns {Record<string, Kept>} */
function all() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored && !Array.isArray(stored) ? stored : {};
  } catch {
    // Storage is refused, or holds what is not ours.
    return known;
  }
}

/** @param {string} lesson @returns {Kept} */
export function kept(lesson) {
  const found = all()[lesson];
  return typeof found === "object" && found ? found : {};
}

/** @param {string} lesson @param {Kept} news */
export function keep(lesson, news) {
  known = { ...all(), [lesson]: { ...kept(lesson), ...news } };
  try {
    localStorage.setItem(KEY, JSON.stringify(known));
  } catch {
    // It is kept in this page, then.
  }
}

document.addEventListener("interleave:forgotten", () => (known = {}));
