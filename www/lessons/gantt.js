// @ts-check
/** Draws who had which processor when, from the spans of a model. */
import { h, shape } from "./dom.js";

const LANE_PX = 34;
const TOP_PX = 4;
/** As many numbers have room below it on a phone. */
const MOST_MARKS = 12;
/** Colours in the order of the jobs; a letter says the same. */
const COLOURS = ["concurrent", "parallel", "gil", "processes", "sequential"];

/**
 * @typedef {{ lane: number, job: number, kind: string, start: number, end: number }} Piece
 * @param {Piece[]} pieces @param {{ names: string[], lanes: string[], end: number, unit: string, label: string }} about
 */
export function drawGantt(pieces, { names, lanes, end, unit, label }) {
  const share = (/** @type {number} */ time) => (100 * time) / Math.max(end, 1);
  const height = TOP_PX + lanes.length * LANE_PX + 18;
  const bars = pieces.map(({ lane, job, kind, start, end: stop }) => {
    const words = `${names[job]}, ${kind}, ${start} to ${stop} ${unit}`;
    const bar = shape("rect", { width: "100%", height: LANE_PX - 6, rx: 4, class: "piece", "data-kind": kind, "data-job": COLOURS[job % COLOURS.length] }, shape("title", {}, words));
    const name = kind !== "switch" && shape("text", { ...(names[job].length > 2 ? { x: 6 } : { x: "50%", "text-anchor": "middle" }), y: 19, "data-kind": kind }, names[job]);
    // A drawing of its own, which cuts off the end of a name that has no room.
    return shape("svg", { x: `${share(start)}%`, y: TOP_PX + lane * LANE_PX, width: `${Math.max(share(stop - start) - 0.15, 0.1)}%`, height: LANE_PX - 6 }, bar, name);
  });
  const ground = lanes.map((_, lane) => shape("rect", { y: TOP_PX + lane * LANE_PX, width: "100%", height: LANE_PX - 6, rx: 4, class: "ground" }));
  const step = [1, 2, 5, 10, 20, 50, 100].find((every) => end / every <= MOST_MARKS) ?? 200;
  const marks = Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => {
    const place = share(at * step);
    const anchor = place < 2 ? "start" : place > 98 ? "end" : "middle";
    return shape("text", { x: `${place}%`, y: height - 3, "text-anchor": anchor, class: "quiet" }, String(at * step));
  });
  const drawing = shape("svg", { height, role: "img", "aria-label": label, class: "gantt" }, ...ground, ...bars, ...marks);
  const frame = h("div", { class: "gantt-frame" }, h("div", { class: "gantt-lanes" }, ...lanes.map((lane) => h("span", {}, lane))), h("div", { class: "gantt-scroll" }, drawing));
  return h("div", {}, frame, h("p", { class: "hint" }, `Modelled, in ${unit}.`));
}
