// @ts-check
/** A program to repair: its aims, hints one at a time, the check, near misses to attack, an answer. */
import { button, h, words } from "./dom.js";
import { check } from "./check.js";
import { inline } from "./prose.js";

/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */
/** @typedef {import("./parse.js").Step} Step */

export const WHEN = { always: "in every run", sometimes: "in some run", never: "in no run" };

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
      says.replaceChildren(...(await told(verdict, page)));
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
  const all = h("a", { href: "#page=code", ...ofFrame(page) }, "Step through all that it can do");
  // The program is another one with every key.
  for (const event of ["pointerenter", "focus", "click"]) all.addEventListener(event, () => (all.href = page.bench.exploreHref));
  return h("div", { class: "exercise card", testid: "exercise" }, h("h3", { class: "section-title" }, "It is repaired when"), h("ul", { class: "aims" }, ...aims), h("div", { class: "toolrow" }, press, hint, all), says, given);
}

/** How it was checked. @param {import("./check.js").Verdict} verdict */
function by({ how, count }) {
  if (how === "reading") return "";
  return how === "schedules" ? `Every schedule was tried, ${count.toLocaleString("en")} states.` : `Checked by ${count} ${count === 1 ? "run" : "runs"}, not by proof.`;
}

/** @param {import("./check.js").Verdict} verdict @param {LessonPage} page */
async function told(verdict, page) {
  if (verdict.isSolved) {
    const isProved = verdict.how === "schedules";
    return [h("p", { "data-verdict": "met" }, h("strong", {}, isProved ? "✓ It holds. " : "✓ It held. "), by(verdict), isProved ? "" : " Another run might still break it.")];
  }
  return Promise.all(verdict.failed.map((failed) => refusal(failed, verdict, page)));
}

/** @param {import("./check.js").Failed} failed @param {import("./check.js").Verdict} verdict @param {LessonPage} page */
async function refusal({ text, why, output, schedule, program, variant }, verdict, page) {
  const how = schedule === undefined ? by(verdict) : "A schedule was found that breaks it.";
  const where = variant ? inline(`With \`${variant.to}\` in place of \`${variant.from}\`: `) : [];
  const steps = schedule !== undefined && program !== undefined && (await stepsLink(program, schedule, page));
  return h("div", { "data-verdict": "not met" }, h("p", {}, h("strong", {}, "✗ Not yet: "), ...where, ...inline(text), ` ${why} ${how} `, steps), output && h("pre", {}, output));
}

/** A frame is too small to step in: links lead to a tab of their own. @param {LessonPage} page @returns {Record<string, string>} */
const ofFrame = ({ isEmbedded }) => (isEmbedded ? { target: "_blank", rel: "noopener" } : {});

/** @param {string} program @param {string} schedule @param {LessonPage} page */
export async function stepsLink(program, schedule, page) {
  return h("a", { href: await page.bench.hrefOf(program, schedule), ...ofFrame(page) }, "Step through it");
}

/** @param {import("./blocks.js").Program} program */
export function drawSolution(program) {
  return h("details", { class: "fold solution" }, h("summary", {}, "One answer (try first)"), h("pre", { tabindex: "0", role: "region", "aria-label": "One answer" }, program.source));
}
