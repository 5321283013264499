// Lists the lessons for the page: `node tools/lessons.mjs TEXTS` prints as JSON what is in
// that folder, in the order of the course, with the digest of each text. A text with a
// slip fails, and says in which line.
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parse } from "../www/lessons/parse.js";

/** The order in which they build on each other. */
const ORDER = ["kitchen", "latency", "scheduler", "threads", "race", "deadlock", "queue", "gil", "processes", "futures", "parallel", "primitives"];

const digest = (file) => execFileSync("node", ["tools/release.mjs", "--digest", file], { encoding: "utf8" }).trim();

/** @param {string} folder @param {string} id */
function entry(folder, id) {
  const file = join(folder, `${id}.md`);
  let lesson;
  try {
    lesson = parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
  if (lesson.id !== id) throw new Error(`${file} says that it is the lesson ${lesson.id}`);
  const { title, line, minutes } = lesson;
  return { id, title, line, minutes, digest: digest(file) };
}

const [, , folder] = process.argv;
console.log(JSON.stringify(ORDER.map((id) => entry(folder, id)).filter(Boolean)));
