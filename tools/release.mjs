// Finishes a staged site: `node tools/release.mjs FOLDER` writes into its service
// worker which files it has, by their digests, which headers they should have, and how
// names look that are made of their content; and into its _headers how long which files
// may be kept. All of it follows from one rule: what lies in a folder of the site is
// named after its content, what lies beside the page keeps its name.
// `node tools/release.mjs --digest FILE` prints the digest of a file as browsers
// want it (subresource integrity).
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What hosts and browsers read for themselves. */
const NOT_KEPT = ["_headers", "service-worker.js"];

/** A path whose file, or whose folder in a folder, has a digest in its name. */
const HASHED = /^[^/]+\/([^/]*-)?[0-9a-f]{8,}[._/]/;

const digest = (file) => `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;

function files(folder) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .filter((path) => !NOT_KEPT.includes(path))
    .sort();
  // The page is asked for by its folder's name: some hosts send others away from index.html.
  return Object.fromEntries(found.map((path) => [path === "index.html" ? "" : path, digest(join(folder, path))]));
}

/** The headers of all files: the lines below `/*`. */
function headers(folder) {
  const [, block] = /^\/\*\n((?:[ \t]+.*\n)+)/m.exec(readFileSync(join(folder, "_headers"), "utf8"));
  return Object.fromEntries(block.trim().split("\n").map((line) => /^\s*([^:]+):\s*(.*)$/.exec(line).slice(1)));
}

/** The folders of the site, whose files may be kept for ever. @param {string[]} paths */
function hashedFolders(paths) {
  const inFolders = paths.filter((path) => path.includes("/"));
  const plain = inFolders.filter((path) => !HASHED.test(path));
  if (plain.length) throw new Error(`not named after their content, as all in folders is to be: ${plain.join(", ")}`);
  return [...new Set(inFolders.map((path) => path.slice(0, path.indexOf("/"))))];
}

/** Puts a rule for each of the folders under the line that begins so. @param {string} text @param {string[]} folders */
function withRules(text, folders) {
  const place = /^(# Named after their content.*\n)(?:.+\n)*/m;
  if (!place.test(text)) throw new Error('www/_headers has no line "# Named after their content": put it back');
  const rules = folders.map((folder) => `/${folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n`);
  return text.replace(place, (_, line) => line + rules.join(""));
}

/** Fills in a constant of the script, be it empty or filled in before. */
function fill(script, name, value) {
  const place = new RegExp(`^const ${name} = .*;$`, "m");
  if (!place.test(script)) throw new Error(`www/service-worker.js has no line "const ${name} = ...;": put it back`);
  return script.replace(place, () => `const ${name} = ${value};`);
}

/** Changes a file of the site. */
function edit(folder, name, change) {
  const place = join(folder, name);
  writeFileSync(place, change(readFileSync(place, "utf8")));
}

function finish(folder) {
  const all = files(folder);
  const folders = hashedFolders(Object.keys(all));
  edit(folder, "_headers", (text) => withRules(text, folders));
  edit(folder, "service-worker.js", (script) =>
    [
      ["FILES", JSON.stringify(all)],
      ["HEADERS", JSON.stringify(headers(folder))],
      ["HASHED", String(HASHED)],
    ].reduce((filled, [name, value]) => fill(filled, name, value), script),
  );
}

const [first, second] = process.argv.slice(2);
if (first === "--digest") console.log(digest(second));
else finish(first);
