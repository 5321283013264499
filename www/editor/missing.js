// @ts-check
/**
 * Imports of modules that the library of this page lacks, and what to write instead. They are no
 * mistakes of the program, which may run elsewhere: they are told as warnings, before a run ends
 * with one.
 */

/**
 * @typedef {{ message: string, line: number, column: number, endColumn: number }} Missing
 *   lines from 1, columns in characters from 0
 */

/** No more are told, nor looked at. */
const MOST = 50;

/** What to write instead, for modules that are often imported. @type {[names: string, instead: string][]} */
const INSTEAD = [
  ["numpy pandas scipy polars", "Use lists, with `statistics` and `math`."],
  ["aiohttp httpx urllib urllib2 urllib3 http", "Use `requests`; in a coroutine, `await asyncio.to_thread(requests.get, url)`."],
  ["joblib ray dask mpi4py multiprocess billiard pathos", "Use `concurrent.futures` or `multiprocessing`."],
  ["gevent eventlet trio anyio curio uvloop twisted", "Use `asyncio` or `threading`."],
  ["tqdm rich colorama termcolor", "Use `print`."],
  ["matplotlib seaborn plotly bokeh pylab", "Print the numbers: the page draws the times of a run in its own charts."],
  ["thread dummy_threading", "Use `threading`."],
  ["simplejson ujson orjson yaml", "Use `json`."],
  ["dill cloudpickle marshal shelve", "Use `pickle`."],
  ["decimal", "Use `fractions`."],
  ["array struct", "Use a list, or `bytes`."],
  ["csv", "Use `line.split(\",\")`."],
  ["secrets uuid", "Use `random`."],
  ["timeit", "Use `time.perf_counter()` before and after."],
  ["sched", "Use `threading.Timer` or `asyncio.sleep`."],
  ["pathlib glob", "Use `os.path`."],
  ["socket socketserver selectors select", "There is no network but `requests`. Between threads, use `queue`."],
  ["subprocess", "No other programs can be started here. Use `multiprocessing`."],
  ["unittest pytest", "Use `assert`."],
  ["argparse click", "Give names their values at the beginning of the program."],
  ["tkinter turtle pygame", "There are no windows here. Use `print`."],
];

const QUOTE = /"""|'''|["'#]/g;

/** The source with blanks in the place of texts and comments. @param {string} source */
function withoutTexts(source) {
  const parts = [];
  let at = 0;
  for (;;) {
    QUOTE.lastIndex = at;
    const found = QUOTE.exec(source);
    if (!found) return parts.join("") + source.slice(at);
    const end = endOfText(source, found.index, found[0]);
    parts.push(source.slice(at, found.index), source.slice(found.index, end).replace(/[^\n]/gu, " "));
    at = end;
  }
}

/** Where a text or a comment ends. @param {string} source @param {number} from @param {string} quote */
function endOfText(source, from, quote) {
  const ends = quote === "#" ? /\n/g : quote.length === 3 ? new RegExp(`\\\\[^]|${quote}`, "g") : new RegExp(`\\\\[^]|${quote}|\\n`, "g");
  ends.lastIndex = from + quote.length;
  for (;;) {
    const found = ends.exec(source);
    if (!found) return source.length;
    if (found[0] === "\n") return found.index;
    if (found[0] === quote) return ends.lastIndex;
  }
}

/** Statements with `import`, up to what they import from, or are to import. */
const STATEMENT = /(?:^|[;:])[ \t]*(?:from[ \t]+(?<module>[\p{L}\p{N}_.]+)[ \t]+import\b|import[ \t]+(?<list>[^;\n]+))/gmu;
const NAME = /(?<name>[\p{L}\p{N}_.]+)(?:[ \t]+as[ \t]+[\p{L}\p{N}_]+)?/gu;

/** All modules that a line imports, and where their names begin. @param {string} line @returns {{ name: string, at: number }[]} */
function importedBy(line) {
  const found = [];
  for (const { 0: whole, index, groups } of line.matchAll(STATEMENT)) {
    const { module, list = "" } = groups ?? {};
    if (module) found.push({ name: module, at: index + whole.indexOf(module, whole.indexOf("from") + 4) });
    const start = index + whole.length - list.length;
    for (const part of list.matchAll(NAME)) found.push({ name: part.groups?.name ?? "", at: start + part.index });
  }
  return found;
}

/** @param {string} line */
const indentOf = (line) => line.length - line.trimStart().length;

/** Does a `try:` in this line catch that a module is not there? @param {string[]} lines @param {number} at */
function catchesIt(lines, at) {
  const indent = indentOf(lines[at]);
  for (const line of lines.slice(at + 1)) {
    if (!line.trim() || indentOf(line) > indent) continue;
    const [, word, caught] = /^\s*(except|else|finally)\b(.*)/.exec(line) ?? [];
    if (!word || indentOf(line) < indent) return false;
    const isAll = word === "except" && caught.trim().startsWith(":");
    if (isAll || /\b(ImportError|ModuleNotFoundError|Exception|BaseException)\b/.test(caught)) return true;
  }
  return false;
}

/** Is a line within such a `try:`? @param {string[]} lines @param {number} at */
function isTried(lines, at) {
  let indent = indentOf(lines[at]) + 1;
  for (let before = at; before >= 0 && indent > 0; before -= 1) {
    const line = lines[before];
    if (!line.trim() || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    if (/^\s*try\s*:/.test(line) && catchesIt(lines, before)) return true;
  }
  return false;
}

/** Are two names one slip apart? @param {string} one @param {string} other */
function isNear(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [rest, others] = [one.slice(same), other.slice(same)];
  const isSwapped = rest.slice(0, 2) === [...others.slice(0, 2)].reverse().join("") && rest.slice(2) === others.slice(2);
  return isSwapped || rest.slice(1) === others || rest === others.slice(1) || rest.slice(1) === others.slice(1);
}

/** What to write instead of a module. @param {string} name @param {Set<string>} known */
function insteadOf(name, known) {
  const [top] = name.split(".");
  const row = INSTEAD.find(([names]) => names.split(" ").includes(top));
  if (row) return row[1];
  const meant = [...known].find((other) => other === name.toLowerCase()) ?? [...known].find((other) => name.length > 3 && isNear(name, other));
  if (meant) return `Write \`${meant}\`.`;
  return "After `import`, Ctrl and Space show the modules that there are.";
}

/** The modules, and those that others are within. @param {Iterable<string>} modules */
function withParents(modules) {
  const known = new Set(modules);
  for (const name of [...known]) {
    for (let dot = name.lastIndexOf("."); dot > 0; dot = name.lastIndexOf(".", dot - 1)) known.add(name.slice(0, dot));
  }
  return known;
}

/**
 * What a program imports that is not there; those within a `try:` that says what to do then are left out.
 * @param {string} source @param {Iterable<string>} modules those of the library
 * @returns {Missing[]}
 */
export function missingModules(source, modules) {
  const known = withParents(modules);
  const lines = withoutTexts(source).split("\n");
  const missing = [];
  let looked = 0;
  for (const [at, line] of lines.entries()) {
    if (!line.includes("import")) continue;
    for (const { name, at: start } of importedBy(line)) {
      // Of the machine itself, or of the package that this would be.
      if (known.has(name) || /^[_.]/.test(name) || name === "builtins") continue;
      looked += 1;
      if (looked > MOST) return missing;
      if (isTried(lines, at)) continue;
      const column = [...line.slice(0, start)].length;
      const message = `There is no module ${name} here. ${insteadOf(name, known)}`;
      missing.push({ message, line: at + 1, column, endColumn: column + [...name].length });
    }
  }
  return missing;
}
