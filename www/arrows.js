// @ts-check
/**
 * Arrows over the grid of steps (www/stepper.js), from each step that another thread had to wait
 * for: the release of a lock, a thread's start or end, a notification. What follows from these and
 * from the order of each thread's own steps has no arrow. In words the same stands in the cell.
 */
import { shape } from "./elements.js";

/** Half of an arrow head's base, and its length, in pixels. */
const HEAD = 4;

/**
 * Draws the arrows of a path anew; of none: takes those away that there were.
 * @param {HTMLElement} grid with a row for each step @param {{ after: number | null }[]} path
 */
export function drawArrows(grid, path) {
  for (const old of grid.querySelectorAll(".arrows, .after")) old.remove();
  const cells = grid.querySelectorAll("td.taken");
  const pairs = path.flatMap(({ after }, place) => (after ? [{ from: cells[after - 1], to: cells[place], after }] : []));
  if (!pairs.length) return;
  for (const { to, after } of pairs) to?.append(wordsOf(after));
  // Words make rows wider, so they come before anything is measured.
  const table = grid.firstElementChild;
  if (!(table instanceof HTMLElement)) return;
  const drawing = shape("svg", { class: "arrows", width: table.offsetWidth, height: table.offsetHeight, "aria-hidden": "true" });
  const origin = table.getBoundingClientRect();
  for (const { from, to } of pairs) if (from && to) drawing.append(arrow(from, to, origin));
  grid.append(drawing);
}

/** @param {number} after */
function wordsOf(after) {
  const words = document.createElement("span");
  words.className = "after";
  words.textContent = ` after step ${after}`;
  return words;
}

/** An arrow from one cell to a cell below it, in the colour of the thread that it comes from. @param {Element} from @param {Element} to @param {DOMRect} origin */
function arrow(from, to, origin) {
  const [above, below] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  const isToTheRight = below.left > above.left;
  const begin = { x: (isToTheRight ? above.right - 8 : above.left + 8) - origin.left, y: above.bottom - 3 - origin.top };
  const end = { x: (isToTheRight ? below.left + 10 : below.right - 10) - origin.left, y: below.top + 2 - origin.top };
  const bend = Math.max(HEAD, (end.y - begin.y) / 2);
  const drawn = shape("g", { "data-lane": from.getAttribute("data-lane") ?? "" });
  drawn.append(
    shape("path", { d: `M${begin.x} ${begin.y}C${begin.x} ${begin.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y - HEAD}` }),
    shape("polygon", { points: `${end.x},${end.y} ${end.x - HEAD},${end.y - 2 * HEAD} ${end.x + HEAD},${end.y - 2 * HEAD}` }),
  );
  return drawn;
}
