// @ts-check
/**
 * A processor that jobs take turns on, tick by tick: a model, exact and the same each time.
 * Pure; scheduler.js draws it.
 *
 * At the start of a tick those come in that arrive or are back from I/O, in the order in which
 * they are listed, then those whose slice has ended. Then each free processor takes a job. To
 * take another job than its last one costs `cost` ticks; the first one costs nothing.
 */

import { random } from "./evidence.js";

/** @typedef {"cooperative" | "first-come" | "round-robin" | "shortest" | "feedback"} Policy */
/** @typedef {{ name: string, arrival: number, bursts: number[], yields?: number }} Job `bursts`: ticks of computing, of I/O, of computing, …; `yields`: after so many ticks it lets others go first, of its own accord (cooperative) */
/** @typedef {{ policy: Policy, cpus: number, quantum: number, cost: number }} Rules */
/** @typedef {{ cpu: number, job: number, kind: "run" | "switch", start: number, end: number }} Span In ticks. */
/** @typedef {{ response: number, turnaround: number, waiting: number }} Row In ticks, from the job's arrival. */
/** @typedef {{ spans: Span[], rows: Row[], end: number, switches: number, meanResponse: number, meanTurnaround: number }} Outcome */

/** @type {Record<Policy, string>} */
export const POLICIES = {
  cooperative: "Cooperative",
  "first-come": "First come, first served",
  "round-robin": "Round-robin",
  shortest: "Shortest job first",
  feedback: "Multi-level feedback",
};

/** Levels of the feedback queue; each has twice the slice of the one above. */
const LEVELS = 3;
/** A model that takes longer than this has a mistake in it. */
const LONGEST = 100_000;

/** @typedef {{ left: number, burst: number, level: number, used: number, back: number, first: number | undefined, end: number | undefined, computed: number }} Doing What a job is at. */

/** @param {Job[]} jobs @param {Rules} rules @param {(ready: number[], time: number) => number} [choose] picks one of the ready jobs for the next tick, instead of the policy @returns {Outcome} */
export function simulate(jobs, rules, choose) {
  const machine = new Machine(jobs, rules, choose);
  for (let time = 0; machine.isBusy(); time += 1) {
    if (time > LONGEST) throw new Error("These jobs do not come to an end.");
    machine.tick(time);
  }
  return machine.outcome();
}

class Machine {
  /** @param {Job[]} jobs @param {Rules} rules @param {(ready: number[], time: number) => number} [choose] */
  constructor(jobs, rules, choose) {
    this.jobs = jobs;
    this.rules = rules;
    this.choose = choose;
    /** @type {Doing[]} */
    this.doing = jobs.map(({ arrival, bursts }) => ({ left: bursts[0], burst: 0, level: 0, used: 0, back: arrival, first: undefined, end: undefined, computed: 0 }));
    /** Jobs that could run, in their order. @type {number[]} */
    this.ready = [];
    this.cpus = Array.from({ length: rules.cpus }, () => ({ job: -1, last: -1, switching: 0 }));
    /** @type {Span[]} */
    this.spans = [];
    this.switches = 0;
  }

  isBusy() {
    return this.doing.some(({ end }) => end === undefined);
  }

  /** @param {number} time */
  tick(time) {
    this.doing.forEach((doing, job) => {
      if (doing.end === undefined && doing.back === time) this.ready.push(job);
    });
    for (const cpu of this.cpus) this.release(cpu);
    this.preempt();
    for (const [index, cpu] of this.cpus.entries()) {
      if (cpu.job < 0 && this.ready.length) this.take(cpu, time);
      if (cpu.job >= 0) this.work(cpu, index, time);
    }
  }

  /** How many ticks a job may have at a time. @param {number} job */
  slice(job) {
    const { policy, quantum } = this.rules;
    if (this.choose) return 1;
    if (policy === "round-robin") return quantum;
    if (policy === "feedback") return quantum << this.doing[job].level;
    return policy === "cooperative" ? this.jobs[job].yields || Infinity : Infinity;
  }

  /** Takes a job off whose slice has ended. @param {{ job: number }} cpu */
  release(cpu) {
    if (cpu.job < 0) return;
    const doing = this.doing[cpu.job];
    if (doing.used < this.slice(cpu.job)) return;
    doing.used = 0;
    if (this.rules.policy === "feedback") doing.level = Math.min(doing.level + 1, LEVELS - 1);
    this.ready.push(cpu.job);
    cpu.job = -1;
  }

  /** A job of a higher level does not wait for one of a lower. */
  preempt() {
    if (this.rules.policy !== "feedback" || this.choose) return;
    const level = (/** @type {number} */ job) => this.doing[job].level;
    for (const cpu of this.cpus) {
      const isFree = this.cpus.some(({ job }) => job < 0);
      if (isFree || cpu.job < 0 || !this.ready.some((job) => level(job) < level(cpu.job))) continue;
      this.ready.unshift(cpu.job);
      cpu.job = -1;
    }
  }

  /** @param {number} time */
  pick(time) {
    const { ready, doing, rules } = this;
    const order = (/** @type {(job: number) => number} */ of) => ready.reduce((best, job) => (of(job) < of(best) ? job : best));
    if (this.choose) return this.choose([...ready], time);
    if (rules.policy === "shortest") return order((job) => doing[job].left);
    return rules.policy === "feedback" ? order((job) => doing[job].level) : ready[0];
  }

  /** @param {{ job: number, last: number, switching: number }} cpu @param {number} time */
  take(cpu, time) {
    cpu.job = this.pick(time);
    this.ready.splice(this.ready.indexOf(cpu.job), 1);
    if (cpu.last >= 0 && cpu.last !== cpu.job) {
      this.switches += 1;
      cpu.switching = this.rules.cost;
    }
    cpu.last = cpu.job;
  }

  /** @param {{ job: number, switching: number }} cpu @param {number} index @param {number} time */
  work(cpu, index, time) {
    if (cpu.switching > 0) {
      cpu.switching -= 1;
      return this.note(index, cpu.job, "switch", time);
    }
    const doing = this.doing[cpu.job];
    doing.first ??= time;
    doing.left -= 1;
    doing.used += 1;
    doing.computed += 1;
    this.note(index, cpu.job, "run", time);
    if (doing.left > 0) return undefined;
    const { bursts } = this.jobs[cpu.job];
    const wait = bursts[doing.burst + 1];
    if (wait === undefined) doing.end = time + 1;
    else {
      doing.burst += 2;
      doing.left = bursts[doing.burst];
      doing.back = time + 1 + wait;
    }
    doing.used = 0;
    cpu.job = -1;
    return undefined;
  }

  /** @param {number} cpu @param {number} job @param {Span["kind"]} kind @param {number} time */
  note(cpu, job, kind, time) {
    const last = this.spans.findLast((span) => span.cpu === cpu);
    if (last && last.job === job && last.kind === kind && last.end === time) last.end += 1;
    else this.spans.push({ cpu, job, kind, start: time, end: time + 1 });
  }

  /** @returns {Outcome} */
  outcome() {
    const rows = this.jobs.map(({ arrival, bursts }, job) => {
      const { first = 0, end = 0 } = this.doing[job];
      const total = bursts.reduce((sum, ticks) => sum + ticks, 0);
      return { response: first - arrival, turnaround: end - arrival, waiting: end - arrival - total };
    });
    const mean = (/** @type {(row: Row) => number} */ of) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    const end = Math.max(...this.doing.map((doing) => doing.end ?? 0));
    return { spans: this.spans, rows, end, switches: this.switches, meanResponse: mean(({ response }) => response), meanTurnaround: mean(({ turnaround }) => turnaround) };
  }
}

/** `A 0 3/2/4` or `A 0 6 yields 2`. @param {string} line @returns {Job} */
export function readJob(line) {
  const [, name, arrival, bursts, yields] = /^(\S+) +(\d+) +(\d+(?:\/\d+)*)(?: +yields +(\d+))?$/.exec(line.trim()) ?? [];
  const ticks = (bursts ?? "").split("/").map(Number);
  if (!name || ticks.length % 2 === 0 || ticks.some((one) => one < 1 || one > 99) || Number(arrival) > 99) {
    throw new Error(`A job is written so: A 0 6, or with I/O in between: A 0 3/2/4. This is not: ${line}`);
  }
  return { name, arrival: Number(arrival), bursts: ticks, yields: yields ? Number(yields) : undefined };
}

/** As `readJob` reads it. @param {Job} job */
export const writeJob = ({ name, arrival, bursts, yields }) => `${name} ${arrival} ${bursts.join("/")}${yields ? ` yields ${yields}` : ""}`;

/** Three to six jobs by chance, some of them with I/O: the same ones each time for the same seed. @param {number} seed @returns {Job[]} */
export function jobsOfSeed(seed) {
  const next = random(seed);
  const upTo = (/** @type {number} */ most) => 1 + Math.floor(next() * most);
  const bursts = () => (next() < 0.3 ? [upTo(4), upTo(5), upTo(4)] : [upTo(9)]);
  return Array.from({ length: 2 + upTo(4) }, (_, at) => ({ name: "ABCDEF"[at], arrival: upTo(7) - 1, bursts: bursts(), yields: undefined }));
}
