// `node tools/shorten-names.mjs SCRIPT`: has a script of wasm-bindgen call its module, and
// be called, by the short names that wasm-opt has given these in the module, and tells on
// standard input (`--minify-imports-and-exports-and-modules`).
import { readFileSync, writeFileSync } from "node:fs";

/** What the module's exports are found in, in the script. */
const EXPORTS = "wasm.";
/** What wasm-opt calls the module that imports come from. */
const MODULE = "a";

const [, , path] = process.argv;
const { imports, exports } = JSON.parse(readFileSync(0, "utf8"));
const modules = new Set(imports.map(([module]) => module));
if (modules.size !== 1) throw new Error(`imports come from one script, not from ${[...modules].join(", ")}`);

const imported = new Map(imports.map(([, name, short]) => [name, short]));
const exported = new Map(exports);
const script = readFileSync(path, "utf8")
  .replace(/\bwasm\.([\w$]+)/g, (called, name) => (exported.has(name) ? EXPORTS + exported.get(name) : called))
  // Only as keys of the object that is handed in: `memory` is the name of other things, too.
  .replace(/([{,]\s*)([\w$]+)(?=\s*[:(])/g, (key, before, name) => before + (imported.get(name) ?? name))
  .replace(`"${[...modules][0]}"`, `"${MODULE}"`);
writeFileSync(path, script);
