// @ts-check
/** The list of all lessons, with how far one is. */
import { h } from "./dom.js";
import { inline } from "./prose.js";
import { kept } from "./store.js";

/** @param {import("./lesson-page.js").Entry[]} list @param {(lesson: string) => string} hrefOf */
export function drawList(list, hrefOf) {
  const cards = list.map(({ id, title, line, minutes }, index) => {
    const { isDone, step } = kept(id);
    const mark = isDone ? "done" : step ? "begun" : "";
    const foot = h("span", { class: "hint" }, `${minutes} min`, mark && h("span", { class: "badge" }, mark));
    const link = h("a", { class: "card lesson-card", href: hrefOf(id), testid: `lesson-${id}`, "data-mark": mark }, h("span", { class: "lesson-number", "aria-hidden": "true" }, String(index + 1)), h("strong", {}, title), h("span", {}, ...inline(line)), foot);
    return h("li", {}, link);
  });
  const head = h("header", { class: "lesson-head" }, h("h2", { id: "lesson-title", tabindex: "-1" }, "Lessons"), h("p", { class: "lesson-line" }, "Each begins with something to do, and takes ten to twenty minutes. Take them in any order; how far you are is kept on this device only."));
  // A frame has no other pages.
  const teaching = !("embed" in document.documentElement.dataset) && h("p", { class: "lesson-foot" }, "You teach? ", h("a", { href: "teaching.html" }, "Minutes, votes, wrong answers and the schedules that fail"), ", for each lesson.");
  return h("article", { id: "lesson", "aria-labelledby": "lesson-title" }, head, h("ol", { class: "lesson-list", testid: "lessons" }, ...cards), teaching);
}
