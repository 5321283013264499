// @ts-check
/** Draws a game of steps (hand-model.js): shared data on top, a column for each thread below. */
import { begin, nextOf, standing, step } from "./hand-model.js";
import { button, h } from "./dom.js";
import { inline } from "./prose.js";

/** @typedef {import("./hand-model.js").Game} Game */
/** @typedef {import("./hand-model.js").Play} Play */

/** @param {Game} game @param {() => void} onWon */
export function drawGame(game, onWon) {
  const table = new Table(game, onWon);
  table.draw();
  return table.element;
}

class Table {
  /** @param {Game} game @param {() => void} onWon */
  constructor(game, onWon) {
    this.game = game;
    this.onWon = onWon;
    /** @type {Play[]} */
    this.plays = [begin(game)];
    /** Different outputs that were found. @type {Set<string>} */
    this.found = new Set();
    this.shelf = h("div", { class: "shelf" });
    this.says = h("p", { class: "game-says", role: "status" });
    this.threads = game.threads.map((thread, index) => new Column(thread, (isByHand) => this.play(index, isByHand)));
    const tools = h("div", { class: "toolrow" }, button("Step back", () => this.back()), button("Start over", () => this.restart()));
    const columns = h("div", { class: "columns" }, ...this.threads.map(({ element }) => element));
    const asks = game.asks && h("p", { class: "game-asks" }, ...inline(game.asks));
    this.element = h("div", { class: "game card", role: "group", "aria-label": "A game: you choose who does the next step" }, asks, this.shelf, this.says, columns, tools);
  }

  get now() {
    return this.plays[this.plays.length - 1];
  }

  /** @param {number} thread @param {boolean} isByHand */
  play(thread, isByHand) {
    const after = step(this.game, this.now, thread);
    if (after === this.now) return;
    this.plays.push(after);
    this.draw();
    if (isByHand) this.threads[thread].press.focus();
  }

  back() {
    if (this.plays.length > 1) this.plays.pop();
    this.draw();
  }

  restart() {
    this.plays = [begin(this.game)];
    this.draw();
  }

  draw() {
    const { game, now } = this;
    this.shelf.replaceChildren(...[...game.shared.keys()].map((name) => box(name, now)), ...game.locks.map((name) => key(name, game, now)));
    if (now.said.length || game.collect) this.shelf.append(printed(now, [...this.found], game.collect));
    this.threads.forEach((column, index) => column.draw(now.at[index], nextOf(game, now, index)));
    this.tell();
  }

  tell() {
    const { isDone, isStuck, reached } = standing(this.game, this.now);
    if (isDone && this.game.collect) return this.collect();
    this.element.toggleAttribute("data-won", Boolean(reached));
    if (reached) {
      this.says.replaceChildren(h("strong", {}, "That is it. "), ...inline(reached.says));
      return this.onWon();
    }
    if (isDone || isStuck) this.says.replaceChildren(isStuck ? "Nobody can go on. " : "Everybody has ended. ", ...inline(this.game.miss));
    else this.says.replaceChildren(...last(this.game, this.now));
  }

  collect() {
    const isNew = !this.found.has(this.now.said.join(" "));
    this.found.add(this.now.said.join(" "));
    this.shelf.lastElementChild?.replaceWith(printed(this.now, [...this.found], this.game.collect));
    const isAll = this.found.size >= this.game.collect;
    this.element.toggleAttribute("data-won", isAll);
    const words = isNew ? "A new one." : "You had this one before.";
    const more = isAll ? "These are all there are." : `There are ${this.game.collect - this.found.size} more. Start over and choose otherwise.`;
    this.says.replaceChildren(h("strong", {}, `${words} `), more);
    if (isAll) this.onWon();
  }
}

/** The last step, in words. @param {Game} game @param {Play} play */
function last(game, { steps }) {
  const done = steps[steps.length - 1];
  if (!done) return ["Press a button: who does the next step?"];
  return [h("strong", {}, `${game.threads[done.thread].name}: `), h("code", {}, done.shown)];
}

class Column {
  /** @param {import("./hand-model.js").Thread} thread @param {(isByHand: boolean) => void} play */
  constructor(thread, play) {
    this.thread = thread;
    this.press = h("button", { type: "button", class: "go", onclick: () => play(true) });
    this.lines = thread.moves.map(({ shown }) => h("li", {}, h("code", {}, shown)));
    this.element = h("div", { class: "column" }, this.press, h("ol", { "aria-label": `Steps of ${thread.name}` }, ...this.lines));
  }

  /** @param {number} at @param {ReturnType<typeof nextOf>} next */
  draw(at, { isEnded, isBlocked, why }) {
    this.lines.forEach((line, index) => {
      line.dataset.is = index < at ? "done" : index === at ? "next" : "later";
      if (index === at) line.setAttribute("aria-current", "step");
      else line.removeAttribute("aria-current");
    });
    this.press.textContent = isEnded || isBlocked ? `${this.thread.name} ${why}` : `${this.thread.name}: next step`;
    // Not `disabled`, which would take the focus away from who has just pressed it.
    this.press.setAttribute("aria-disabled", String(isEnded || isBlocked));
  }
}

/** @param {string} name @param {Play} play */
function box(name, play) {
  const written = play.written[name];
  const history = written.slice(0, -1).map(({ value, by, isLost }) => {
    const words = by ? `${value} by ${by}` : String(value);
    return isLost ? h("del", { title: "Written over by somebody who had not seen it" }, words) : h("span", {}, words);
  });
  return h("div", { class: "datum" }, h("span", { class: "datum-name" }, name), h("span", { class: "datum-value" }, String(play.values[name])), h("span", { class: "datum-past" }, ...history));
}

/** @param {string} name @param {Game} game @param {Play} play */
function key(name, game, play) {
  const holder = play.holders[name];
  const words = holder === undefined ? "free" : `${game.threads[holder].name} has it`;
  return h("div", { class: "datum", "data-held": holder !== undefined }, h("span", { class: "datum-name" }, name), h("span", { class: "datum-value" }, words));
}

/** @param {Play} play @param {string[]} found @param {number} collect */
function printed(play, found, collect) {
  const chips = collect > 0 && h("span", { class: "datum-past" }, `found ${found.length} of ${collect}: `, ...found.map((one) => h("span", { class: "chip" }, one)));
  return h("div", { class: "datum long" }, h("span", { class: "datum-name" }, "printed"), h("span", { class: "datum-value" }, play.said.join(" ") || "–"), chips);
}
