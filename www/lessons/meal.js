// @ts-check
/**
 * A kitchen as a model: each dish takes hands first, of one cook without a break, and then an oven
 * of its own, alone. It knows no document; kitchen.js draws it.
 *
 * @typedef {{ name: string, hands: number, oven: number }} Dish In minutes.
 * @typedef {{ dish: number, cook: number, start: number, inOven: number, end: number }} Turn `start` to `inOven`: hands; to `end`: oven
 * @typedef {{ turns: Turn[], end: number }} Plan
 */

/** With more dishes there are too many orders to try them all while somebody types. */
export const MOST_DISHES = 6;
/** No dish takes longer, in minutes. */
const LONGEST = 999;

/** @param {string} line `Soup 2 4` @returns {Dish} */
export function readDish(line) {
  const [, name, hands, oven] = /^\s*(\S.*?)\s+(\d{1,3})\s+(\d{1,3})\s*$/.exec(line) ?? [];
  if (!name) throw new Error(`“${line.trim()}” is not a dish. Write its name, minutes of hands, minutes of oven, as in: Soup 2 4`);
  if (name.length > 20) throw new Error("The name of a dish has at most 20 letters.");
  return { name, hands: Math.min(Number(hands), LONGEST), oven: Math.min(Number(oven), LONGEST) };
}

/** What becomes of an order: each dish is prepared by the cook who is free first. @param {Dish[]} dishes @param {number[]} order @param {number} cooks @returns {Plan} */
export function cook(dishes, order, cooks) {
  const free = Array.from({ length: cooks }, () => 0);
  const turns = order.map((dish) => {
    const start = Math.min(...free);
    const who = free.indexOf(start);
    const inOven = start + dishes[dish].hands;
    free[who] = inOven;
    return { dish, cook: who, start, inOven, end: inOven + dishes[dish].oven };
  });
  return { turns, end: Math.max(0, ...turns.map(({ end }) => end)) };
}

/** All orders, beginning with the one that is given. @param {number[]} left @returns {number[][]} */
const orders = (left) => (left.length ? left.flatMap((dish) => orders(left.filter((other) => other !== dish)).map((order) => [dish, ...order])) : [[]]);

/**
 * The plan that is ready first, how many orders there are, and how many of them are ready as early.
 * (Of all plans: what is put off without need is never ready earlier.)
 * @param {Dish[]} dishes at most `MOST_DISHES` @param {number} cooks
 */
export function best(dishes, cooks) {
  const plans = orders(dishes.map((_, at) => at)).map((order) => cook(dishes, order, cooks));
  const end = Math.min(...plans.map((plan) => plan.end));
  const asEarly = plans.filter((plan) => plan.end === end);
  return { plan: asEarly[0], orders: plans.length, asEarly: asEarly.length };
}
