// @ts-check
/** A program to repair: its aims, hints one at a time, the check, near misses to attack, an answer. */
import { button, h, words } from "./dom.js";
import { check } from "./check.js";
import { inline } from "./prose.js";

/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */
/** @typedef {import("./parse.js").Step} Step */

const WHEN = { always: "in every run", sometimes: "in some run", never: "in no run" };

/** @param {import("./blocks.js").Exercise} exercise @param {LessonPage} page */
export function drawExercise(exercise, page) {
  const says = h("div", { class: "exercise-says", role: "status" });
  const press = h("button", { type: "button", class: "go", testid: "exercise-check" }, "Check my program");
  press.addEventListener("click", async () => {
    if (press.getAttribute("aria-disabled") === "true") return;
    press.setAttribute("aria-disabled", "true");
    says.replaceChildren("Trying every schedule …");
    try {
      const onRun = (/** @type {number} */ done) => says.replaceChildren(`${done} runs of ${exercise.runs} …`);
      const verdict = await check(page.bench.source, exercise, { outcomes: (program) => page.bench.outcomesOf(program), run: (program) => page.bench.runOf(program), onRun });
      says.replaceChildren(...told(verdict, page));
      if (verdict.isSolved) page.solved();
    } catch (error) {
      says.replaceChildren(`It could not be checked: ${words(error)}.`);
    }
    press.removeAttribute("aria-disabled");
  });
  const aims = exercise.aims.map(({ text, when }) => h("li", {}, ...inline(text), h("span", { class: "hint" }, ` (${WHEN[when]})`)));
  const given = h("ul", { class: "hints" });
  const hint = button("A hint", () => {
    const next = exercise.hints[given.childElementCount];
    if (next) given.append(h("li", {}, ...inline(next)));
    hint.hidden = given.childElementCount === exercise.hints.length;
  }, { hidden: exercise.hints.length === 0 });
  return h("div", { class: "exercise card", testid: "exercise" }, h("h3", { class: "section-title" }, "It is repaired when"), h("ul", { class: "aims" }, ...aims), h("div", { class: "toolrow" }, press, hint), says, given);
}

/** How it was checked. @param {import("./check.js").Verdict} verdict */
const by = ({ how, count }) => (how === "schedules" ? `Every schedule was tried, ${count.toLocaleString("en")} states.` : `Checked by ${count} ${count === 1 ? "run" : "runs"}, not by proof.`);

/** @param {import("./check.js").Verdict} verdict @param {LessonPage} page */
function told(verdict, page) {
  if (verdict.isSolved) {
    const isProved = verdict.how === "schedules";
    return [h("p", { "data-verdict": "met" }, h("strong", {}, isProved ? "✓ It holds. " : "✓ It held. "), by(verdict), isProved ? "" : " Another run might still break it.")];
  }
  return verdict.failed.map(({ text, why, output, schedule }) => {
    const how = schedule !== undefined ? "A schedule was found that breaks it." : by(verdict);
    const steps = schedule !== undefined && !page.isEmbedded && h("a", { href: page.bench.hrefOf(schedule) }, "Step through it");
    return h("div", { "data-verdict": "not met" }, h("p", {}, h("strong", {}, "✗ Not yet: "), ...inline(text), ` ${why} ${how} `, steps), output && h("pre", {}, output));
  });
}

/** @param {import("./blocks.js").Program} program */
export function drawSolution(program) {
  return h("details", { class: "fold solution" }, h("summary", {}, "One answer (try first)"), h("pre", { tabindex: "0", role: "region", "aria-label": "One answer" }, program.source));
}
