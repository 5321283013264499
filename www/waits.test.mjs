// Who waits for whom, tried without a page: `node --test www/waits.test.mjs`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NODE_HEIGHT, boxOf, curveOf, fitted, graphOf, layoutOf, ofOutcome, ofRun, short, withEnds } from "./waits.js";

/** As the engine posts it: the main thread waits for Ada, and she and Bo for each other. */
const ROWS = [
  [0, 0, "MainThread", "the end of Ada", 20, null, null],
  [0, 1, "Ada", "lock 'right'", 9, 2, "Bo"],
  [0, 2, "Bo", "lock 'left'", 14, 1, "Ada"],
];
const colourOf = (process, thread) => `${process}-${thread}`;
const arrowsOf = ({ nodes, arrows }) => arrows.map(({ from, to, wait }) => `${nodes[from].name} → ${nodes[to].name}: ${short(wait)}, ${wait.line}`);

test("those who wait for each other stand side by side, each with an arrow", () => {
  const graph = graphOf(ofRun(ROWS, colourOf));
  assert.deepEqual(graph.nodes.map(({ name, colour }) => [name, colour]), [["Ada", "0-1"], ["Bo", "0-2"], ["MainThread", "0-0"]]);
  assert.deepEqual(arrowsOf(graph), ["MainThread → Ada: its end, 20", "Ada → Bo: right, 9", "Bo → Ada: left, 14"]);
  assert.equal(graph.left, 0);
});

test("threads of the same name are two, also in two processes", () => {
  const rows = [
    [0, 1, "w", "lock 'b'", 1, 2, "w"],
    [0, 2, "w", "lock 'a'", 2, 1, "w"],
    [1, 1, "w", "lock 'a'", 3, 1, "w"],
  ];
  const graph = graphOf(ofRun(rows, colourOf));
  assert.equal(graph.nodes.length, 3);
  assert.deepEqual(graph.arrows.map(({ from, to }) => [from, to]), [[0, 1], [1, 0], [2, 2]]);
});

test("what no thread holds has no arrow, and who has ended is there all the same", () => {
  const graph = graphOf(ofOutcome([
    { thread: "A", wants: "an item in a queue", heldBy: null, line: 4 },
    { thread: "B", wants: "lock 'x'", heldBy: "gone" },
  ]));
  assert.deepEqual(graph.nodes.map(({ name, alone }) => [name, alone?.wants]), [["B", undefined], ["gone", undefined], ["A", "an item in a queue"]]);
  assert.deepEqual(arrowsOf(graph), ["B → gone: x, null"]);
});

test("who takes a lock twice waits for itself", () => {
  const graph = graphOf(ofOutcome([{ thread: "MainThread", wants: "lock 'x'", heldBy: "MainThread", line: 3 }]));
  assert.deepEqual(arrowsOf(graph), ["MainThread → MainThread: x, 3"]);
});

test("a circle comes first, and what has no room is counted", () => {
  const count = 20;
  const waits = Array.from({ length: count }, (_, at) => ({ thread: `t${at}`, wants: "lock 'x'", heldBy: at === 18 ? "t19" : "t18", line: 1 }));
  const graph = graphOf(ofOutcome(waits));
  assert.deepEqual(graph.nodes.slice(0, 2).map(({ name }) => name), ["t18", "t19"]);
  assert.equal(graph.nodes.length + graph.left, count);
});

test("the end of a thread is what that thread is waited for", () => {
  const waits = withEnds(ofRun(ROWS, colourOf));
  assert.deepEqual(waits.map(({ holder }) => holder), ["0.1", "0.2", "0.1"]);
});

/** So many threads in a circle. */
const circle = (count) =>
  graphOf(ofOutcome(Array.from({ length: count }, (_, at) => ({ thread: `philosopher ${at}`, wants: `lock 'forks[${at}]'`, heldBy: `philosopher ${(at + 1) % count}`, line: 8 }))));
const meet = (one, other) =>
  one.left < other.left + other.width && other.left < one.left + one.width && one.top < other.top + other.height && other.top < one.top + one.height;

for (const width of [256, 326, 460]) {
  for (const count of [1, 2, 3, 5, 6]) {
    test(`a circle of ${count} stays within ${width} pixels, and nothing covers anything`, () => {
      const { nodeWidth, places, curves, top, height } = layoutOf(circle(count), width);
      const nodes = places.map(({ x, y }) => ({ left: x - nodeWidth / 2, top: y - NODE_HEIGHT / 2, width: nodeWidth, height: NODE_HEIGHT }));
      const all = [...nodes, ...curves.map(({ words }) => words.box)];
      for (const [at, one] of all.entries()) {
        assert.ok(one.left >= 0 && one.left + one.width <= width && one.top >= top && one.top + one.height <= top + height);
        for (const other of all.slice(at + 1)) assert.ok(!meet(one, other), JSON.stringify([one, other]));
      }
    });
  }
}

test("arrows to and fro are apart, and end where nodes begin", () => {
  const [one, other] = [{ x: 50, y: 100 }, { x: 250, y: 100 }];
  const [there, back] = [curveOf(one, other, 80), curveOf(other, one, 80)];
  assert.ok(Math.min(...there.map(({ y }) => y)) < 80 && Math.max(...back.map(({ y }) => y)) > 120);
  assert.ok(there.every(({ x, y }) => Math.abs(x - 50) > 40 || Math.abs(y - 100) > NODE_HEIGHT / 2));
  assert.ok(there.length > 10);
});

test("an arrow from a node to itself is a loop above it", () => {
  const points = curveOf({ x: 100, y: 100 }, { x: 100, y: 100 }, 80);
  assert.ok(points.length > 10 && points.every(({ y }) => y < 100 - NODE_HEIGHT / 2));
});

test("what no thread holds is written below who waits for it", () => {
  const waits = [{ thread: "A", wants: "lock 'x'", heldBy: "B", line: 1 }, { thread: "B", wants: "an item in a queue", heldBy: null, line: 2 }];
  const { places, below } = layoutOf(graphOf(ofOutcome(waits)), 300);
  assert.deepEqual(below.map((words) => words?.lines), [undefined, ["an item in a queue", "line 2"]]);
  assert.ok(below[1].box.top > places[1].y);
});

test("texts are cut where there is no room, and stay within the drawing", () => {
  assert.equal(fitted("accounts_lock", 200), "accounts_lock");
  assert.equal(fitted("accounts_lock", 56), "account…");
  const waits = [{ thread: "A", wants: "lock 'bank.accounts[17].lock'", heldBy: "A", line: 1 }];
  assert.deepEqual(layoutOf(graphOf(ofOutcome(waits)), 256).curves[0].words.lines, ["…counts[17].lock", "line 1"]);
  assert.equal(boxOf({ x: 5, y: 0 }, ["left"], 200).left, 0);
});
