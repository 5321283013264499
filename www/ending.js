// @ts-check
/** How the runs of a program ended, in words. */

/** @type {Record<string, string>} */
const ENDS = {
  finished: "finished",
  exception: "ended by an exception",
  deadlock: "every thread waits for another, for ever",
  limit: "ended after the longest time that is allowed",
  stopped: "stopped",
};
/** @type {Record<string, string>} */
const MODES = { gil: "With the GIL", parallel: "Free-threaded" };

/** @param {string} mode */
export const modeName = (mode) => MODES[mode] ?? mode;

/** @typedef {{ mode: string, output?: string, exit?: number, end?: string, medianMs: number, samplesMs: number[] }} Run of a result */

/** How a run ended, as an item of a list. @param {Run} run */
export function ended({ mode, exit, end = "", medianMs, samplesMs }) {
  const time = medianMs < 1 ? "less than 1 ms" : `${medianMs.toPrecision(3)} ms`;
  const of = samplesMs.length > 1 ? `, the median of ${samplesMs.length} runs` : "";
  const item = document.createElement("li");
  item.textContent = `${modeName(mode)}: ${ENDS[end] ?? end}, exit status ${exit}, ${time}${of}.`;
  item.dataset.end = end;
  return item;
}
