// @ts-check
/** Draws what stands in a step: each block of a lesson's text by its name. */
import { drawExercise, drawSolution } from "./exercise.js";
import { drawBars } from "./bars.js";
import { drawClaims, drawObservation } from "./seeing.js";
import { drawGame } from "./hand.js";
import { drawMatch } from "./match.js";
import { drawProof } from "./proof.js";
import { drawQuestion } from "./question.js";
import { button, h, words } from "./dom.js";
import { prose } from "./prose.js";

/** @typedef {import("./parse.js").Step} Step */
/** @typedef {import("./parse.js").Block} Block */
/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */

/** @type {Record<string, (data: any, page: LessonPage, step: Step) => Node | null>} */
const DRAW = {
  python: (program, page, step) => drawProgram(program, page, step),
  solution: drawSolution,
  miss: (program, page, step) => drawOffer(`Attack: ${program.title || "a near miss"}`, program, page, step),
  question: (question, page) => drawQuestion(question, page),
  observe: (observation, page) => drawObservation(observation, page),
  claims: (claims, page) => drawClaims(claims, page),
  exercise: (exercise, page) => drawExercise(exercise, page),
  proof: (proof, page) => drawProof(proof, page),
  bars: (bars, page) => drawBars(bars, page),
  match: (pairs) => drawMatch(pairs),
  game: (game, page) => drawGame(game, () => page.touched()),
  rust: ({ name }, page) => drawFile(name, page),
  part: ({ name, lines }, page) => drawPart(name, lines, page),
};

/** @param {Step} step @param {LessonPage} page */
export function drawStep(step, page) {
  return step.parts.map((part) => (part.kind === "block" ? DRAW[part.name](part.data, page, step) : prose(part)));
}

/** The first untitled program of a step, which stands in the editor while the step is open. @param {Step} step @returns {import("./blocks.js").Program | undefined} */
export function programOf({ parts }) {
  for (const part of parts) if (part.kind === "block" && part.name === "python" && !part.data.title) return part.data;
  return undefined;
}

/** Programs to choose have a button; on paper all stand in the text. @param {import("./blocks.js").Program} program @param {LessonPage} page @param {Step} step */
function drawProgram(program, page, step) {
  if (!program.title) return h("pre", { class: "on-paper" }, program.source);
  return drawOffer(program.title, program, page, step);
}

/** A button that puts a program into the editor; on paper, its name and text. @param {string} name @param {import("./blocks.js").Program} program @param {LessonPage} page @param {Step} step */
export function drawOffer(name, program, page, step) {
  const press = button(name, () => page.offer(program, step));
  return h("div", { class: "offer" }, press, h("p", { class: "on-paper" }, h("strong", {}, name)), h("pre", { class: "on-paper" }, program.source));
}

/** A file of the site, as text. @param {string} name @param {LessonPage} page */
function drawFile(name, page) {
  const code = h("pre", { class: "rust", tabindex: "0", role: "region", "aria-label": "Rust" });
  page.file(name).then(
    (text) => code.append(text),
    (error) => code.append(`This cannot be shown (${words(error)}).`),
  );
  return h("details", { class: "fold" }, h("summary", {}, "Show the Rust program"), code);
}

/** A part that is a script of its own. @param {string} name @param {string[]} lines @param {LessonPage} page */
function drawPart(name, lines, page) {
  const place = h("div", { class: "part" });
  const load = { kitchen: () => import("./kitchen.js"), scheduler: () => import("./scheduler.js"), ladder: () => import("./ladder.js"), rank: () => import("./rank.js") }[name];
  load?.().then(
    (part) => place.append(part.draw(lines, page)),
    (error) => place.append(`This part cannot be shown (${words(error)}).`),
  );
  return place;
}
