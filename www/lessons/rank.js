// @ts-check
/** Cards to be put in order, the quickest first; keys and buttons move them. */
import { button, h } from "./dom.js";
import { inline } from "./prose.js";

/** Lines: `name | how long it takes`, in the right order. @param {string[]} lines @param {import("./lesson-page.js").LessonPage} page */
export function draw(lines, page) {
  const right = lines.map((line) => line.split(" | "));
  // Mixed the same way for everybody: from the ends to the middle.
  let order = right.map((_, at) => at).sort((a, b) => ((a * 5) % right.length) - ((b * 5) % right.length));
  const says = h("p", { class: "game-says", role: "status" });
  const list = h("ol", { class: "rank" });
  let isTold = false;
  const move = (/** @type {number} */ at, /** @type {number} */ by) => {
    const to = at + by;
    if (to < 0 || to >= order.length) return;
    order = order.map((card, place) => (place === at ? order[to] : place === to ? order[at] : card));
    show();
    list.children[to]?.querySelectorAll("button")[by < 0 ? 0 : 1]?.focus();
  };
  const show = () => {
    list.replaceChildren(
      ...order.map((card, at) => {
        const [name, time] = right[card];
        const isPlaced = isTold && card === at;
        const ways = h("span", { class: "toolrow" }, button("↑", () => move(at, -1), { "aria-label": `${name}: quicker` }), button("↓", () => move(at, 1), { "aria-label": `${name}: slower` }));
        return h("li", { "data-verdict": isTold ? (isPlaced ? "met" : "not met") : "open" }, h("span", {}, ...inline(name)), isTold && h("span", { class: "hint" }, time), ways);
      }),
    );
    const placed = order.filter((card, at) => card === at).length;
    if (isTold) says.textContent = placed === order.length ? "All in order." : `${placed} of ${order.length} are in their place.`;
    if (placed === order.length) page.touched();
  };
  const tell = button("Show the times", () => {
    isTold = true;
    show();
  });
  show();
  return h("div", { class: "game card" }, list, says, h("div", { class: "toolrow" }, tell));
}
