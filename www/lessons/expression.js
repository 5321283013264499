// @ts-check
/**
 * The small language of claims: numbers, texts, names, comparisons, `and`, `or`, `not`, and a
 * few functions. Numbers are intervals, so a comparison is true, false, or not to be told from
 * what there is. Pure; whoever evaluates says what names mean.
 *
 *   speedup(parallel, gil) >= 1.5 and end == "finished"
 *   [in threads] <= 1.5 * [longest]
 */

/** @typedef {{ lo: number, mid: number, hi: number }} Interval */
/** What is not there to be looked at, and why. */
export class Absent {
  /** @param {string} why */
  constructor(why) {
    this.why = why;
  }
}
/** @typedef {Interval | string | boolean | Absent | "?"} Value `"?"` cannot be told. */
/** @typedef {{ value: (name: string) => Value, name: (name: string) => Value, call: (name: string, values: string[]) => Value }} Scope */
/** @typedef {(scope: Scope) => Value} Expression */

/** @param {number} number @returns {Interval} */
export const exactly = (number) => ({ lo: number, mid: number, hi: number });

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|\[([^\]]+)\]|([A-Za-z_]\w*)|(==|!=|<=|>=|[<>+\-*/(),]))/y;

/** @typedef {{ type: "number" | "text" | "value" | "name" | "sign" | "end", word: string }} Token */

/** @param {string} source @returns {Token[]} */
function tokens(source) {
  const found = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; source.slice(at).trim() !== ""; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`"${source.slice(at).trim()}" is not understood.`);
    const place = match.slice(1).findIndex((part) => part !== undefined);
    const type = /** @type {const} */ (["number", "text", "value", "name", "sign"])[place];
    found.push({ type, word: match[place + 1] });
  }
  return [...found, { type: /** @type {const} */ ("end"), word: "the end" }];
}

/** @param {string} source @returns {Expression} */
export function parseExpression(source) {
  const reader = new Reader(tokens(source));
  const expression = reader.either();
  if (reader.peek().type !== "end") throw new Error(`"${reader.peek().word}" is not expected in "${source}".`);
  return expression;
}

/** Reads by descent, one method a level of binding. */
class Reader {
  /** @param {Token[]} tokens */
  constructor(tokens) {
    this.tokens = tokens;
    this.at = 0;
  }

  peek() {
    return this.tokens[this.at];
  }

  /** Takes the next token if it is this word. @param {...string} words */
  take(...words) {
    const { type, word } = this.peek();
    if (!(type === "sign" || type === "name") || !words.includes(word)) return undefined;
    this.at += 1;
    return word;
  }

  /** @param {string} word */
  expect(word) {
    if (!this.take(word)) throw new Error(`"${word}" is missing before "${this.peek().word}".`);
  }

  /** @returns {Expression} */
  either() {
    let left = this.both();
    while (this.take("or")) left = joined(left, this.both(), true);
    return left;
  }

  /** @returns {Expression} */
  both() {
    let left = this.negated();
    while (this.take("and")) left = joined(left, this.negated(), false);
    return left;
  }

  /** @returns {Expression} */
  negated() {
    if (!this.take("not")) return this.comparison();
    const inner = this.negated();
    return (scope) => {
      const value = inner(scope);
      return typeof value === "boolean" ? !value : value;
    };
  }

  /** @returns {Expression} */
  comparison() {
    const left = this.sum();
    const sign = this.take("==", "!=", "<=", ">=", "<", ">");
    if (!sign) return left;
    const right = this.sum();
    return (scope) => compare(sign, left(scope), right(scope));
  }

  /** @returns {Expression} */
  sum() {
    let left = this.product();
    for (let sign = this.take("+", "-"); sign; sign = this.take("+", "-")) left = computed(sign, left, this.product());
    return left;
  }

  /** @returns {Expression} */
  product() {
    let left = this.atom();
    for (let sign = this.take("*", "/"); sign; sign = this.take("*", "/")) left = computed(sign, left, this.atom());
    return left;
  }

  /** @returns {Expression} */
  atom() {
    if (this.take("(")) {
      const inner = this.either();
      this.expect(")");
      return inner;
    }
    if (this.take("-")) return computed("-", () => exactly(0), this.atom());
    const { type, word } = this.peek();
    if (type === "end" || type === "sign") throw new Error(`something is missing before "${word}".`);
    this.at += 1;
    if (type === "number") return () => exactly(Number(word));
    if (type === "text") return () => word.replaceAll("\\n", "\n");
    if (type === "value") return (scope) => scope.value(word);
    return this.take("(") ? this.call(word) : (scope) => scope.name(word);
  }

  /** Arguments are names, `[values]` or texts. @param {string} name @returns {Expression} */
  call(name) {
    /** @type {string[]} */
    const values = [];
    while (!this.take(")")) {
      if (values.length) this.expect(",");
      const { type, word } = this.peek();
      if (type === "end" || type === "sign") throw new Error(`${name}( takes names, not "${word}".`);
      values.push(word);
      this.at += 1;
    }
    return (scope) => scope.call(name, values);
  }
}

/** Kleene's three values; what is absent stays absent unless the other side settles it. @param {Expression} left @param {Expression} right @param {boolean} settling @returns {Expression} */
function joined(left, right, settling) {
  return (scope) => {
    const values = [left(scope), right(scope)];
    if (values.includes(settling)) return settling;
    return values.find((value) => value !== !settling) ?? !settling;
  };
}

/** @param {Value} value @returns {value is Interval} */
const isNumber = (value) => typeof value === "object" && "mid" in value;

/** @param {string} sign @param {Expression} left @param {Expression} right @returns {Expression} */
function computed(sign, left, right) {
  return (scope) => {
    const [one, other] = [left(scope), right(scope)];
    const absent = [one, other].find((value) => value instanceof Absent || value === "?");
    if (absent) return absent;
    if (!isNumber(one) || !isNumber(other)) return new Absent(`"${sign}" takes numbers`);
    const ends = [one.lo, one.hi].flatMap((a) => [other.lo, other.hi].map((b) => apply(sign, a, b)));
    return { lo: Math.min(...ends), mid: apply(sign, one.mid, other.mid), hi: Math.max(...ends) };
  };
}

/** @param {string} sign @param {number} a @param {number} b */
function apply(sign, a, b) {
  if (sign === "+") return a + b;
  if (sign === "-") return a - b;
  return sign === "*" ? a * b : a / b;
}

/** @param {string} sign @param {Value} one @param {Value} other @returns {Value} */
function compare(sign, one, other) {
  for (const value of [one, other]) if (value instanceof Absent || value === "?") return value;
  if (!isNumber(one) || !isNumber(other)) {
    if (sign === "==") return one === other;
    return sign === "!=" ? one !== other : new Absent(`"${sign}" takes numbers`);
  }
  if (sign === ">" || sign === ">=") return compare(sign === ">" ? "<" : "<=", other, one);
  if (sign === "<") return one.hi < other.lo ? true : one.lo >= other.hi ? false : "?";
  if (sign === "<=") return one.hi <= other.lo ? true : one.lo > other.hi ? false : "?";
  const isSure = one.lo === one.hi && other.lo === other.hi;
  const isSame = isSure ? one.mid === other.mid : one.hi < other.lo || one.lo > other.hi ? false : "?";
  return isSame === "?" ? "?" : isSame === (sign === "==");
}
