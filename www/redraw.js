// @ts-check
/**
 * Draws what changes faster than anybody can see: however much is told, the page spends most of
 * its time on other things, and nothing is drawn between two keys of somebody who types.
 */

/** The shortest rest between two times that something is drawn, and how many times as long as the last time it is. */
const REST_MS = 40;
const REST_FACTOR = 8;
/** Nothing is drawn so soon after a key, unless it has waited for that long. */
const AFTER_KEY_MS = 150;
const LATEST_MS = 1_000;

/** When the last key was pressed. */
let typedAt = -Infinity;
addEventListener("keydown", () => (typedAt = performance.now()), { capture: true, passive: true });

export class Redraw {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  /** Until then nothing is drawn. */
  #restsUntil = 0;
  #draw;

  /** @param {() => void} draw */
  constructor(draw) {
    this.#draw = draw;
  }

  /** There is something new: it is drawn in turn. */
  ask() {
    this.#waiting ??= setTimeout(() => this.#inTurn(), this.#restsUntil - performance.now());
  }

  /** Draws at once. */
  now() {
    this.forget();
    const began = performance.now();
    this.#draw();
    const ended = performance.now();
    this.#restsUntil = ended + Math.max(REST_MS, REST_FACTOR * (ended - began));
  }

  /** What waits to be drawn at once, if anything does. */
  finish() {
    if (this.#waiting !== undefined) this.now();
  }

  /** What waits to be drawn is not drawn, and the next thing is drawn without a rest. */
  forget() {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#restsUntil = 0;
  }

  #inTurn() {
    const now = performance.now();
    const isBetweenKeys = now - typedAt < AFTER_KEY_MS && now - this.#restsUntil < LATEST_MS;
    if (isBetweenKeys) this.#waiting = setTimeout(() => this.#inTurn(), AFTER_KEY_MS);
    else this.now();
  }
}
