// Fails on a path in a document that leads nowhere: `node tools/check-paths.mjs
// DOCUMENT...`, from the top of the checkout. Looked at are targets of links, and words
// in backticks that look like a file or folder of ours; not what stands in blocks of code.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const FILE = /\.(rs|js|mjs|cjs|sh|toml|md|json|css|html|conf|env|py|yml|txt|svg|png)$/;
const WORD = /^[\w.@-]+(\/[\w.@-]+)*\/?$/;
/** Folders that the built site has at its addresses, not the checkout. */
const OF_THE_SITE = ["api"];

const ignored = readFileSync(".gitignore", "utf8").split("\n").map((line) => line.replaceAll("/", ""));
const top = readdirSync(".").filter((name) => name !== ".git" && !ignored.includes(name));
const folders = (parent, below = "") =>
  existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name, below)) : [];
/** Modules are named without `src/`; guides name the files of the courses that they are about. */
const ROOTS = [".", "src", ...folders("crates", "src"), ...folders("examples")];

const names = new Set(top);
for (const folder of top.filter((name) => statSync(name).isDirectory())) {
  for (const { name } of readdirSync(folder, { recursive: true, withFileTypes: true })) names.add(name);
}

/** @param {string} word */
function isPath(word) {
  const [first] = word.split("/");
  if (!WORD.test(word) || ignored.includes(first) || OF_THE_SITE.includes(first)) return false;
  return FILE.test(word) || word.endsWith("/") || (word.includes("/") && top.includes(first));
}

/** A name alone may be anywhere: the text around it says where. @param {string} path */
function isThere(path) {
  const name = path.replace(/\/$/, "");
  return name.includes("/") ? ROOTS.some((root) => existsSync(join(root, name))) : names.has(name);
}

/** What a line's links and words name that is not there. @param {string} document @param {string} line */
function dead(document, line) {
  const links = [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target.replace(/#.*/, ""));
  const words = [...line.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code.split(/\s+/));
  return [
    ...links.filter((target) => target && !/^[a-z]+:/.test(target) && !existsSync(join(dirname(document), target))),
    ...words.filter((word) => isPath(word) && !isThere(word)),
  ];
}

for (const document of process.argv.slice(2)) {
  let isInBlock = false;
  readFileSync(document, "utf8").split("\n").forEach((line, index) => {
    if (line.startsWith("```")) isInBlock = !isInBlock;
    if (isInBlock) return;
    for (const path of dead(document, line)) {
      console.error(`${document}:${index + 1}: ${path} does not exist`);
      process.exitCode = 1;
    }
  });
}
