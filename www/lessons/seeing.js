// @ts-check
/** What was seen in a run, and which of the lesson's claims it keeps: both from the result at hand. */
import { h } from "./dom.js";
import { filled, judge, seenOf } from "./evidence.js";
import { inline } from "./prose.js";
import { drawAnswer } from "./question.js";

/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */

/** @param {import("./blocks.js").Observation} observation @param {LessonPage} page */
export function drawObservation({ asks, options, so }, page) {
  const says = h("div", { role: "status" });
  const look = (/** @type {import("./blocks.js").Observation["options"][number]} */ chosen) => {
    const result = page.resultOf("run");
    const scope = seenOf(result);
    const shown = options.find(({ holds }) => holds(scope) === true);
    const question = page.question();
    says.replaceChildren(h("p", { class: "seen" }, ...said(chosen, shown)), ...so.map((sentence) => h("p", { class: "so" }, ...inline(filled(sentence, result)))), ...(question && shown ? [drawAnswer(question, page.kept.prediction)] : []));
    page.observed();
  };
  const rows = options.map((option, index) => {
    const input = h("input", { type: "radio", name: "observation", value: index, onchange: () => look(option) });
    return h("label", { class: "option" }, input, h("span", {}, ...inline(option.text)));
  });
  const missing = h("p", { class: "hint" }, "Run the program first, in the step before.");
  const field = h("fieldset", { class: "options", "data-testid": "observation" }, h("legend", {}, ...inline(asks)), ...rows);
  page.onResult("run", (result) => {
    missing.hidden = Boolean(result);
    field.disabled = !result;
    for (const input of field.querySelectorAll("input")) input.checked = false;
    says.replaceChildren();
  });
  return h("div", {}, missing, field, says);
}

/** @param {{ text: string }} chosen @param {{ text: string } | undefined} shown */
function said(chosen, shown) {
  if (!shown) return ["This run fits none of these. Was the program changed? Look at what it printed."];
  if (shown === chosen) return [h("strong", {}, "Yes: "), "that is what this run shows."];
  return [h("strong", {}, "Look again: "), "in this run it was “", ...inline(shown.text), "”."];
}

const MARKS = { met: "✓", "not met": "✗", "not testable": "–" };
const WORDS = { met: "met", "not met": "not met", "not testable": "not testable now" };

/** @param {import("./blocks.js").Claim[]} claims @param {LessonPage} page */
export function drawClaims(claims, page) {
  const rows = claims.map(({ text }, index) => {
    const mark = h("span", { class: "sign", "aria-hidden": "true" });
    const verdict = h("span", { class: "verdict-word" });
    const why = h("span", { class: "hint" });
    const row = h("li", { class: "claim", testid: `claim-${index + 1}` }, mark, h("span", {}, ...inline(text), " ", verdict, " ", why));
    return { row, mark, verdict, why };
  });
  page.onResult("run", (result, isOwn) => {
    const judged = claims.map((claim) => judge(claim, result, isOwn));
    judged.forEach(({ verdict, why }, index) => {
      const { row, mark, verdict: word, why: reason } = rows[index];
      row.dataset.verdict = result ? verdict : "open";
      mark.textContent = result ? MARKS[verdict] : "·";
      word.textContent = result ? WORDS[verdict] : "";
      reason.textContent = result ? why : "";
    });
    if (result) page.claimed(judged.map(({ verdict }) => (verdict === "not testable" ? null : verdict === "met")));
  });
  return h("div", { class: "claims card" }, h("h3", { class: "section-title" }, "What a run can show"), h("ul", {}, ...rows.map(({ row }) => row)));
}
