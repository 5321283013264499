// @ts-check
/**
 * A game for two hands or more: threads whose steps the learner interleaves. Reads its rules,
 * and plays them. Pure; hand.js draws it.
 *
 *   shared counter = 0
 *   lock red
 *   thread Ada * 2
 *     a = counter
 *     counter = a + 1
 *   goal counter == 1 :: Ben wrote over what Ada had written.
 *
 * Steps: `x = …`, `take red`, `drop red`, `say A`, `when n < 3: n = n + 1` (which waits until
 * it holds). A step may say behind :: how it is shown. Locals begin unset, as 0.
 */
import { exactly, parseExpression } from "./expression.js";

/** @typedef {import("./expression.js").Expression} Expression */
/** @typedef {{ op: "set" | "take" | "drop" | "say", name: string, value?: Expression, when?: Expression, reads: string[], shown: string }} Move */
/** @typedef {{ name: string, moves: Move[] }} Thread */
/** @typedef {{ asks: string, shared: Map<string, number>, locks: string[], threads: Thread[], goals: { holds: Expression, says: string }[], miss: string, collect: number }} Game */
/** @typedef {{ value: number, by: string, isLost: boolean }} Written */
/** @typedef {{ values: Record<string, number>, written: Record<string, Written[]>, holders: Record<string, number | undefined>, at: number[], seen: Record<string, number>[], said: string[], steps: { thread: number, shown: string }[] }} Play */

/** @param {string[]} lines @param {string} info @param {import("./blocks.js").Fail} fail @returns {Game} */
export function readGame(lines, info, fail) {
  /** @type {Game} */
  const game = { asks: info, shared: new Map(), locks: [], threads: [], goals: [], miss: "", collect: 0 };
  /** @type {{ moves: Move[], times: number } | undefined} */
  let thread;
  const close = () => {
    const last = game.threads.at(-1);
    if (thread && last) last.moves = Array.from({ length: thread.times }, () => thread?.moves ?? []).flat();
  };
  lines.forEach((line, row) => {
    if (!line.trim()) return;
    try {
      if (/^\s/.test(line)) {
        if (!thread) throw new Error("a step belongs to a thread.");
        thread.moves.push(readMove(line.trim(), game));
        return;
      }
      const [, name, times = "1"] = /^thread (\w+)(?: \* (\d\d?))?$/.exec(line) ?? [];
      if (!name) return readRule(line, game);
      close();
      thread = { moves: [], times: Number(times) };
      game.threads.push({ name, moves: [] });
    } catch (error) {
      throw fail(row, error instanceof Error ? error.message : String(error));
    }
  });
  close();
  if (game.threads.length < 2) throw fail(0, "a game has two threads at least.");
  if (!game.goals.length && !game.collect) throw fail(0, "a game has a goal: goal counter == 1 :: words");
  return game;
}

/** @param {string} line @param {Game} game */
function readRule(line, game) {
  const [, shared, number] = /^shared (\w+) = (-?\d+)$/.exec(line) ?? [];
  const [, lock] = /^lock (\w+)$/.exec(line) ?? [];
  const [, goal, says] = /^goal (.+?) :: (.+)$/.exec(line) ?? [];
  const [, miss] = /^miss (.+)$/.exec(line) ?? [];
  const [, count] = /^collect (\d+)$/.exec(line) ?? [];
  if (shared) game.shared.set(shared, Number(number));
  else if (lock) game.locks.push(lock);
  else if (goal) game.goals.push({ holds: parseExpression(goal), says });
  else if (miss) game.miss = miss;
  else if (count) game.collect = Number(count);
  else throw new Error("a rule is shared x = 0, lock red, thread Ada, goal … :: words, miss words, or collect 6.");
}

/** @param {string} line @param {Game} game @returns {Move} */
function readMove(line, game) {
  const [step, shown = step] = line.split(" :: ");
  const [, guard, plain] = /^(?:when (.+?): )?(.+)$/.exec(step) ?? [];
  const when = guard ? parseExpression(guard) : undefined;
  const [, op, what] = /^(take|drop|say) (.+)$/.exec(plain) ?? [];
  if (op) {
    if (op !== "say" && !game.locks.includes(what)) throw new Error(`there is no lock ${what}.`);
    return { op: /** @type {Move["op"]} */ (op), name: what, when, reads: [], shown };
  }
  const [, name, value] = /^(\w+) = (.+)$/.exec(plain) ?? [];
  if (!name) throw new Error("a step is x = …, take …, drop …, say …, or when …: before one of these.");
  const reads = [...game.shared.keys()].filter((key) => new RegExp(`\\b${key}\\b`).test(`${guard ?? ""} ${value}`));
  return { op: "set", name, value: parseExpression(value), when, reads, shown };
}

/** A play that has not begun. @param {Game} game @returns {Play} */
export function begin(game) {
  const values = Object.fromEntries(game.shared);
  const written = Object.fromEntries([...game.shared].map(([name, value]) => [name, [{ value, by: "", isLost: false }]]));
  const { threads } = game;
  return { values, written, holders: {}, at: threads.map(() => 0), seen: threads.map(() => ({})), said: [], steps: [] };
}

/** What the names of an expression mean to a thread. @param {Play} play @returns {import("./expression.js").Scope} */
function scope(play) {
  const value = (/** @type {string} */ name) => exactly(play.values[name] ?? 0);
  return { value, name: (name) => (name === "said" ? play.said.join("") : value(name)), call: () => exactly(0) };
}

/** What a thread would do next, and whether it can. @param {Game} game @param {Play} play @param {number} thread */
export function nextOf(game, play, thread) {
  const move = game.threads[thread].moves[play.at[thread]];
  if (!move) return { move, isEnded: true, isBlocked: false, why: "has ended" };
  const holder = move.op === "take" ? play.holders[move.name] : undefined;
  if (holder !== undefined) return { move, isEnded: false, isBlocked: true, why: `waits for ${move.name}, which ${game.threads[holder].name} holds` };
  const isBlocked = move.when !== undefined && move.when(scope(play)) !== true;
  return { move, isEnded: false, isBlocked, why: isBlocked ? "waits" : "" };
}

/** Has a thread do its next step; gives the play after it, or the same if it cannot. @param {Game} game @param {Play} before @param {number} thread @returns {Play} */
export function step(game, before, thread) {
  const { move, isEnded, isBlocked } = nextOf(game, before, thread);
  if (isEnded || isBlocked) return before;
  const play = structuredClone(before);
  play.at[thread] += 1;
  play.steps.push({ thread, shown: move.shown });
  if (move.op === "take") play.holders[move.name] = thread;
  if (move.op === "drop") delete play.holders[move.name];
  if (move.op === "say") play.said.push(move.name);
  if (move.op === "set") set(game, play, thread, move);
  return play;
}

/** @param {Game} game @param {Play} play @param {number} thread @param {Move} move */
function set(game, play, thread, { name, value, reads }) {
  const found = value?.(scope(play));
  const number = typeof found === "object" && "mid" in found ? found.mid : 0;
  for (const key of reads) play.seen[thread][key] = play.written[key].length;
  if (game.shared.has(name)) {
    // What others wrote since this thread last looked is written over unseen.
    const seen = play.seen[thread][name] ?? play.written[name].length;
    play.written[name].slice(seen).forEach((one) => (one.isLost = true));
    play.written[name].push({ value: number, by: game.threads[thread].name, isLost: false });
    play.seen[thread][name] = play.written[name].length;
  }
  play.values[name] = number;
}

/** How a play stands. @param {Game} game @param {Play} play */
export function standing(game, play) {
  const all = game.threads.map((_, thread) => nextOf(game, play, thread));
  const isDone = all.every(({ isEnded }) => isEnded);
  const isStuck = !isDone && all.every(({ isEnded, isBlocked }) => isEnded || isBlocked);
  const names = scope(play);
  const of = {
    ...names,
    name: (/** @type {string} */ name) => (name === "stuck" ? isStuck : name === "done" ? isDone : names.name(name)),
    call: (/** @type {string} */ name, /** @type {string[]} */ [who]) => {
      const thread = game.threads.findIndex((one) => one.name === who);
      return name === "blocked" && thread >= 0 ? all[thread].isBlocked : false;
    },
  };
  const reached = play.steps.length ? game.goals.find(({ holds }) => holds(of) === true) : undefined;
  return { isDone, isStuck, reached };
}
