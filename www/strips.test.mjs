// What threads did, tried without a page: `node --test www/strips.test.mjs`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SPAN_MS, Strips, inWords } from "./strips.js";

test("what a thread did fills the time that is shown", () => {
  const strips = new Strips();
  strips.add("0 1", [[0, "new"], [100, "running"], [300, "waiting"]], 400);
  const spans = strips.spans("0 1", 400);
  assert.deepEqual(spans, [{ state: "new", from: 0, to: 0.25 }, { state: "running", from: 0.25, to: 0.75 }, { state: "waiting", from: 0.75, to: 1 }]);
  assert.equal(inWords(spans, 400), "running 50 %, waiting 25 % of the first 400 ms");
});

test("only the last second is kept, with what it did when that began", () => {
  const strips = new Strips();
  strips.add("0 1", [[0, "running"]], 50);
  for (let at = 1_000; at < 3_000; at += 500) strips.add("0 1", [[at, at % 1_000 ? "running" : "waiting"]], at);
  strips.add("0 1", [], 3_000);
  const spans = strips.spans("0 1", 3_000);
  assert.deepEqual(spans, [{ state: "waiting", from: 0, to: 0.5 }, { state: "running", from: 0.5, to: 1 }]);
  assert.equal(inWords(spans, 3_000), "waiting 50 %, running 50 % of the last second");
});

test("what is told twice, or late, does no harm", () => {
  const strips = new Strips();
  strips.add("0 1", [[10, "running"], [20, "running"]], 30);
  strips.add("0 1", [[5, "waiting"]], 40);
  const spans = strips.spans("0 1", 40);
  assert.deepEqual(spans, [{ state: "waiting", from: 0.25, to: 1 }], "time does not go back");
});

test("as many changes as there are, it takes a bounded room", () => {
  const strips = new Strips();
  for (let at = 0; at < 5_000; at += 1) strips.add("0 1", [[at / 10, at % 2 ? "running" : "ready"]], at / 10);
  strips.add("0 1", [], 500);
  assert.ok(strips.spans("0 1", 500).length <= 600);
  assert.ok(SPAN_MS > 500);
});

test("threads of two processes are two", () => {
  const strips = new Strips();
  strips.add("0 1", [[0, "running"]], 10);
  strips.add("1 1", [[0, "waiting"]], 10);
  assert.deepEqual(strips.spans("1 1", 10), [{ state: "waiting", from: 0, to: 1 }]);
});
