// @ts-check
/** Draws who had which processor when, from the spans of a model. */
import { h, shape } from "./dom.js";

const LANE_PX = 34;
const TOP_PX = 4;
/** Colours in the order of the jobs; a letter says the same. */
const COLOURS = ["concurrent", "parallel", "gil", "processes", "sequential"];

/**
 * @typedef {{ lane: number, job: number, kind: string, start: number, end: number }} Piece
 * @param {Piece[]} pieces @param {{ names: string[], lanes: string[], end: number, unit: string, label: string }} about
 */
export function drawGantt(pieces, { names, lanes, end, unit, label }) {
  const width = 1000;
  const scale = width / Math.max(end, 1);
  const height = TOP_PX + lanes.length * LANE_PX + 18;
  const bars = pieces.map(({ lane, job, kind, start, end: stop }) => {
    const [x, y, long] = [start * scale, TOP_PX + lane * LANE_PX, (stop - start) * scale];
    const words = `${names[job]}, ${kind}, ${start} to ${stop} ${unit}`;
    const bar = shape("rect", { x, y, width: Math.max(long - 1.5, 1), height: LANE_PX - 6, rx: 4, class: "piece", "data-kind": kind, "data-job": COLOURS[job % COLOURS.length] }, shape("title", {}, words));
    const name = long > 18 && kind !== "switch" && shape("text", { x: x + long / 2, y: y + 19, "text-anchor": "middle", "data-kind": kind }, names[job]);
    return shape("g", {}, bar, name);
  });
  const ground = lanes.map((_, lane) => shape("rect", { x: 0, y: TOP_PX + lane * LANE_PX, width, height: LANE_PX - 6, rx: 4, class: "ground" }));
  const step = [1, 2, 5, 10, 20, 50, 100].find((every) => end / every <= 14) ?? 200;
  const marks = Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => shape("text", { x: Math.min(Math.max(at * step * scale, 8), width - 8), y: height - 3, "text-anchor": "middle", class: "quiet" }, String(at * step)));
  const drawing = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, class: "gantt" }, ...ground, ...bars, ...marks);
  const frame = h("div", { class: "gantt-frame" }, h("div", { class: "gantt-lanes" }, ...lanes.map((lane) => h("span", {}, lane))), h("div", { class: "gantt-scroll" }, drawing));
  return h("div", {}, frame, h("p", { class: "hint" }, `Modelled, in ${unit}.`));
}
