// Finishes a staged site: `node tools/release.mjs FOLDER` writes into its service
// worker which files it has, by their digests, and which headers they should have.
// `node tools/release.mjs --digest FILE` prints the digest of a file as browsers
// want it (subresource integrity).
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What hosts and browsers read for themselves. */
const NOT_KEPT = ["_headers", "service-worker.js"];

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

/** Fills in a constant of the script, be it empty or filled in before. */
function fill(script, name, value) {
  const place = new RegExp(`^const ${name} = \\{.*\\};$`, "m");
  if (!place.test(script)) throw new Error(`www/service-worker.js has no line "const ${name} = {};": put it back`);
  return script.replace(place, () => `const ${name} = ${JSON.stringify(value)};`);
}

function finish(folder) {
  const place = join(folder, "service-worker.js");
  const script = fill(readFileSync(place, "utf8"), "FILES", files(folder));
  writeFileSync(place, fill(script, "HEADERS", headers(folder)));
}

const [first, second] = process.argv.slice(2);
if (first === "--digest") console.log(digest(second));
else finish(first);
