// @ts-check
/**
 * The path through the lessons, on the first page: a step for each, with how far one is, and
 * the one to go on with. What is kept of them is www/lessons/store.js's; here it is only read.
 */

/** Where how far one is is kept on this device. */
export const KEY = "interleave.lessons";

/** Their ids and titles, in their order; a test holds them to the texts. @type {[id: string, title: string][]} */
export const LESSONS = [
  ["kitchen", "One cook or three?"],
  ["latency", "How slow is slow?"],
  ["scheduler", "Whose turn is it?"],
  ["threads", "Three at once"],
  ["race", "Who wrote last?"],
  ["deadlock", "Stuck for ever"],
  ["queue", "Hand it over"],
  ["gil", "One at a time"],
  ["processes", "A world of their own"],
  ["futures", "Promises of an answer"],
  ["parallel", "When one of them fails"],
  ["primitives", "Which lock for what?"],
];

/** @typedef {"done" | "begun" | ""} Mark */

/** What is kept of each lesson. @param {string | null} stored @returns {Mark[]} */
export function marks(stored) {
  /** @type {Record<string, { isDone?: unknown, step?: unknown } | undefined>} */
  let kept = {};
  try {
    kept = Object(JSON.parse(stored ?? "{}"));
  } catch {
    // It holds what is not ours.
  }
  return LESSONS.map(([id]) => (kept[id]?.isDone ? "done" : kept[id]?.step ? "begun" : ""));
}

/** The lesson to go on with: one that was begun, or else the first that is not done. @param {Mark[]} marks @returns {number} its place, or -1 */
export function following(marks) {
  const begun = marks.indexOf("begun");
  return begun >= 0 ? begun : marks.indexOf("");
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage is refused: everybody begins at the beginning.
    return null;
  }
}

/** Puts it there, as it stands now. @param {HTMLElement} place */
export function drawPath(place) {
  const all = marks(stored());
  const steps = LESSONS.map(([id, title], index) => {
    const link = Object.assign(document.createElement("a"), { href: `#lesson=${id}`, textContent: String(index + 1), title });
    const mark = all[index];
    link.dataset.mark = mark;
    link.setAttribute("aria-label", `Lesson ${index + 1}, ${title}${mark && `, ${mark}`}`);
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  const list = document.createElement("ol");
  list.className = "path";
  list.append(...steps);
  const next = following(all);
  const [id, title] = LESSONS[next] ?? [];
  const words = all.every((mark) => mark === "") ? "Begin with" : "Go on with";
  const door = Object.assign(document.createElement("a"), { href: id ? `#lesson=${id}` : "#page=lesson", textContent: id ? `${words} “${title}” →` : "All twelve lessons are done →" });
  door.dataset.testid = "path-next";
  place.replaceChildren(list, door);
}
