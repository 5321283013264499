// @ts-check
/**
 * The scheduler lesson's own parts: `play`, where the learner picks the job of each tick; `lab`,
 * where policies are compared on jobs that can be changed; `find`, where such jobs are to be
 * found; and `halve`, where round-robin runs with a quantum and with half of it. All of it is
 * modelled.
 */
import { drawGantt } from "./gantt.js";
import { button, h, scrollable, words } from "./dom.js";
import { POLICIES, jobsOfSeed, readJob, simulate, writeJob } from "./schedule.js";

/** @typedef {import("./schedule.js").Job} Job */
/** @typedef {import("./schedule.js").Outcome} Outcome */
/** @typedef {import("./schedule.js").Policy} Policy */
/** @typedef {import("./lesson-page.js").LessonPage} LessonPage */

const ONE_CPU = { cpus: 1, quantum: 2, cost: 0 };

/** @param {string[]} lines @param {LessonPage} page */
export function draw(lines, page) {
  const [what, ...rest] = lines;
  if (what === "halve") return drawHalves(rest.map(readJob), page);
  return what === "play" ? new Play(rest.map(readJob), page).element : new Lab(rest, page, what === "find").element;
}

/** @param {Outcome} outcome @param {Job[]} jobs @param {number} cpus @param {number} [end] of the axis */
const chart = (outcome, jobs, cpus, end = outcome.end) =>
  drawGantt(
    outcome.spans.map(({ cpu, ...span }) => ({ ...span, lane: cpu })),
    { names: jobs.map(({ name }) => name), lanes: Array.from({ length: cpus }, (_, at) => `CPU ${at + 1}`), end, unit: "ticks", label: "Which job had which processor when" },
  );

const tick = (/** @type {number} */ number) => (Number.isInteger(number) ? String(number) : number.toFixed(1));

/** @param {string[]} heads @param {(string | Node)[][]} rows */
const table = (heads, rows) => scrollable(heads.join(", "), h("table", { class: "figures" }, h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...rows.map(([first, ...others]) => h("tr", {}, h("th", { scope: "row" }, first), ...others.map((cell) => h("td", {}, cell)))))));

class Play {
  /** @param {Job[]} jobs @param {LessonPage} page */
  constructor(jobs, page) {
    this.jobs = jobs;
    this.page = page;
    /** Who had each tick. @type {number[]} */
    this.picks = [];
    this.left = jobs.map(({ bursts }) => bursts[0]);
    this.buttons = jobs.map((_, job) => h("button", { type: "button", class: "go", onclick: () => this.pick(job) }));
    this.place = h("div");
    this.says = h("p", { class: "game-says", role: "status" });
    const columns = h("div", { class: "columns" }, ...this.buttons.map((press) => h("div", { class: "column" }, press)));
    this.element = h("div", { class: "game card", role: "group", "aria-label": "Pick the job of each tick" }, columns, this.place, this.says, h("div", { class: "toolrow" }, button("Start over", () => this.restart())));
    this.draw();
  }

  restart() {
    this.picks = [];
    this.left = this.jobs.map(({ bursts }) => bursts[0]);
    this.draw();
  }

  /** @param {number} job */
  pick(job) {
    if (this.left[job] === 0) return;
    this.left[job] -= 1;
    this.picks.push(job);
    this.draw();
  }

  /** @type {Outcome} */
  get outcome() {
    const rest = this.left.flatMap((left, job) => Array(left).fill(job));
    const order = [...this.picks, ...rest];
    return simulate(this.jobs, { ...ONE_CPU, policy: "first-come" }, (ready, time) => (ready.includes(order[time]) ? order[time] : ready[0]));
  }

  draw() {
    this.buttons.forEach((press, job) => {
      const left = this.left[job];
      press.textContent = left ? `${this.jobs[job].name}: ${left} ${left === 1 ? "tick" : "ticks"} left` : `${this.jobs[job].name} has ended`;
      press.setAttribute("aria-disabled", String(left === 0));
    });
    const pieces = this.picks.map((job, at) => ({ lane: 0, job, kind: "run", start: at, end: at + 1 }));
    const end = this.jobs.reduce((sum, { bursts }) => sum + bursts[0], 0);
    this.place.replaceChildren(drawGantt(pieces, { names: this.jobs.map(({ name }) => name), lanes: ["CPU"], end, unit: "ticks", label: "Which job had each tick" }));
    if (this.left.some((left) => left > 0)) this.says.textContent = this.picks.length ? `${this.picks.length} of ${end} ticks.` : "Which job gets the first tick?";
    else this.compare();
  }

  compare() {
    this.page.touched();
    const of = (/** @type {Policy} */ policy) => simulate(this.jobs, { ...ONE_CPU, policy });
    const rows = /** @type {[string, Outcome][]} */ ([["You", this.outcome], ...(/** @type {Policy[]} */ (["first-come", "round-robin", "shortest"])).map((policy) => /** @type {[string, Outcome]} */ ([POLICIES[policy], of(policy)]))]);
    const best = Math.min(...rows.map(([, { meanTurnaround }]) => meanTurnaround));
    this.says.textContent = this.outcome.meanTurnaround <= best ? "Nobody does better: on average, your jobs are done as early as can be." : "One of the others has its jobs done earlier, on average. Which, and why?";
    this.place.append(table(["Who schedules", "Mean wait for the first tick", "Mean time until done"], rows.map(([name, { meanResponse, meanTurnaround }]) => [name, tick(meanResponse), tick(meanTurnaround)])));
  }
}

/** The quantum that is halved, and what a switch costs, in ticks. */
const [WHOLE, COST] = [4, 1];

/** @param {Job[]} jobs @param {LessonPage} page */
function drawHalves(jobs, page) {
  const place = h("div", { role: "status" });
  const press = button(`Run them with a quantum of ${WHOLE}, and of ${WHOLE / 2}`, () => {
    const both = [WHOLE, WHOLE / 2].map((quantum) => ({ quantum, outcome: simulate(jobs, { policy: "round-robin", cpus: 1, quantum, cost: COST }) }));
    const end = Math.max(...both.map(({ outcome }) => outcome.end));
    const charts = both.flatMap(({ quantum, outcome }) => [h("h4", {}, `A quantum of ${quantum}`), chart(outcome, jobs, 1, end)]);
    const rows = both.map(({ quantum, outcome }) => [String(quantum), tick(outcome.meanResponse), tick(outcome.meanTurnaround), String(outcome.switches), String(outcome.end)]);
    place.replaceChildren(...charts, table(["Quantum", "Mean wait for the first tick", "Mean time until done", "Switches", "All done at"], rows));
    page.found(both.flatMap(({ quantum, outcome }) => [`response ${quantum}: ${outcome.meanResponse}`, `end ${quantum}: ${outcome.end}`]));
  });
  press.className = "go";
  const names = jobs.map(({ name, bursts }) => `${name} (${bursts[0]} ticks)`).join(", ");
  return h("div", { class: "lab card" }, h("span", { class: "badge" }, "modelled"), h("p", { class: "hint" }, `${names}: all come at the same time. A switch costs ${COST} tick.`), h("div", { class: "toolrow" }, press), place);
}

const GOALS = [
  { text: "jobs for which round-robin is done later, on average, than first come, first served", holds: (/** @type {Record<Policy, Outcome>} */ all) => all["round-robin"].meanTurnaround > all["first-come"].meanTurnaround },
  { text: "jobs of which one waits longest for its first tick when the shortest goes first, however early it came", holds: (/** @type {Record<Policy, Outcome>} */ all, /** @type {Job[]} */ jobs) => starves(all.shortest, jobs) },
];

/** Whether a job that came first had to let two others go first that came after it. @param {Outcome} outcome @param {Job[]} jobs */
function starves({ rows }, jobs) {
  return jobs.some(({ arrival }, job) => jobs.filter((other, at) => at !== job && other.arrival > arrival && other.arrival + rows[at].response < arrival + rows[job].response).length >= 2);
}

class Lab {
  /** @param {string[]} lines of jobs @param {LessonPage} page @param {boolean} hasGoals */
  constructor(lines, page, hasGoals) {
    this.page = page;
    this.hasGoals = hasGoals;
    this.text = h("textarea", { rows: Math.max(lines.length, 4), spellcheck: "false", "aria-label": "Jobs, one a line: name, arrival, ticks", oninput: () => this.draw() });
    this.text.value = lines.join("\n");
    this.policy = h("select", { onchange: () => this.draw() });
    this.policy.append(...Object.entries(POLICIES).map(([id, name]) => new Option(name, id)));
    this.policy.value = "round-robin";
    this.numbers = { cpus: this.number(1, 4, 1), quantum: this.number(1, 9, 2), cost: this.number(0, 3, 0) };
    this.place = h("div", { role: "status" });
    const field = (/** @type {string} */ name, /** @type {Node} */ input) => h("label", { class: "field" }, h("span", { class: "section-title" }, name), input);
    const fields = h("div", { class: "lab-fields" }, field("Policy", this.policy), field("Processors", this.numbers.cpus), field("Quantum, in ticks", this.numbers.quantum), field("A switch costs, in ticks", this.numbers.cost));
    const jobs = h("label", { class: "field" }, h("span", { class: "section-title" }, "Jobs: name, arrival, ticks"), this.text, h("span", { class: "hint" }, "With I/O in between: A 0 3/2/4. Cooperative: A 0 6 yields 2."));
    const seed = h("input", { type: "number", class: "seed", min: 1, max: 9999, value: 1, "aria-label": "Seed" });
    const draw = button("Draw jobs of the seed", () => {
      this.text.value = jobsOfSeed(Number(seed.value) || 1).map(writeJob).join("\n");
      this.draw();
    });
    const byChance = h("div", { class: "toolrow" }, draw, seed);
    this.element = h("div", { class: "lab card" }, h("span", { class: "badge" }, "modelled"), h("div", { class: "lab-top" }, h("div", {}, jobs, !hasGoals && byChance), fields), this.place);
    this.draw();
  }

  /** @param {number} min @param {number} max @param {number} value */
  number(min, max, value) {
    return h("input", { type: "range", min, max, value, step: 1, oninput: () => this.draw() });
  }

  draw() {
    try {
      const jobs = this.text.value.split("\n").filter((line) => line.trim()).map(readJob);
      if (jobs.length === 0 || jobs.length > 8) throw new Error("One to eight jobs, one a line.");
      this.place.replaceChildren(...this.shown(jobs));
    } catch (error) {
      this.place.replaceChildren(h("p", { class: "hint" }, words(error)));
    }
  }

  /** @param {Job[]} jobs */
  shown(jobs) {
    const [cpus, quantum, cost] = [this.numbers.cpus, this.numbers.quantum, this.numbers.cost].map(({ value }) => Number(value));
    const policies = /** @type {Policy[]} */ (Object.keys(POLICIES));
    const all = /** @type {Record<Policy, Outcome>} */ (Object.fromEntries(policies.map((policy) => [policy, simulate(jobs, { policy, cpus, quantum, cost })])));
    const chosen = /** @type {Policy} */ (this.policy.value);
    const outcome = all[chosen];
    const settings = h("p", { class: "hint" }, `${cpus} ${cpus === 1 ? "processor" : "processors"}, quantum ${quantum}, a switch costs ${cost}. ${outcome.switches} switches; all is done at tick ${outcome.end}. Response is the wait for the first tick, turnaround the time until done.`);
    const each = table(["Job", "Response", "Turnaround", "Waited"], jobs.map(({ name }, job) => [name, ...[outcome.rows[job].response, outcome.rows[job].turnaround, outcome.rows[job].waiting].map(tick)]));
    const policiesTable = table(["Policy", "Mean response", "Mean turnaround", "Switches"], policies.map((policy) => [policy === chosen ? h("strong", {}, POLICIES[policy]) : POLICIES[policy], tick(all[policy].meanResponse), tick(all[policy].meanTurnaround), String(all[policy].switches)]));
    return [chart(outcome, jobs, cpus), settings, h("div", { class: "lab-tables" }, each, policiesTable), this.hasGoals ? this.goals(jobs, all) : this.claims(jobs, all, cost)];
  }

  /** What the model must keep, told of these very jobs. @param {Job[]} jobs @param {Record<Policy, Outcome>} all @param {number} cost */
  claims(jobs, all, cost) {
    const work = jobs.reduce((sum, { bursts }) => sum + bursts[0], 0);
    const isPlain = jobs.every(({ arrival, bursts }) => arrival === 0 && bursts.length === 1) && this.numbers.cpus.value === "1";
    const { end, switches } = all["round-robin"];
    const least = Math.min(...Object.values(all).map(({ meanTurnaround }) => meanTurnaround));
    const why = "Not testable with these jobs: it takes one processor, and jobs without I/O that all arrive at 0.";
    const rows = [
      { isMet: end === work + switches * cost, text: `Round-robin ends after the work and its switches: ${work} + ${switches} × ${cost} = ${end}.` },
      { isMet: all.shortest.meanTurnaround <= least + 1e-9, text: `Shortest first has the least mean turnaround of all: ${tick(all.shortest.meanTurnaround)}.` },
    ];
    const claims = rows.map(({ isMet, text }) => {
      const verdict = isPlain ? (isMet ? "met" : "not met") : "not testable";
      return h("li", { class: "claim", "data-verdict": verdict }, h("span", { class: "sign", "aria-hidden": "true" }, { met: "✓", "not met": "✗", "not testable": "–" }[verdict]), h("span", {}, isPlain ? text : why));
    });
    return h("ul", { class: "claims" }, ...claims);
  }

  /** What is to be found, and whether it is. @param {Job[]} jobs @param {Record<Policy, Outcome>} all */
  goals(jobs, all) {
    const found = GOALS.map(({ holds }) => holds(all, jobs));
    if (found.every(Boolean)) this.page.solved();
    return h("ul", { class: "aims" }, ...GOALS.map(({ text }, index) => h("li", { "data-verdict": found[index] ? "met" : "open" }, h("strong", {}, found[index] ? "✓ Found: " : "Find "), text, ".")));
  }
}
