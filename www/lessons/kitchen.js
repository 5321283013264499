// @ts-check
/** A kitchen played by hand, and a laboratory for meals. What a kitchen does: meal.js. */
import { drawGantt } from "./gantt.js";
import { button, h, words } from "./dom.js";
import { MOST_DISHES, best, readDish } from "./meal.js";

/** @typedef {import("./meal.js").Dish} Dish */
/** @typedef {import("./meal.js").Plan} Plan */
/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */

/** `play`, or else a laboratory. @param {string[]} lines the first says which; the others are dishes @param {LessonPage} page */
export function draw([what, ...lines], page) {
  if (what !== "play") return new Laboratory(lines, page).element;
  const game = new Kitchen(lines.map(readDish), page);
  game.draw();
  return game.element;
}

const minutes = (/** @type {number} */ count) => `${count} ${count === 1 ? "minute" : "minutes"}`;

/** Draws cooks and ovens, each oven in the row of its dish. @param {Plan["turns"]} turns @param {Dish[]} dishes @param {string[]} cooks @param {number} end */
function chart(turns, dishes, cooks, end) {
  const hands = turns.map(({ dish, cook, start, inOven }) => ({ lane: cook, job: dish, kind: "run", start, end: inOven }));
  const ovens = turns.filter(({ inOven, end: stop }) => stop > inOven).map(({ dish, inOven, end: stop }) => ({ lane: cooks.length + dish, job: dish, kind: "oven", start: inOven, end: stop }));
  const lanes = [...cooks, ...dishes.map((_, dish) => `Oven ${dish + 1}`)];
  const all = hands.filter(({ start, end: stop }) => stop > start).concat(ovens);
  return drawGantt(all, { names: dishes.map(({ name }) => name), lanes, end, unit: "minutes", label: "What the cooks and the ovens did when" });
}

class Kitchen {
  /** @param {Dish[]} dishes @param {LessonPage} page */
  constructor(dishes, page) {
    this.dishes = dishes;
    this.page = page;
    this.best = best(dishes, 1);
    this.now = 0;
    /** What the cook did. @type {Plan["turns"]} */
    this.turns = [];
    this.buttons = dishes.map((_, dish) => h("button", { type: "button", class: "go", onclick: () => this.prepare(dish) }));
    this.watch = button("Stand and watch the oven", () => this.wait());
    this.place = h("div");
    this.says = h("p", { class: "game-says", role: "status" });
    this.element = h("div", { class: "game card", role: "group", "aria-label": "You are the cook" },
      h("div", { class: "columns" }, ...this.buttons.map((press) => h("div", { class: "column" }, press))),
      this.place, this.says, h("div", { class: "toolrow" }, this.watch, button("Start over", () => this.restart())));
  }

  restart() {
    this.now = 0;
    this.turns = [];
    this.draw();
  }

  /** @param {number} dish */
  turnOf(dish) {
    return this.turns.find((turn) => turn.dish === dish);
  }

  /** @param {number} dish */
  prepare(dish) {
    if (this.turnOf(dish)) return;
    const { hands, oven } = this.dishes[dish];
    const inOven = this.now + hands;
    this.turns.push({ dish, cook: 0, start: this.now, inOven, end: inOven + oven });
    this.now = inOven;
    this.draw();
  }

  /** Until the next dish is ready. */
  wait() {
    const ready = this.turns.map(({ end }) => end).filter((end) => end > this.now);
    if (ready.length) this.now = Math.min(...ready);
    this.draw();
  }

  draw() {
    const { dishes, turns, now } = this;
    this.buttons.forEach((press, dish) => {
      const { name, hands, oven } = dishes[dish];
      const end = this.turnOf(dish)?.end;
      const then = this.areAlike() ? "" : `, then ${minutes(oven)} of oven`;
      press.textContent = end === undefined ? `${name}: ${minutes(hands)} of hands${then}` : end > now ? `${name} is in the oven` : `${name} is ready`;
      press.setAttribute("aria-disabled", String(end !== undefined));
    });
    const total = dishes.reduce((sum, { hands, oven }) => sum + hands + oven, 0);
    this.place.replaceChildren(chart(turns, dishes, ["Cook"], total));
    this.tell(total);
  }

  /** Whether the text around says what each dish takes. */
  areAlike() {
    return this.dishes.every(({ hands, oven }) => hands === this.dishes[0].hands && oven === this.dishes[0].oven);
  }

  /** @param {number} total */
  tell(total) {
    const { dishes, now, turns } = this;
    if (turns.length < dishes.length) {
      this.says.textContent = `${minutes(now)} ${now === 1 ? "has" : "have"} passed. What does the cook touch next?`;
      return;
    }
    const all = Math.max(...turns.map(({ end }) => end));
    const { plan: { end: least }, orders, asEarly } = this.best;
    this.element.toggleAttribute("data-won", all <= least);
    const ofAll = asEarly < orders ? ` ${asEarly} of the ${orders} orders of these dishes are ready so early; modelled, all of them.` : "";
    const better = all <= least ? `With two hands it cannot be done earlier.${ofAll}` : all === total ? "That is one after the other: the cook watched the oven. Start over: what can hands do meanwhile?" : this.areAlike() ? "It can be done earlier. Start over: when did the cook stand and watch?" : `It can be done in ${least}. Start over: which dish has the longest way to go when the hands let go of it?`;
    this.says.replaceChildren(h("strong", {}, `All is ready after ${minutes(all)}. `), better);
    if (all <= least) this.page.touched();
  }
}

/** What is to be found in the laboratory, of plans for one cook and for two. */
const GOALS = [
  { text: "a meal of three or more dishes for which a second cook saves nothing, though each dish takes hands", holds: (/** @type {Dish[]} */ dishes, /** @type {Plan} */ one, /** @type {Plan} */ two) => dishes.length >= 3 && dishes.every(({ hands }) => hands > 0) && two.end === one.end },
  { text: "a meal of three or more dishes for which a second cook saves half of the time", holds: (/** @type {Dish[]} */ dishes, /** @type {Plan} */ one, /** @type {Plan} */ two) => dishes.length >= 3 && one.end > 0 && 2 * two.end === one.end },
];

class Laboratory {
  /** @param {string[]} lines of dishes @param {LessonPage} page */
  constructor(lines, page) {
    this.page = page;
    this.text = h("textarea", { rows: Math.max(lines.length, 4), spellcheck: "false", "aria-label": "Dishes, one a line: name, minutes of hands, minutes of oven", oninput: () => this.draw() });
    this.text.value = lines.join("\n");
    this.place = h("div", { role: "status" });
    const field = h("label", { class: "field" }, h("span", { class: "section-title" }, "Dishes: name, minutes of hands, minutes of oven"), this.text);
    this.element = h("div", { class: "lab card" }, h("span", { class: "badge" }, "modelled"), field, this.place);
    this.draw();
  }

  draw() {
    try {
      const dishes = this.text.value.split("\n").filter((line) => line.trim()).map(readDish);
      if (dishes.length === 0 || dishes.length > MOST_DISHES) throw new Error(`One to ${MOST_DISHES} dishes, one a line.`);
      this.place.replaceChildren(...this.shown(dishes));
    } catch (error) {
      this.place.replaceChildren(h("p", { class: "hint" }, words(error)));
    }
  }

  /** @param {Dish[]} dishes */
  shown(dishes) {
    const [one, two] = [1, 2].map((cooks) => best(dishes, cooks).plan);
    const found = GOALS.map(({ holds }) => holds(dishes, one, two));
    if (found[0]) this.page.solved();
    const plan = (/** @type {string} */ who, /** @type {Plan} */ { turns, end }, /** @type {string[]} */ cooks) =>
      h("section", {}, h("h4", {}, `${who}: ready after ${minutes(end)}, in the best order`), chart(turns, dishes, cooks, one.end));
    const goals = GOALS.map(({ text }, index) => h("li", { "data-verdict": found[index] ? "met" : "open" }, h("strong", {}, found[index] ? "✓ Found: " : "Find "), text, "."));
    return [plan("One cook", one, ["Cook"]), plan("Two cooks", two, ["Cook 1", "Cook 2"]), h("ul", { class: "aims" }, ...goals)];
  }
}
