// How deep queues were, tried without a page: `node --test www/depths.test.mjs`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Depths, begins, spanInWords, steps } from "./depths.js";

test("the axis is time: what stays for long takes its room", () => {
  const depths = new Depths();
  depths.add("q", 0, 1);
  depths.add("q", 1_000, 2);
  depths.add("q", 4_000, 0);
  const moments = depths.moments("q");
  assert.deepEqual(steps(moments, 5_000, 100, 22), ["0.0,11.0", "20.0,11.0", "20.0,1.0", "80.0,1.0", "80.0,21.0", "100.0,21.0"]);
});

test("as long as a run is short, all of it is there", () => {
  assert.deepEqual(steps([{ at: 100, items: 1 }], 400, 100, 22), ["25.0,1.0", "100.0,1.0"]);
});

test("only the last seconds are kept, with how deep it was when they began", () => {
  const depths = new Depths();
  for (let at = 0; at <= 20_000; at += 1_000) depths.add("q", at, at / 1_000);
  depths.add("q", 20_000, 20);
  const moments = depths.moments("q");
  assert.equal(moments[0].at, 15_000);
  assert.equal(steps(moments, 20_000, 100, 22)[0].split(",")[0], "0.0");
  assert.equal(begins(20_000), 15_000);
});

test("as many updates as there are, it takes a bounded room", () => {
  const depths = new Depths();
  for (let at = 0; at < 1_000; at += 1) depths.add("q", at, at);
  depths.add("q", 1_000, 0);
  assert.ok(depths.moments("q").length <= 201);
});

test("what does not change is one moment", () => {
  const depths = new Depths();
  depths.add("q", 0, 3);
  depths.add("q", 900, 3);
  assert.deepEqual(depths.moments("q"), [{ at: 0, items: 3 }]);
});

test("queues of the same name in two processes are two", () => {
  const depths = new Depths();
  depths.add("0 q", 0, 3);
  depths.add("1 q", 10, 1);
  assert.deepEqual(depths.moments("1 q"), [{ at: 10, items: 1 }]);
});

test("the time is said with its unit", () => {
  assert.equal(spanInWords(1_234), "over the first 1.2 s");
  assert.equal(spanInWords(60_000), "over the last 5 s");
});
