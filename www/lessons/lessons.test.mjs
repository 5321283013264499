// What lessons are made of, tried without a page: `node --test www/lessons/`.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { Absent, exactly, parseExpression } from "./expression.js";
import { filled, judge, scopeOf, valuesOf } from "./evidence.js";
import { begin, nextOf, standing, step } from "./hand-model.js";
import { check, proved } from "./check.js";
import { parse, unindented } from "./parse.js";
import { inline } from "./prose.js";
import { best, cook, readDish } from "./meal.js";
import { jobsOfSeed, readJob, simulate, writeJob } from "./schedule.js";
import { collect, encode, seenOf, tally } from "./votes.js";


const TEXTS = new URL("./texts/", import.meta.url);
const lessons = readdirSync(TEXTS).map((name) => [name, readFileSync(new URL(name, TEXTS), "utf8")]);
const blocksOf = (lesson, name) => lesson.steps.flatMap(({ parts }) => parts).filter((part) => part.kind === "block" && part.name === name).map(({ data }) => data);

const HEAD = "---\nlesson: a\ntitle: T\nline: L\ngoal: G\nminutes: 5\n---\n";

// --- the format -------------------------------------------------------------------

for (const [name, text] of lessons) {
  test(`${name} is a lesson with all that a lesson has`, () => {
    const lesson = parse(text);
    assert.equal(`${lesson.id}.md`, name);
    const kinds = lesson.steps.map(({ kind }) => kind);
    for (const kind of ["do", "predict", "explore", "rust", "further"]) assert.ok(kinds.includes(kind), kind);
    assert.equal(blocksOf(lesson, "question").length, 1);
    for (const { name: file } of blocksOf(lesson, "rust")) readFileSync(new URL(`./rust/${file}`, import.meta.url));
    // Links lead to lessons that there are.
    for (const [, to] of text.matchAll(/#page=lesson&lesson=([a-z]+)/g)) assert.ok(lessons.some(([file]) => file === `${to}.md`), to);
  });
}

test("a slip is told with its line", () => {
  const line = (text, words) => assert.throws(() => parse(text), (error) => error.message.startsWith(`Line ${words}`) || assert.fail(error.message));
  line("title: no front", "1 ");
  line("---\nlesson: a\ncolour: red\n---\n", "3 ");
  line(`${HEAD}## Sing\n`, "8 ");
  line(`${HEAD}## Run\n## Predict\n`, "9 ");
  line(`${HEAD}## Run\n\`\`\`python\nprint(1)\n`, "9 ");
  line(`${HEAD}## Run\n\`\`\`perl\nprint(1)\n\`\`\`\n`, "9 ");
  line(`${HEAD}## See\n\`\`\`claims\nend ==== 3 :: No.\n\`\`\`\n`, "10 ");
  line(`${HEAD}## Predict\n\`\`\`question\nWhy?\n( ) a | b\n( ) c | d\n\`\`\`\n`, "10 ");
  line(`${HEAD}## Do\n\`\`\`game\nthread A\n  take nothing\n\`\`\`\n`, "11 ");
  line(`${HEAD}## Run\n\`\`\`python colour=red\nprint(1)\n\`\`\`\n`, "9 ");
});

test("a lesson that stands in a page is read as one in a file", () => {
  const text = `${HEAD}## Run\n\n\`\`\`python\nif True:\n    print(1)\n\`\`\``;
  const inPage = `\n\n${text.split("\n").map((line) => line && `\t  ${line}`).join("\r\n")}\n  `;
  assert.equal(unindented(inPage), text);
  assert.deepEqual(parse(unindented(inPage)), parse(text));
  assert.equal(unindented(" \n "), "");
  const page = readFileSync(new URL("../../examples/html/ticket.html", import.meta.url), "utf8");
  const [, child] = /<script type="text\/x-lesson">([^]*?)<\/script>/.exec(page);
  assert.deepEqual(parse(unindented(child)).steps.map(({ kind }) => kind), ["do", "predict", "fix"]);
});

test("what anybody wrote is refused or read, and soon", () => {
  const began = performance.now();
  const inGame = (rule) => `${HEAD}## Do\n\`\`\`game\n${rule}\n\`\`\``;
  const refused = ["", "---", HEAD, "x".repeat(100_001), `${HEAD}## Run\n${"[".repeat(2_001)}`, inGame("thread A * 999999999\n  say A"), `${HEAD}## See\n\`\`\`claims\n${"(".repeat(1_900)} :: No.\n\`\`\``, `${HEAD}## Rust\n\`\`\`rust ../index.html\n\`\`\``, `${HEAD}## Run\n\`\`\`python embed=0\nprint(1)\n\`\`\``, `${HEAD}## Do\n\`\`\`constructor\n\`\`\``];
  for (const text of refused) assert.throws(() => parse(text), { name: "LessonError" }, text.slice(0, 200));
  for (const many of ["[", "`", "*a", "**", "[a](https:", "- ", " -> ", "((", "\\"]) {
    const line = many.repeat(Math.floor(1_900 / many.length));
    try {
      parse(`${HEAD}## Run\n${`${line}\n`.repeat(50)}`);
      parse(`${HEAD}## Do\n\`\`\`match Which?\n${`${line}\n`.repeat(50)}\`\`\``);
    } catch (error) {
      assert.equal(error.name, "LessonError");
    }
  }
  for (const one of ["[", "`", "*", "_", "(", "[]("]) assert.deepEqual(inline(one.repeat(30_001)).length > 0, true);
  assert.ok(performance.now() - began < 5_000);
});

test("nothing of a lesson is taken for anything but text", () => {
  const [step] = parse(`${HEAD}## Run: <b>bold</b>\n\n<script>alert(1)</script> [x](javascript:alert)\n`).steps;
  assert.equal(step.title, "<b>bold</b>");
  assert.deepEqual(step.parts, [{ kind: "paragraph", text: "<script>alert(1)</script> [x](javascript:alert)" }]);
});

// --- the page for teachers ----------------------------------------------------------

const teaching = (name) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8").split(/^## /m).slice(1);
const partsOf = (section) => /^(\d+)\. (.+) \(`([a-z]+)`\)\n/.exec(section)?.slice(1) ?? [];

test("teachers are told of every lesson what the lesson says", () => {
  const sections = teaching("teaching");
  assert.equal(sections.length, lessons.length);
  for (const section of sections) {
    const [, title, id] = partsOf(section);
    const lesson = parse(lessons.find(([name]) => name === `${id}.md`)[1]);
    assert.equal(title, lesson.title);
    const minutes = [.../\*\*Minutes\.\*\* (.*)/.exec(section)[1].matchAll(/([a-z]+) (\d+)/g)];
    assert.deepEqual(minutes.map(([, kind]) => kind), lesson.steps.map(({ kind }) => kind).filter((kind) => kind !== "further"), id);
    assert.equal(minutes.reduce((sum, [, , count]) => sum + Number(count), 0), lesson.minutes, id);
    const [{ options }] = blocksOf(lesson, "question");
    const wrong = [...section.split("Wrong answers")[1].split("The schedules")[0].matchAll(/^- “(.+)”: /gm)].map(([, text]) => text);
    assert.deepEqual(wrong, options.filter(({ isRight }) => !isRight).map(({ text }) => text), id);
    // The schedules that fail, or else why there are none.
    assert.match(section, /&schedule=[^)]+\)|no schedule that fails|not searched/, id);
  }
});

test("the answers for teachers are the lessons' own", () => {
  const sections = teaching("teaching-answers");
  assert.equal(sections.length, lessons.length);
  for (const section of sections) {
    const [, title, id] = partsOf(section);
    const lesson = parse(lessons.find(([name]) => name === `${id}.md`)[1]);
    assert.equal(title, lesson.title);
    const [{ options }] = blocksOf(lesson, "question");
    const [, told] = /The vote: \*\*(.+?)\.?\*\*/.exec(section);
    assert.deepEqual([told], options.filter(({ isRight }) => isRight).map(({ text }) => text));
    for (const { title: miss } of blocksOf(lesson, "miss")) assert.ok(section.includes(`*${miss}*`), miss);
  }
});

// --- expressions --------------------------------------------------------------------

const scope = {
  value: (name) => ({ a: exactly(3), wide: { lo: 1, mid: 2, hi: 3 } })[name] ?? new Absent("not printed"),
  name: (name) => ({ end: "finished", yes: true })[name] ?? new Absent("unknown"),
  call: (name, values) => (name === "both" ? exactly(values.length) : new Absent("unknown")),
};

for (const [source, value] of [
  ["[a] == 3", true],
  ["[a] * 2 + 1 == 7", true],
  ["1 + 2 * 3 - 4 / 2 == 5", true],
  ["-[a] < 0", true],
  ["[wide] < 4 and [wide] > 0", true],
  ["[wide] <= 3", true],
  ["[wide] < 3", "?"],
  ["[wide] >= 2 or yes", true],
  ["[wide] >= 2 and not yes", false],
  ["[wide] > 3", false],
  ['end == "finished"', true],
  ['end != "deadlock"', true],
  ["both(x, [y z]) == 2", true],
  ["not ([a] == 3)", false],
]) {
  test(`${source} is ${value}`, () => assert.equal(parseExpression(source)(scope), value));
}

test("what is absent is neither true nor false, unless the other side settles it", () => {
  assert.ok(parseExpression("[b] == 3")(scope) instanceof Absent);
  assert.ok(parseExpression("[b] == 3 and yes")(scope) instanceof Absent);
  assert.equal(parseExpression("[b] == 3 or yes")(scope), true);
});

test("what is no expression is refused", () => {
  for (const bad of ["", "1 +", "(1", "a b", "1 == ", "f(", "#", "f(1 + 2)"]) assert.throws(() => parseExpression(bad), Error, bad);
});

// --- results --------------------------------------------------------------------------

const result = (output, more = {}) => ({
  environment: { engine: "threads", coresFound: 2 },
  runs: [{ mode: "gil", label: "emulated", samplesMs: [1], output, exit: 0, end: "finished" }],
  comparisons: [{ mode: "parallel", over: "gil", ratio: 2, ci95: [1.8, 2.2] }],
  ...more,
});
const claim = (source, ...tags) => ({ tags, source, text: "", holds: parseExpression(source) });

test("printed numbers are values, in their order", () => {
  const values = valuesOf("lost: 3\nin threads: 0.5 ms\nlost: 4\nnot: a number\n  share: -2 %\n");
  assert.deepEqual([...values], [["lost", [3, 4]], ["in threads", [0.5]], ["share", [-2]]]);
});

test("a claim is met, not met, or not testable and why", () => {
  const of = (source, ...tags) => judge(claim(source, ...tags), result("lost: 3\n"), true);
  assert.equal(of("[lost] == 3").verdict, "met");
  assert.equal(of("[lost] == 4").verdict, "not met");
  assert.equal(of("[kept] == 4").verdict, "not testable");
  assert.equal(judge(claim("[lost] == 3"), undefined, true).verdict, "not testable");
  assert.equal(of("speedup(parallel, gil) >= 1.5").verdict, "met");
  assert.equal(of("speedup(gil, parallel) <= 0.6").verdict, "met");
  assert.equal(of("speedup(parallel, gil) >= 2").verdict, "not testable");
  assert.match(of("[lost] == 3", "memory").why, /parallel/);
});

test("the machine is never held against a lesson's own program", () => {
  const slow = result("one: 10 ms\nmany: 9 ms\n");
  const timing = claim("[one] / [many] >= 2", "timing");
  assert.equal(judge(timing, slow, true).verdict, "not testable");
  assert.equal(judge(timing, slow, false).verdict, "not met");
  const one = { ...slow, environment: { engine: "threads", coresFound: 1 } };
  assert.match(judge(claim("[one] == 10", "cores"), one, false).why, /two free cores/);
});

test("ratios of several samples have an interval", () => {
  const lines = [10, 11, 12, 10, 11, 30].map((ms, index) => `one: ${ms} ms\nmany: ${5 + (index % 2)} ms`).join("\n");
  const { lo, mid, hi } = scopeOf(result(lines)).call("ratio", ["one", "many"]);
  assert.ok(lo < mid && mid < hi && lo > 1.5 && mid === 2, `${lo} ${mid} ${hi}`);
});

test("words take numbers from the result", () => {
  const [{ so }] = blocksOf(parse("---\nlesson: x\ntitle: X\nline: x\ngoal: x\nminutes: 1\n---\n\n## See\n\n```observe\nWhat?\n( ) A | [lost] > 0\n( ) B | [lost] == 0\nso: {[lost]} of 9, {end}, {[kept]}\n```\n"), "observe");
  assert.deepEqual(so.map((sentence) => filled(sentence, result("lost: 0.12345\n"))), ["0.123 of 9, finished, –"]);
});

test("every lesson explains what was seen with values of the run", () => {
  for (const [name, text] of lessons) {
    const seen = blocksOf(parse(text), "observe");
    assert.ok(seen.length && seen.every(({ so }) => so.some((sentence) => sentence.length > 1)), name);
  }
});

// --- games -----------------------------------------------------------------------------

const game = (id) => blocksOf(parse(lessons.find(([name]) => name === `${id}.md`)[1]), "game")[0];
const played = (rules, threads) => threads.reduce((play, thread) => step(rules, play, thread), begin(rules));

test("two looks before two writes lose one, and it is struck out", () => {
  const rules = game("race");
  const lost = played(rules, [0, 1, 0, 1]);
  assert.equal(lost.values.counter, 1);
  assert.deepEqual(lost.written.counter.map(({ isLost }) => isLost), [false, true, false]);
  assert.ok(standing(rules, lost).reached);
  const right = played(rules, [0, 0, 1, 1]);
  assert.equal(right.values.counter, 2);
  assert.ok(right.written.counter.every(({ isLost }) => !isLost));
  assert.equal(standing(rules, right).reached, undefined);
});

test("keys taken crosswise stick, and one after the other do not", () => {
  const rules = game("deadlock");
  const stuck = played(rules, [0, 1]);
  assert.ok(standing(rules, stuck).isStuck && standing(rules, stuck).reached);
  assert.match(nextOf(rules, stuck, 0).why, /waits for blue, which Ben holds/);
  assert.equal(step(rules, stuck, 0), stuck, "nobody can go on");
  const through = played(rules, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  assert.ok(standing(rules, through).isDone);
  assert.equal(through.values.moved, 30);
});

/** Every way to play a game to its end, as the goals that are reached. */
function reached(rules, play = begin(rules), seen = new Map()) {
  const state = JSON.stringify([play.values, play.holders, play.at, play.said]);
  if (seen.has(state)) return seen;
  seen.set(state, { ...standing(rules, play), said: play.said.join("") });
  rules.threads.forEach((_, thread) => {
    const after = step(rules, play, thread);
    if (after !== play) reached(rules, after, seen);
  });
  return seen;
}

for (const [name, text] of lessons) {
  for (const rules of blocksOf(parse(text), "game")) {
    test(`the game of ${name} can be won`, () => {
      const states = [...reached(rules).values()];
      for (const { says } of rules.goals) assert.ok(states.some((state) => state.reached?.says === says), says);
      if (rules.collect) assert.equal(new Set(states.filter(({ isDone }) => isDone).map(({ said }) => said)).size, rules.collect);
    });
  }
}

// --- exercises ---------------------------------------------------------------------------

test("an exercise is checked run by run, and the verdict says that it is no proof", async () => {
  const exercise = { runs: 3, hints: [], variants: [], aims: [{ ...claim("[n] == 4"), when: "always" }, { ...claim("[two] == 1"), when: "sometimes" }] };
  const outputs = (list) => ({ outcomes: () => Promise.reject(new Error("no explorer")), onRun: () => {}, run: () => Promise.resolve(result(list.length > 1 ? list.shift() : list[0])) });
  const solved = await check("", exercise, outputs(["n: 4\ntwo: 0", "n: 4\ntwo: 1", "n: 4\ntwo: 0"]));
  assert.deepEqual([solved.isSolved, solved.how, solved.count], [true, "runs", 3]);
  const broken = await check("", exercise, outputs(["n: 4\ntwo: 1", "n: 3\ntwo: 1"]));
  assert.deepEqual([broken.isSolved, broken.count, broken.failed[0].output], [false, 2, "n: 3\ntwo: 1"]);
  const serial = await check("", exercise, outputs(["n: 4\ntwo: 0"]));
  assert.deepEqual([serial.isSolved, serial.failed[0].why], [false, "That never happens."]);
});

test("an exercise is checked over every schedule, where the search comes to its end", async () => {
  const exercise = { runs: 3, hints: [], variants: [], aims: [{ ...claim("[n] == 4"), when: "always" }, { ...claim("[two] == 1"), when: "sometimes" }] };
  const of = (verdict, ...outcomes) => ({
    onRun: () => {},
    run: () => Promise.resolve(result("n: 4\ntwo: 1")),
    outcomes: () => Promise.resolve({ verdict, states: 9, outcomes: outcomes.map(([stdout, end = "finished", error = null], at) => ({ stdout, end, error, schedule: `s${at}` })) }),
  });
  const verdictOf = (...given) => check("", exercise, of(...given));
  assert.deepEqual(await verdictOf("exhaustive", ["n: 4\ntwo: 0"], ["n: 4\ntwo: 1"]), { isSolved: true, how: "schedules", count: 9, failed: [] });
  const broken = await verdictOf("undecided", ["n: 4\ntwo: 1"], ["", "deadlock"]);
  assert.deepEqual([broken.isSolved, broken.how, broken.failed[0].schedule], [false, "schedules", "s1"], "one counterexample is enough");
  assert.equal((await verdictOf("exhaustive", ["n: 4\ntwo: 0"])).isSolved, false, "a serial answer");
  assert.equal((await verdictOf("undecided", ["n: 4\ntwo: 1"])).how, "runs", "nothing is proved by a part");
  assert.equal((await verdictOf("exhaustive", ["", "exception", "OSError: [Errno 38] no processes"])).how, "runs");
});

test("what is proved holds in every run, in some or in none, with a schedule that shows it", () => {
  const outcomes = ["n: 4", "n: 3"].map((stdout, at) => ({ stdout, end: "finished", error: null, schedule: `s${at}` }));
  const aims = [["always", "[n] >= 3"], ["always", "[n] == 4"], ["sometimes", "[n] == 3"], ["sometimes", "[n] == 2"], ["never", "[n] == 2"], ["never", "[n] == 3"]];
  const proofs = (verdict) => proved({ verdict, states: 5, outcomes }, aims.map(([when, source]) => ({ ...claim(source), when })));
  const found = [{ holds: true }, { holds: false, schedule: "s1" }, { holds: true, schedule: "s1" }, { holds: false }, { holds: true }, { holds: false, schedule: "s1" }];
  assert.deepEqual(proofs("exhaustive"), found);
  assert.deepEqual(proofs("undecided"), found.map((one) => ("schedule" in one ? one : {})), "a part proves only what it shows");
});

test("an exercise is checked with each change that it makes to the program", async () => {
  const exercise = { runs: 3, hints: [], variants: [{ from: "n = 4", to: "n = 5" }], aims: [{ ...claim("[n] == [sum]"), when: "always" }, { ...claim("[two] == 1"), when: "sometimes" }] };
  // What a program says, as it is and changed.
  const verdictOf = (program, asItIs, changed) => {
    const outcomes = (source) => Promise.resolve({ verdict: "exhaustive", states: 9, outcomes: [{ stdout: source.includes("n = 5") ? changed : asItIs, end: "finished", error: null, schedule: "s" }] });
    return check(program, exercise, { outcomes, run: () => Promise.reject(new Error("no run")), onRun: () => {} });
  };
  const right = await verdictOf("n = 4", "n: 4\nsum: 4\ntwo: 1", "n: 5\nsum: 5\ntwo: 0");
  assert.deepEqual([right.isSolved, right.count], [true, 18], "what comes at times comes in the program as it is");
  const fixed = await verdictOf("n = 4", "n: 4\nsum: 4\ntwo: 1", "n: 5\nsum: 4\ntwo: 1");
  assert.deepEqual([fixed.isSolved, fixed.failed[0].program, fixed.failed[0].variant], [false, "n = 5", exercise.variants[0]], "an answer for one case alone");
  assert.equal((await verdictOf("n = 4", "n: 4\nsum: 4\ntwo: 0", "n: 5\nsum: 5\ntwo: 1")).isSolved, false, "a serial answer");
  const lost = await verdictOf("m = 4", "n: 4\nsum: 4\ntwo: 1", "");
  assert.deepEqual([lost.isSolved, lost.how], [false, "reading"], "what is to be changed is gone");
});

// --- the kitchen, against plans made by hand ----------------------------------------------

const meal = (/** @type {string} */ text) => text.split(", ").map(readDish);

test("one cook prepares while the others bake", () => {
  const { turns, end } = cook(meal("Soup 2 4, Pie 2 4, Cake 2 4"), [0, 1, 2], 1);
  assert.deepEqual(turns.map(({ start, inOven, end }) => [start, inOven, end]), [[0, 2, 6], [2, 4, 8], [4, 6, 10]]);
  assert.equal(end, 10);
});

test("two cooks share the dishes", () => {
  const { turns, end } = cook(meal("Soup 2 4, Pie 3 4, Cake 2 4"), [0, 1, 2], 2);
  assert.deepEqual(turns.map(({ cook: who, start, end }) => [who, start, end]), [[0, 0, 6], [1, 0, 7], [0, 2, 8]]);
  assert.equal(end, 8);
});

test("the best order begins with the longest oven", () => {
  // 3 + 9 = 12, 5 + 7 = 12, 9 + 4 = 13, 14 + 1 = 15: the hands have no break, and the salad is last.
  const found = best(meal("Salad 5 1, Soup 4 4, Pie 2 7, Roast 3 9"), 1);
  assert.equal(found.plan.end, 15);
  assert.equal(found.orders, 24);
  assert.ok(found.asEarly < 6, String(found.asEarly));
  const longestFirst = (/** @type {string} */ text) => {
    const dishes = meal(text);
    return cook(dishes, dishes.map((_, at) => at).sort((a, b) => dishes[b].oven - dishes[a].oven), 1).end;
  };
  for (const text of ["A 1 9, B 3 3, C 2 8", "A 4 0, B 1 20, C 1 20, D 5 5", "A 1 1", "A 7 2, B 7 3, C 7 4, D 1 30, E 2 2"]) assert.equal(best(meal(text), 1).plan.end, longestFirst(text), text);
});

test("a second cook saves nothing, a little, or half", () => {
  const ends = (/** @type {string} */ text) => [1, 2].map((cooks) => best(meal(text), cooks).plan.end);
  assert.deepEqual(ends("Stew 1 30, Soup 2 4, Salad 3 0"), [31, 31]);
  assert.deepEqual(ends("Soup 2 4, Pie 2 4, Cake 2 4"), [10, 8]);
  assert.deepEqual(ends("Salad 4 0, Fruit 2 0, Bread 2 0"), [8, 4]);
});

test("what is no dish is told", () => {
  assert.deepEqual(readDish("  Apple pie 2  40 "), { name: "Apple pie", hands: 2, oven: 40 });
  for (const odd of ["", "Soup", "Soup 2", "Soup -2 4", "Soup 2 4.5", "2 4", "Soup 2 4000", `${"x".repeat(21)} 1 1`]) assert.throws(() => readDish(odd), undefined, odd);
});

// --- the scheduler, against tables made by hand -------------------------------------------

test("the same seed draws the same jobs, and others other ones", () => {
  const texts = Array.from({ length: 200 }, (_, seed) => jobsOfSeed(seed).map(writeJob));
  for (const [seed, lines] of texts.entries()) {
    assert.deepEqual(jobsOfSeed(seed).map(writeJob), lines);
    assert.deepEqual(lines.map(readJob).map(writeJob), lines);
    assert.ok(lines.length >= 3 && lines.length <= 6);
  }
  assert.ok(new Set(texts.map(String)).size > 195);
  assert.deepEqual(texts[1], ["A 0 9", "B 6 3/4/2", "C 6 5", "D 0 3", "E 1 1"]);
});

const jobsOf = (text) => text.split(", ").map(readJob);
const ofTable = (text, rules) => simulate(jobsOf(text), { policy: "first-come", cpus: 1, quantum: 1, cost: 0, ...rules });
const gantt = ({ spans }, names) => spans.map(({ cpu, job, kind, start, end }) => `${cpu ? `${cpu}:` : ""}${kind === "switch" ? "-" : names[job]}${start}-${end}`).join(" ");

for (const [name, jobs, rules, chart, responses, turnarounds] of [
  ["first come, first served", "A 0 5, B 1 3, C 2 1", {}, "A0-5 B5-8 C8-9", [0, 4, 6], [5, 7, 7]],
  ["round-robin, quantum 2", "A 0 5, B 1 3, C 2 1", { policy: "round-robin", quantum: 2 }, "A0-2 B2-4 C4-5 A5-7 B7-8 A8-9", [0, 1, 2], [9, 7, 3]],
  ["shortest first", "A 0 5, B 1 3, C 2 1", { policy: "shortest" }, "A0-5 C5-6 B6-9", [0, 5, 3], [5, 8, 4]],
  ["switches that cost 1", "A 0 4, B 0 4", { policy: "round-robin", quantum: 2, cost: 1 }, "A0-2 -2-3 B3-5 -5-6 A6-8 -8-9 B9-11", [0, 3], [8, 11]],
  ["a burst of I/O", "A 0 2/3/2, B 0 4", {}, "A0-2 B2-6 A6-8", [0, 2], [8, 6]],
  ["an idle processor", "A 0 1/3/1, B 9 1", {}, "A0-1 A4-5 B9-10", [0, 0], [5, 1]],
  ["two processors", "A 0 3, B 0 3, C 0 3", { cpus: 2 }, "A0-3 1:B0-3 C3-6", [0, 0, 3], [3, 3, 6]],
  ["feedback: who comes late and asks little goes first", "A 0 7, B 2 1", { policy: "feedback" }, "A0-2 B2-3 A3-8", [0, 0], [8, 1]],
  ["a greedy job among cooperative ones", "A 0 6, B 0 2 yields 1", { policy: "cooperative" }, "A0-6 B6-8", [0, 6], [6, 8]],
  ["polite jobs", "A 0 6 yields 2, B 0 2 yields 1", { policy: "cooperative" }, "A0-2 B2-3 A3-5 B5-6 A6-8", [0, 2], [8, 6]],
]) {
  test(`the model agrees with the table of ${name}`, () => {
    const outcome = ofTable(jobs, rules);
    assert.equal(gantt(outcome, jobsOf(jobs).map((job) => job.name)), chart);
    assert.deepEqual(outcome.rows.map(({ response }) => response), responses);
    assert.deepEqual(outcome.rows.map(({ turnaround }) => turnaround), turnarounds);
  });
}

const permutations = (list) => (list.length < 2 ? [list] : list.flatMap((one, at) => permutations(list.filter((_, other) => other !== at)).map((rest) => [one, ...rest])));

test("of all orders of jobs that come together, shortest first has the least mean turnaround", () => {
  for (const lengths of [[5, 3, 1], [4, 4, 2, 7], [9, 1, 8, 2, 5]]) {
    const jobs = lengths.map((ticks, at) => readJob(`J${at} 0 ${ticks}`));
    const rules = { cpus: 1, quantum: 1, cost: 0 };
    const means = permutations(jobs).map((order) => simulate(order, { ...rules, policy: "first-come" }).meanTurnaround);
    assert.equal(simulate(jobs, { ...rules, policy: "shortest" }).meanTurnaround, Math.min(...means));
  }
});

test("work that comes together ends after the work and its switches", () => {
  for (const quantum of [1, 2, 3, 5]) {
    const { end, switches } = ofTable("A 0 7, B 0 4, C 0 6", { policy: "round-robin", quantum, cost: 2 });
    assert.equal(end, 17 + 2 * switches);
  }
});

test("what is no job is refused", () => {
  for (const bad of ["A", "A 0", "A 0 0", "A x 3", "A 0 3/2", "A 0 100"]) assert.throws(() => readJob(bad), Error, bad);
});

// --- a class's votes ---------------------------------------------------------------

test("a vote is read from any text as it was written, and otherwise not at all", () => {
  const vote = { lesson: "race", first: 1, now: 2, claims: [true, false, null], stamp: "k3f9" };
  const code = encode(vote);
  assert.match(code, /^interleave-race-bc-ynu-k3f9-/);
  assert.deepEqual(collect(`[12:03] Ada: ${code.toUpperCase()}! Ben: hm`), [vote]);
  const none = { lesson: "my-own-2", first: undefined, now: undefined, claims: [], stamp: "0000" };
  assert.deepEqual(collect(encode(none)), [none]);
  // One slip in what is said, and it is left out.
  const at = code.indexOf("bc");
  for (const slip of ["b", "x"]) assert.deepEqual(collect(code.slice(0, at + 1) + slip + code.slice(at + 2)), []);
  // A device that votes again takes its first code's place.
  const later = { ...vote, now: 0 };
  assert.deepEqual(collect(`${code} ${encode(later)} ${encode({ ...vote, stamp: "zzzz" })}`), [later, { ...vote, stamp: "zzzz" }]);
  for (const junk of ["", "interleave-", "interleave1qqqq", "interleave-".repeat(40_000), `interleave-${"a".repeat(400_000)}`]) assert.deepEqual(collect(junk), []);
});

test("a class's votes are counted before and after", () => {
  const vote = (first, now, claims = []) => ({ lesson: "race", first, now, claims, stamp: "" });
  const votes = [vote(0, 2, [true]), vote(0, 0, [false]), vote(1, 2, [null]), vote(undefined, 2)];
  assert.deepEqual(tally(votes, 3), [{ before: 2, after: 1 }, { before: 1, after: 0 }, { before: 0, after: 3 }]);
  assert.deepEqual(seenOf(votes, 0), { met: 1, notMet: 1 });
});

// --- the path on the first page -----------------------------------------------------

/** Its script stands among the page's, which Node.js does not take for modules. */
const path = await import(`data:text/javascript,${encodeURIComponent(readFileSync(new URL("../path.js", import.meta.url), "utf8"))}`);

test("the path has all lessons, in the order of their list", () => {
  const tool = fileURLToPath(new URL("../../tools/lessons.mjs", import.meta.url));
  const list = JSON.parse(execFileSync(process.execPath, [tool, fileURLToPath(TEXTS)], { encoding: "utf8" }));
  assert.deepEqual(path.LESSONS, list.map(({ id, title }) => [id, title]));
  const store = readFileSync(new URL("./store.js", import.meta.url), "utf8");
  assert.ok(store.includes(`"${path.KEY}"`), "it reads what the lessons keep");
});

test("the path goes on where somebody stopped, and takes nothing amiss", () => {
  const none = path.LESSONS.map(() => "");
  for (const odd of [null, "", "{", "null", "3", '"text"', "[]", '{"kitchen":3}', '{"kitchen":null}']) assert.deepEqual(path.marks(odd), none, String(odd));
  assert.equal(path.following(none), 0);
  const kept = { kitchen: { isDone: true, step: "rust" }, latency: { isDone: true }, race: { step: "run" } };
  const marks = path.marks(JSON.stringify(kept));
  assert.deepEqual(marks.slice(0, 5), ["done", "done", "", "", "begun"]);
  assert.equal(path.following(marks), 4);
  assert.equal(path.following(path.LESSONS.map(() => "done")), -1);
});
