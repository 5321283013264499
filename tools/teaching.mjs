// Makes the page for teachers, and its answers, out of docs/teaching.md and docs/teaching-answers.md:
// `node tools/teaching.mjs FOLDER` writes them there as HTML, with www/teaching.css.
// `node tools/teaching.mjs --links INTERLEAVE` has the command line find the schedules that fail, and
// writes the links to them into the document: after a change of a lesson's program, or of the compiler.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { parse } from "../www/lessons/parse.js";

const PAGES = ["teaching", "teaching-answers"];
/** A lesson's heading: its number, its title, its id. */
const HEADING = /^## (\d+)\. (.+) \(`([a-z]+)`\)$/;
/** A program of the lesson, and the link to a schedule of it. */
const SCHEDULE = /^- (The program as given|“(.+)”): \[(.+?)\]\(([^)]*)\)/;

/** What stands above a list. */
const LABEL = /^[^\n]{1,50}:$/;

// --- links ----------------------------------------------------------------------

/** A program of a lesson's exercise: the one that is given, or a near miss by its name. @param {string} id @param {string | undefined} title */
export function programOf(id, title) {
  const lesson = parse(readFileSync(new URL(`../www/lessons/texts/${id}.md`, import.meta.url), "utf8"));
  const parts = lesson.steps.find(({ kind }) => kind === "fix")?.parts ?? [];
  const found = parts.find((part) => part.kind === "block" && (title === undefined ? part.name === "python" : part.name === "miss" && part.data.title === title));
  if (found?.kind !== "block") throw new Error(`the lesson ${id} has no program "${title ?? "to repair"}"`);
  return found.data.source;
}

/** As www/program.js packs it. @param {string} source */
const pack = (source) => deflateRawSync(Buffer.from(source), { level: 9 }).toString("base64url");

/** @param {string} interleave @param {string} id @param {string} source */
function scheduleOf(interleave, id, source) {
  const folder = mkdtempSync(join(tmpdir(), "teaching-"));
  const file = join(folder, "program.py");
  writeFileSync(file, source);
  const { stdout } = spawnSync(interleave, ["check", id, file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const [, schedule] = /interleave replay \S+ (\S+)/.exec(stdout) ?? [];
  if (!schedule) throw new Error(`${id}: no schedule fails: ${stdout}`);
  return schedule;
}

/** @param {string} interleave */
function fillLinks(interleave) {
  const path = "docs/teaching.md";
  let id = "";
  const lines = readFileSync(path, "utf8").split("\n").map((line) => {
    id = HEADING.exec(line)?.[3] ?? id;
    const [all, name, title, words] = SCHEDULE.exec(line) ?? [];
    if (!all) return line;
    const source = programOf(id, title);
    const settings = new URLSearchParams({ page: "code", workload: "program", code: pack(source), schedule: scheduleOf(interleave, id, source) });
    return `- ${name}: [${words}](#${settings})${line.slice(all.length)}`;
  });
  writeFileSync(path, lines.join("\n"));
}

// --- the page -------------------------------------------------------------------

const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
const escaped = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** Where a link of the document leads on the site, if anywhere. @param {string} target */
function hrefOf(target) {
  if (target.startsWith("#page=")) return `./${target}`;
  const [, page] = /^([\w-]+)\.md$/.exec(target) ?? [];
  return page && PAGES.includes(page) ? `${page}.html` : undefined;
}

/** @param {string} text */
function inline(text) {
  return escaped(text)
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, words, target) => {
      const href = hrefOf(target);
      return href ? `<a href="${href}">${words}</a>` : words;
    })
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\*([^*]+)\*/g, "<em>$1</em>");
}

/** The parts of a lesson, each as wide as it takes minutes. @param {string} words */
function minutes(words) {
  const parts = [...words.matchAll(/([a-z]+) (\d+)/g)];
  const total = parts.reduce((sum, [, , count]) => sum + Number(count), 0);
  return `<div class="minutes"><strong>${total} min</strong><ol>${parts.map(([, name, count]) => `<li class="m${count}">${name} <b>${count}</b></li>`).join("")}</ol></div>`;
}

/** Items, whose further lines are indented. @param {string} block */
function list(block) {
  const items = block.replaceAll(/\n {2}/g, " ").split("\n").map((line) => line.slice(2));
  const [times] = items.filter((item) => item.startsWith("**Minutes.**"));
  const rest = items.filter((item) => item !== times).map((item) => `<li>${inline(item)}</li>`);
  return (times ? minutes(times) : "") + `<ul>${rest.join("")}</ul>`;
}

/** @param {string} block */
function drawn(block) {
  const [, number, title, id] = HEADING.exec(block) ?? [];
  if (id) return `</section><section><h2 id="${id}"><span>${number}</span> ${inline(title)} <a href="./#page=lesson&amp;lesson=${id}">Open the lesson</a></h2>`;
  if (block.startsWith("# ")) return `<h1>${inline(block.slice(2))}</h1>`;
  if (LABEL.test(block)) return `<h3>${inline(block.slice(0, -1))}</h3>`;
  if (block.startsWith("```")) return `<pre>${escaped(block.split("\n").slice(1, -1).join("\n"))}</pre>`;
  if (block.startsWith("- ")) return list(block);
  return `<p>${inline(block.replaceAll("\n", " "))}</p>`;
}

/** @param {string} text */
export function page(text) {
  const blocks = text.trim().split(/\n\n+/).flatMap((block) => (block.startsWith("## ") ? [block.split("\n")[0], block.split("\n").slice(1).join("\n")] : [block])).filter(Boolean);
  const [first] = blocks;
  const toc = blocks.map((block) => HEADING.exec(block)).filter((found) => found !== null).map(([, , title, id]) => `<li><a href="#${id}">${inline(title)}</a></li>`).join("");
  const body = blocks.map(drawn);
  const before = body.findIndex((block) => block.startsWith("</section>"));
  body.splice(before, 0, `<nav aria-label="Lessons"><ol>${toc}</ol></nav>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(first.slice(2))} – Interleave</title>
<link rel="stylesheet" href="teaching.css">
</head>
<body>
<main><p class="back"><a href="./#page=lesson">← All lessons</a></p>
<section>${body.join("\n")}</section></main>
</body>
</html>
`;
}

const [first, second] = process.argv.slice(2);
if (first === "--links") fillLinks(second);
else if (first) {
  for (const name of PAGES) writeFileSync(join(first, `${name}.html`), page(readFileSync(`docs/${name}.md`, "utf8")));
  copyFileSync("www/teaching.css", join(first, "teaching.css"));
}
