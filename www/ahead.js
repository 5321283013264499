// @ts-check
/**
 * What can still happen, for whoever steps through a program (www/explore.js): on each thread's
 * button what is left after its next step, and in the grid the step after which one outcome is
 * certain. Words of programs are only ever shown as text.
 *
 * @typedef {{ end: string, line: string }} Outlook
 * @typedef {{ thread: number, outcomes: Outlook[] }[] | null} Ahead
 */

import { element } from "./elements.js";

/** @param {Outlook} outlook */
function inWords({ end, line }) {
  const ways = /** @type {Record<string, string>} */ ({ deadlock: "a deadlock", hang: "no end" });
  return ways[end] ?? (line || (end === "exception" ? "an exception" : "its end"));
}

/** The most outcomes that a button names. */
const MOST_NAMED = 3;

/** @param {Outlook[]} outcomes */
function allInWords(outcomes) {
  const words = outcomes.map(inWords);
  if (words.length === 1) return `then certainly ${words[0]}`;
  const named = words.length > MOST_NAMED ? [...words.slice(0, MOST_NAMED - 1), `${words.length - MOST_NAMED + 1} others`] : words;
  return `then ${named.slice(0, -1).join(", ")} or ${named.at(-1)}`;
}

/**
 * What is left after each thread's next step, on its button.
 * @param {Element} picks a button for each thread, in order @param {NonNullable<Ahead>} ahead
 */
export function tellAhead(picks, ahead) {
  for (const { thread, outcomes } of ahead) {
    const words = element("span", { class: "hint", "data-ahead": "" }, allInWords(outcomes));
    const button = picks.children[thread];
    button?.querySelector("[data-ahead]")?.remove();
    button?.append(words);
  }
}

/**
 * Marks the step after which one outcome is certain.
 * @param {Element} grid a row for each step @param {{ step: number, outcome: Outlook }} certainty the step, from 1 on
 */
export function markCertain(grid, { step, outcome }) {
  const row = grid.querySelectorAll("tbody tr")[step - 1];
  if (!row || row.hasAttribute("data-certain")) return;
  row.setAttribute("data-certain", outcome.end);
  row.lastElementChild?.append(element("b", { "data-testid": "certain" }, ` From here on ${inWords(outcome)} is certain.`));
}
