// @ts-check
/** A class's votes on a lesson's question: one's own code, and all of them as a chart, before and after. */
import { button, h } from "./dom.js";
import { inline } from "./prose.js";
import { collect, encode, newStamp, seenOf, tally } from "./votes.js";

/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */

/** Stands below the question, and again where a run was looked at. @param {import("./blocks.js").Question} question @param {LessonPage} page */
export function drawClass({ options }, page) {
  const own = h("output", { class: "class-code", testid: "class-code" });
  const says = h("span", { class: "hint", role: "status" });
  const copy = button("Copy", () => navigator.clipboard.writeText(own.value).then(() => says.replaceChildren("Copied."), () => says.replaceChildren("It cannot be copied here: mark it by hand.")));
  const chart = h("div", { class: "class-chart", role: "status" });
  const input = h("textarea", { rows: 3, testid: "class-codes", spellcheck: "false", "aria-label": "The class’s codes", placeholder: "interleave-…", oninput: () => draw() });
  const draw = () => {
    own.value = codeOf(page);
    copy.hidden = page.kept.first === undefined;
    chart.replaceChildren(...(input.value.trim() ? drawn(collect(input.value), options, page) : []));
  };
  const fold = h(
    "details",
    { class: "fold class", ontoggle: draw },
    h("summary", {}, "With a class"),
    h("p", {}, "Guess, talk, guess again. Then put your code into the class’s chat:"),
    h("div", { class: "toolrow" }, own, copy, says),
    h("p", {}, "Paste the whole chat, and the votes before and after are a chart. Nothing is sent anywhere."),
    input,
    chart,
  );
  page.onStep((kind, section) => {
    if (["predict", "see", "fix"].includes(kind)) section.append(fold);
    draw();
  });
  return { fold, draw };
}

/** @param {LessonPage} page */
function codeOf(page) {
  const { first, prediction, claims = [], stamp } = page.kept;
  if (first === undefined) return "It is here once you have made your guess.";
  if (!stamp) page.note({ stamp: newStamp() });
  return encode({ lesson: page.lesson.id, first, now: prediction, claims, stamp: page.kept.stamp ?? "" });
}

/** @param {import("./votes.js").Vote[]} all @param {import("./blocks.js").Option[]} options @param {LessonPage} page */
function drawn(all, options, page) {
  const votes = all.filter(({ lesson }) => lesson === page.lesson.id);
  if (!votes.length) return [h("p", {}, all.length ? "These codes are of other lessons." : "There is no code in this text.")];
  const count = `${votes.length} ${votes.length === 1 ? "device" : "devices"}: before (hatched) and after.`;
  const rows = tally(votes, options.length).map((votes_, index) => row(options[index].text, votes_, votes.length));
  const claims = page.claims().map(({ text }, index) => ({ text, ...seenOf(votes, index) }));
  const seen = claims.filter(({ met, notMet }) => met + notMet).map(({ text, met, notMet }) => h("li", {}, ...inline(text), h("span", { class: "hint" }, ` met on ${met} of ${met + notMet}`)));
  return [h("p", { class: "hint" }, count), ...rows, seen.length ? h("ul", { class: "claims" }, ...seen) : null].filter((part) => part !== null);
}

/** @param {string} text @param {{ before: number, after: number }} votes @param {number} most */
function row(text, { before, after }, most) {
  const length = (/** @type {string} */ name, /** @type {number} */ count) => {
    const bar = h("span", { class: `length ${name}` });
    bar.style.inlineSize = `${(100 * count) / most}%`;
    return bar;
  };
  const track = h("span", { class: "guess-track", "aria-hidden": "true" }, length("expected", before), length("real", after));
  return h("div", { class: "guess-row" }, h("span", {}, ...inline(text)), track, h("span", { class: "guess-says" }, `before ${before}, after ${after}`));
}
