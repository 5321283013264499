// @ts-check
/** Bars that are guessed before a run, and measured by it: the first one is the measure. */
import { h } from "./dom.js";
import { rounded, scopeOf } from "./evidence.js";
import { inline } from "./prose.js";

/** The longest guess, in lengths of the first bar. */
const LONGEST = 2;

/** @param {{ asks: string, bars: { label: string, length: import("./expression.js").Expression }[] }} guess @param {import("./lesson-page.js").LessonPage} page */
export function drawBars({ asks, bars }, page) {
  const rows = bars.map(({ label }, index) => bar(label, index === 0));
  const source = h("p", { class: "hint" });
  page.onResult("run", (result) => {
    const modes = result?.runs.map(({ mode, label }) => `${mode} (${label})`) ?? [];
    source.textContent = modes.length ? `As the program timed it in ${modes.join(" and ")}.` : "";
    const lengths = bars.map(({ length }) => length(scopeOf(result)));
    const [first] = lengths;
    const unit = typeof first === "object" && "mid" in first ? first.mid : undefined;
    lengths.forEach((length, index) => rows[index].show(unit && typeof length === "object" && "mid" in length ? length.mid / unit : undefined));
  });
  const element = h("div", { class: "guesses card", role: "group", "aria-label": "Guess" }, asks && h("p", { class: "game-asks" }, ...inline(asks)), ...rows.map((row) => row.element), source);
  // It is looked at again where it is said what was seen.
  page.onStep((kind, section) => {
    if (kind === "do") section.append(element);
    if (kind === "see") section.querySelector("h3")?.after(element);
  });
  return element;
}

/** @param {string} label @param {boolean} isMeasure */
function bar(label, isMeasure) {
  const guess = h("span", { class: "length expected" });
  const real = h("span", { class: "length real" });
  const says = h("span", { class: "guess-says" });
  const input = h("input", { type: "range", min: 0.05, max: LONGEST, step: 0.05, value: 1, "aria-label": `${label}: how long it takes, in lengths of the first bar`, oninput: () => draw() });
  let seen = /** @type {number | undefined} */ (undefined);
  const draw = () => {
    guess.style.inlineSize = `${(100 * Number(input.value)) / LONGEST}%`;
    real.style.inlineSize = `${(100 * Math.min(seen ?? 0, LONGEST)) / LONGEST}%`;
    const guessed = isMeasure ? "the measure: 1" : `your guess ${rounded(Number(input.value))}`;
    says.textContent = seen === undefined ? guessed : `${guessed}, measured ${rounded(seen)}`;
  };
  const track = h("span", { class: "guess-track" }, guess, real);
  const element = h("label", { class: "guess-row", "data-measure": isMeasure }, h("span", {}, ...inline(label)), track, !isMeasure && input, says);
  draw();
  return { element, show: (/** @type {number | undefined} */ length) => ((seen = length), draw()) };
}
