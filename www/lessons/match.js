// @ts-check
/** Needs, each to be given the tool that meets it. */
import { h } from "./dom.js";
import { inline } from "./prose.js";

/** @param {{ asks: string, pairs: { need: string, tool: string, why: string }[] }} match */
export function drawMatch({ asks, pairs }) {
  const tools = [...new Set(pairs.map(({ tool }) => tool))].sort();
  const score = h("p", { class: "game-says", role: "status" }, "Choose a tool for each need.");
  const right = new Set();
  const rows = pairs.map(({ need, tool, why }, index) => {
    const says = h("span", { class: "hint" });
    const select = h("select", { "aria-label": need });
    select.append(new Option("choose …", ""), ...tools.map((name) => new Option(name)));
    const row = h("li", {}, h("span", { class: "need" }, ...inline(need)), select, says);
    select.addEventListener("change", () => {
      const isRight = select.value === tool;
      row.dataset.verdict = select.value ? (isRight ? "met" : "not met") : "open";
      says.replaceChildren(...(isRight ? inline(why) : select.value ? ["Not this one. What does the thread wait for?"] : []));
      if (isRight) right.add(index);
      else right.delete(index);
      score.textContent = right.size === pairs.length ? "All of them: choose by what is waited for." : `${right.size} of ${pairs.length} fit.`;
    });
    return row;
  });
  return h("div", { class: "game card" }, asks && h("p", { class: "game-asks" }, ...inline(asks)), h("ul", { class: "match" }, ...rows), score);
}
