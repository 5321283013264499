// @ts-check
/** The question before a run: an answer is kept, and looked at again when something was seen. */
import { drawClass } from "./class.js";
import { button, h } from "./dom.js";
import { inline } from "./prose.js";

/** @param {import("./blocks.js").Question} question @param {import("./lesson-page.js").LessonPage} page */
export function drawQuestion(question, page) {
  const { asks, options } = question;
  const says = h("p", { class: "noted", role: "status" });
  const choose = (/** @type {number} */ index) => {
    page.predict(index);
    draw();
    says.replaceChildren("Kept. ", h("strong", {}, "Now see whether it is so."));
  };
  const rows = options.map(({ text }, index) => {
    const input = h("input", { type: "radio", name: "prediction", value: index, onchange: () => choose(index), checked: page.kept.prediction === index });
    return h("label", { class: "option" }, input, h("span", {}, ...inline(text)));
  });
  const skip = button("I would rather not guess", () => page.go(page.at + 1), { class: "link-button" });
  const { fold, draw } = drawClass(question, page);
  const field = h("fieldset", { class: "options", "data-testid": "prediction" }, h("legend", {}, ...inline(asks)), ...rows, h("div", { class: "toolrow" }, skip, says));
  return h("div", { class: "asked" }, field, fold);
}

/** What is said of a prediction once there is something to hold it against. @param {import("./blocks.js").Question} question @param {number | undefined} chosen */
export function drawAnswer({ options }, chosen) {
  const right = options.find(({ isRight }) => isRight);
  const own = chosen === undefined ? undefined : options[chosen];
  if (!right) return h("p");
  if (!own) return h("p", { class: "reply" }, "You made no guess. ", h("strong", {}, ...inline(right.text)), " is right: ", ...inline(right.says));
  const isRight = own === right;
  const first = h("p", {}, isRight ? "As you expected: " : "You expected: ", h("strong", {}, ...inline(own.text)), ". ", ...inline(own.says));
  const second = !isRight && h("p", {}, "Right is: ", h("strong", {}, ...inline(right.text)), ". ", ...inline(right.says));
  return h("div", { class: "reply", "data-right": isRight }, first, second);
}
