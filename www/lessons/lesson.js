// @ts-check
/**
 * The page of lessons (www/program.js loads it where one is wanted): fetches a lesson's text,
 * and shows it, or the list of all. What a text says is only ever shown as text.
 */
import { h, words } from "./dom.js";
import { LessonPage } from "./lesson-page.js";
import { drawList } from "./list.js";
import { parse, unindented } from "./parse.js";
import { Workbench } from "./workbench.js";

/** @typedef {import("./lesson-page.js").Entry} Entry */

const FOLDER = new URL(".", import.meta.url).href;

/** @type {Workbench | undefined} */
let bench;
/** Once it has its parts. @type {Promise<Workbench> | undefined} */
let built;
/** @type {LessonPage | undefined} */
let page;
/** The lesson that is shown, or an empty text for the list of all. @type {string | undefined} */
let shown;
/** @type {Promise<unknown> | undefined} */
let styles;
/** @type {Promise<Entry[]> | undefined} */
let list;
/** How a lesson of a course is called, which the page around brings along; no id is like this. In a tab of its own, the address has it: its text, packed, follows. */
const OWN = "own:";
/** The text that was brought along, once it has come. @type {string | undefined} */
let own;
/** Whether its place is there. */
let isAwaited = false;

/** @param {string} name @param {string} [digest] @returns {Promise<string>} */
async function file(name, digest) {
  if (digest) return new TextDecoder().decode(await Reflect.get(window, "interleaveFiles").whole(FOLDER + name, digest));
  const answer = await fetch(FOLDER + name);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.text();
}

/** @returns {Promise<unknown>} */
const styled = () =>
  new Promise((resolve) => {
    const link = h("link", { rel: "stylesheet", href: `${FOLDER}lesson.css`, onload: resolve, onerror: resolve });
    document.head.append(link);
  });

/** Takes in what the app tells. @param {string} what @param {unknown} value @param {import("./workbench.js").Loans} loans */
export async function hear(what, value, loans) {
  if (what === "settings") await arrive(new URLSearchParams(String(value)), loans);
  else if (what === "lesson") await bring(String(value));
  else bench?.hear(what, value);
}

/** What the address says of a course's lesson: that it is brought along, or what it is. @param {URLSearchParams} settings */
function ownOf(settings) {
  const packed = settings.get("own") ?? "";
  if (settings.get("embed") === "1") return packed && OWN;
  return packed.length > 1 ? OWN + packed : "";
}

/** @param {URLSearchParams} settings @param {import("./workbench.js").Loans} loans */
async function arrive(settings, loans) {
  const wanted = settings.get("lesson") ?? ownOf(settings);
  const code = settings.get("code") ?? "";
  if (wanted === shown) {
    if (code && settings.get("workload") === "program") return bench?.arrive(code);
    // A bare link to this lesson takes the program out of the address, not out of the editor.
    return bench?.source ? bench.takeIn() : undefined;
  }
  const isFirst = shown === undefined;
  shown = wanted;
  styles ??= styled();
  try {
    await show(wanted, settings, loans, isFirst);
  } catch (error) {
    if (shown !== wanted) return;
    shown = undefined;
    put(h("article", { id: "lesson" }, h("p", { class: "problem", role: "alert" }, `This lesson cannot be shown (${words(error)}). Reload the page to try again.`)));
  }
}

/** @param {import("./workbench.js").Loans} loans */
async function build(loans) {
  const made = new Workbench(loans, { onResult: (result) => page?.take(result), onEdit: () => page?.edited() });
  await made.build();
  return (bench = made);
}

/**
 * Of two that are wanted one soon after the other, the later one is shown, whichever is here first.
 * @param {string} wanted @param {URLSearchParams} settings @param {import("./workbench.js").Loans} loans @param {boolean} isFirst
 */
async function show(wanted, settings, loans, isFirst) {
  list ??= file("lessons.json").then(JSON.parse);
  list.catch(() => (list = undefined));
  const [entries] = await Promise.all([list, (built ??= build(loans)), styles]);
  if (shown !== wanted) return;
  const hrefOf = (/** @type {string | undefined} */ lesson) => address(settings, lesson);
  const entry = entries.find(({ id }) => id === wanted);
  isAwaited = wanted === OWN;
  if (isAwaited) {
    await openBrought();
  } else if (wanted.startsWith(OWN)) {
    const text = await loans.sourceOf(wanted.slice(OWN.length));
    if (shown !== wanted) return;
    await openOwn(text, { hrefOf, isEmbedded: false });
    await takeProgram(settings, isFirst);
  } else if (!entry) {
    page = undefined;
    park();
    put(drawList(entries, hrefOf));
    document.title = "Lessons – Interleave";
  } else {
    await open(entry, entries, settings, hrefOf, isFirst);
  }
  if (!isFirst && shown === wanted) document.getElementById("lesson-title")?.focus();
}

/** @param {Entry} entry @param {Entry[]} entries @param {URLSearchParams} settings @param {(lesson?: string) => string} hrefOf @param {boolean} isFirst */
async function open(entry, entries, settings, hrefOf, isFirst) {
  if (!bench) return;
  const lesson = parse(await file(`${entry.id}.md`, entry.digest));
  if (shown !== entry.id) return;
  park();
  await turnTo(new LessonPage(lesson, entries, bench, { file, hrefOf, isEmbedded: settings.get("embed") === "1" }));
  await takeProgram(settings, isFirst);
}

/** A link, or a reload, brings what somebody made of the program. @param {URLSearchParams} settings @param {boolean} isFirst */
async function takeProgram(settings, isFirst) {
  const code = settings.get("workload") === "program" ? settings.get("code") : null;
  if (code && isFirst) await bench?.arrive(code);
}

/** It has the bench already, which the one before was to give back. @param {LessonPage} next */
async function turnTo(next) {
  page = next;
  put(page.element);
  document.title = `${page.lesson.title} – Interleave`;
  await page.go(page.at, true);
}

/** Takes in the lesson of the page around. Who prepares its place finds it. @param {string} text */
async function bring(text) {
  if (text === own) return;
  own = text;
  if (isAwaited) await openBrought();
}

async function openBrought() {
  if (own === undefined) return put(h("article", { id: "lesson" }, h("p", { class: "hint" }, "The lesson is on its way …")));
  return openOwn(own, { hrefOf: () => "#page=lesson", isEmbedded: true });
}

/**
 * Anybody may have written it: it is read as strictly as ours, and what is kept of it is kept apart.
 * @param {string} text @param {{ hrefOf: (lesson?: string) => string, isEmbedded: boolean }} around
 */
async function openOwn(text, around) {
  if (!bench) return;
  try {
    const lesson = parse(unindented(text));
    park();
    await turnTo(new LessonPage(lesson, [], bench, { file, ...around, keptAs: `own-${lesson.id}` }));
  } catch (error) {
    page = undefined;
    park();
    put(h("article", { id: "lesson" }, h("p", { class: "problem", role: "alert" }, `This lesson has a slip. ${words(error)}`)));
  }
}

/** The playground's parts stay in the page, or the app could not draw them. */
function park() {
  if (!bench) return;
  bench.element.hidden = true;
  document.getElementById("play")?.append(bench.element);
}

/** @param {HTMLElement} article */
function put(article) {
  const old = document.getElementById("lesson");
  if (old) old.replaceWith(article);
  else document.getElementById("play")?.prepend(article);
}

/** The address of a lesson, or of the list, with the looks as they are. @param {URLSearchParams} settings @param {string} [lesson] */
function address(settings, lesson) {
  const there = new URLSearchParams({ page: "lesson" });
  if (lesson) there.set("lesson", lesson);
  for (const key of ["theme", "embed"]) {
    const value = settings.get(key);
    if (value) there.set(key, value);
  }
  return `#${there}`;
}
