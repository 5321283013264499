// @ts-check
/** What holds in every run of a small program, in some, or in none: proved by trying every schedule. */
import { h, words } from "./dom.js";
import { proved } from "./check.js";
import { WHEN, stepsLink } from "./exercise.js";
import { inline } from "./prose.js";

/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */

/** @param {import("./blocks.js").Proof} proof @param {LessonPage} page */
export function drawProof({ title, source, aims }, page) {
  const says = h("p", { class: "hint", role: "status" });
  const rows = aims.map(({ text, when }) => h("li", {}, h("span", { class: "sign", "aria-hidden": "true" }, "·"), h("span", {}, h("span", { class: "hint" }, `${WHEN[when]}: `), ...inline(text), " ", h("span", { class: "verdict-word" }), " ")));
  const press = h("button", { type: "button", class: "go" }, "Try every schedule");
  press.addEventListener("click", async () => {
    if (press.getAttribute("aria-disabled") === "true") return;
    press.setAttribute("aria-disabled", "true");
    says.replaceChildren("Trying every schedule …");
    try {
      const all = await page.bench.outcomesOf(source);
      for (const [index, found] of proved(all, aims).entries()) await mark(rows[index], found, source, page);
      const many = all.outcomes.length === 1 ? "one outcome" : `${all.outcomes.length.toLocaleString("en")} outcomes`;
      says.replaceChildren(all.verdict === "exhaustive" ? `Modelled: all of ${all.states.toLocaleString("en")} states, ${many}.` : `Not all could be tried: ${all.states.toLocaleString("en")} states, ${many} so far.`);
    } catch (error) {
      says.replaceChildren(`It could not be tried: ${words(error)}.`);
    }
    press.removeAttribute("aria-disabled");
  });
  const program = h("pre", { tabindex: "0", role: "region", "aria-label": `The program: ${title}` }, source);
  const said = h("div", {}, h("ul", { class: "proof" }, ...rows), h("div", { class: "toolrow" }, press), says);
  return h("div", { class: "exercise card", "data-proof": "" }, h("h3", { class: "section-title" }, ...inline(title)), h("div", { class: "proof-parts" }, program, said));
}

const SIGNS = { met: "✓", "not met": "✗", "not testable": "–" };
const WORDS = { met: "proved", "not met": "not so", "not testable": "not decided" };

/** @param {HTMLElement} row @param {{ holds?: boolean, schedule?: string }} found @param {string} source @param {LessonPage} page */
async function mark(row, { holds, schedule }, source, page) {
  const verdict = holds === undefined ? "not testable" : holds ? "met" : "not met";
  row.dataset.verdict = verdict;
  row.querySelector(".sign")?.replaceChildren(SIGNS[verdict]);
  row.querySelector(".verdict-word")?.replaceChildren(WORDS[verdict]);
  row.querySelector(".steps-link")?.remove();
  if (schedule !== undefined) row.lastElementChild?.append(h("span", { class: "steps-link" }, await stepsLink(source, schedule, page)));
}
