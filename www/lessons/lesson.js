// @ts-check
/**
 * The page of lessons (www/program.js loads it where one is wanted): fetches a lesson's text,
 * and shows it, or the list of all. What a text says is only ever shown as text.
 */
import { h, words } from "./dom.js";
import { LessonPage } from "./lesson-page.js";
import { drawList } from "./list.js";
import { parse } from "./parse.js";
import { Workbench } from "./workbench.js";

/** @typedef {import("./lesson-page.js").Entry} Entry */

const FOLDER = new URL(".", import.meta.url).href;

/** @type {Workbench | undefined} */
let bench;
/** @type {LessonPage | undefined} */
let page;
/** The lesson that is shown, or an empty text for the list of all. @type {string | undefined} */
let shown;
/** @type {Promise<unknown> | undefined} */
let styles;
/** @type {Promise<Entry[]> | undefined} */
let list;

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
  else bench?.hear(what, value);
}

/** @param {URLSearchParams} settings @param {import("./workbench.js").Loans} loans */
async function arrive(settings, loans) {
  const wanted = settings.get("lesson") ?? "";
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
    shown = undefined;
    put(h("article", { id: "lesson" }, h("p", { class: "problem", role: "alert" }, `This lesson cannot be shown (${words(error)}). Reload the page to try again.`)));
  }
}

/** @param {string} wanted @param {URLSearchParams} settings @param {import("./workbench.js").Loans} loans @param {boolean} isFirst */
async function show(wanted, settings, loans, isFirst) {
  list ??= file("lessons.json").then(JSON.parse);
  list.catch(() => (list = undefined));
  const [entries] = await Promise.all([list, styles]);
  const hrefOf = (/** @type {string | undefined} */ lesson) => address(settings, lesson);
  const entry = entries.find(({ id }) => id === wanted);
  if (!bench) {
    bench = new Workbench(loans, { onResult: (result) => page?.take(result), onEdit: () => page?.edited() });
    await bench.build();
  }
  if (!entry) {
    page = undefined;
    park();
    put(drawList(entries, hrefOf));
    document.title = "Lessons – Interleave";
  } else {
    await open(entry, entries, settings, hrefOf, isFirst);
  }
  if (!isFirst) document.getElementById("lesson-title")?.focus();
}

/** @param {Entry} entry @param {Entry[]} entries @param {URLSearchParams} settings @param {(lesson?: string) => string} hrefOf @param {boolean} isFirst */
async function open(entry, entries, settings, hrefOf, isFirst) {
  if (!bench) return;
  const lesson = parse(await file(`${entry.id}.md`, entry.digest));
  park();
  page = new LessonPage(lesson, entries, bench, { file, hrefOf, isEmbedded: settings.get("embed") === "1" });
  put(page.element);
  document.title = `${lesson.title} – Interleave`;
  const code = settings.get("workload") === "program" ? settings.get("code") : null;
  await page.go(page.at, true);
  // A link, or a reload, brings what somebody made of the program.
  if (code && isFirst) await bench.arrive(code);
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
