import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, count, excuse } from "./tally.js";

const rules = { order: "bag", time: "any", switch: "anywhere", bound: null };
const proved = {
  verdict: "exhaustive",
  settings: rules,
  outcomes: [
    { end: "finished", stdout: "a\nb\n", error: null },
    { end: "exception", stdout: "", error: "KeyError: 1\nValueError: 2" },
    { end: "deadlock", stdout: "", error: null },
    { end: "hang", stdout: "", error: null },
  ],
};

test("each run is counted where its outcome is", () => {
  const tally = begin(proved);
  count(tally, proved, [
    ["finished", 3, "b\na\n", []],
    ["exception", 2, "", ["ValueError: 2", "KeyError: 1"]],
    // An exception that ends a thread leaves the program to finish.
    ["finished", 1, "", ["KeyError: 1", "ValueError: 2"]],
    ["deadlock", 4, "", []],
    ["limit", 1, "", []],
  ]);
  assert.deepEqual(tally, { runs: 11, counts: [3, 3, 4, 1], others: [], unknown: 0 });
});

test("what is none of the outcomes is kept, with how often it came", () => {
  const tally = begin(proved);
  for (const runs of [1, 2]) count(tally, proved, [["finished", runs, "c\n", []]]);
  count(tally, proved, [["finished", 5]]);
  assert.deepEqual(tally.others, [{ end: "finished", out: "c\n", error: "", runs: 3 }]);
  assert.equal(tally.unknown, 5, "what is too long to be compared");
  assert.equal(tally.runs, 8);
});

test("the order of lines counts only where it is to", () => {
  const exact = { ...proved, settings: { ...rules, order: "exact" } };
  const tally = begin(exact);
  count(tally, exact, [["finished", 1, "b\na\n", []]]);
  assert.equal(tally.others.length, 1);
});

test("addresses tell no runs apart", () => {
  const other = { ...proved, outcomes: [{ end: "finished", stdout: "<X at 0x7f01>\n", error: null }] };
  const tally = begin(other);
  count(tally, other, [["finished", 1, "<X at 0x7f0000ab>\n", []]]);
  assert.deepEqual(tally.counts, [1]);
});

test("only what was proved makes another outcome a fault", () => {
  assert.equal(excuse(proved, "parallel"), "");
  assert.notEqual(excuse({ ...proved, verdict: "bounded" }, "parallel"), "");
  const calls = { ...proved, settings: { ...rules, switch: "3.10" } };
  assert.notEqual(excuse(calls, "parallel"), "");
  assert.equal(excuse(calls, "gil"), "", "there threads change as the search let them");
  assert.notEqual(excuse({ ...proved, settings: { ...rules, time: "punctual" } }, "gil"), "");
});
