// @ts-check
/** A kitchen played by hand: dishes need hands first, then the oven alone. One cook or two. */
import { drawGantt } from "./gantt.js";
import { button, h } from "./dom.js";

/** @typedef {{ name: string, hands: number, oven: number }} Dish In minutes. */

/** @param {string} line `Soup 2 4` @returns {Dish} */
function readDish(line) {
  const [name, hands, oven] = line.split(" ");
  return { name, hands: Number(hands), oven: Number(oven) };
}

/** @param {string[]} lines @param {import("./lesson-page.js").LessonPage} page */
export function draw(lines, page) {
  const dishes = lines.map(readDish);
  const game = new Kitchen(dishes, page);
  game.draw();
  return game.element;
}

class Kitchen {
  /** @param {Dish[]} dishes @param {import("./lesson-page.js").LessonPage} page */
  constructor(dishes, page) {
    this.dishes = dishes;
    this.page = page;
    this.now = 0;
    /** When each dish went into the oven. @type {(number | undefined)[]} */
    this.inOven = dishes.map(() => undefined);
    /** What the cook did. @type {import("./gantt.js").Piece[]} */
    this.done = [];
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
    this.inOven = this.dishes.map(() => undefined);
    this.done = [];
    this.draw();
  }

  /** @param {number} dish */
  prepare(dish) {
    if (this.inOven[dish] !== undefined) return;
    const { hands } = this.dishes[dish];
    this.done.push({ lane: 0, job: dish, kind: "run", start: this.now, end: this.now + hands });
    this.now += hands;
    this.inOven[dish] = this.now;
    this.draw();
  }

  /** Until the next dish is ready. */
  wait() {
    const ready = this.ends().filter((end) => end !== undefined && end > this.now);
    if (ready.length) this.now = Math.min(.../** @type {number[]} */ (ready));
    this.draw();
  }

  ends() {
    return this.inOven.map((start, dish) => (start === undefined ? undefined : start + this.dishes[dish].oven));
  }

  draw() {
    const { dishes, inOven, now } = this;
    const ends = this.ends();
    this.buttons.forEach((press, dish) => {
      const { name, hands } = dishes[dish];
      const end = ends[dish];
      press.textContent = end === undefined ? `${name}: ${hands} minutes of hands` : end > now ? `${name} is in the oven` : `${name} is ready`;
      press.setAttribute("aria-disabled", String(end !== undefined));
    });
    const ovens = inOven.flatMap((start, dish) => (start === undefined ? [] : [{ lane: dish + 1, job: dish, kind: "oven", start, end: start + dishes[dish].oven }]));
    const total = dishes.reduce((sum, { hands, oven }) => sum + hands + oven, 0);
    const about = { names: dishes.map(({ name }) => name), lanes: ["Cook", ...dishes.map((_, dish) => `Oven ${dish + 1}`)], end: total, unit: "minutes", label: "What the cook and the ovens did when" };
    this.place.replaceChildren(drawGantt([...this.done, ...ovens], about));
    this.tell(total, /** @type {number[]} */ (ends.filter((end) => end !== undefined)));
  }

  /** @param {number} total @param {number[]} ends */
  tell(total, ends) {
    const { dishes, now } = this;
    if (ends.length < dishes.length) {
      this.says.textContent = `${now} minutes have passed. What does the cook touch next?`;
      return;
    }
    const all = Math.max(...ends);
    const least = dishes.reduce((sum, { hands }) => sum + hands, 0) + Math.min(...dishes.map(({ oven }) => oven));
    this.element.toggleAttribute("data-won", all <= least);
    const better = all <= least ? "With two hands it cannot be done earlier." : all === total ? "That is one after the other: the cook watched the oven. Start over: what can hands do meanwhile?" : "It can be done earlier. Start over: when did the cook stand and watch?";
    this.says.replaceChildren(h("strong", {}, `All is ready after ${all} minutes. `), better);
    if (all <= least) this.page.touched();
  }
}
