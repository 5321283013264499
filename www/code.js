// @ts-check
/**
 * The code page: an editor in the place of a program's source. As everywhere, the program is
 * in the address, so a reload or a link loses nothing: what is typed is packed into it when
 * the keys rest, and before a run.
 */
import { download, fileTools, shelf, takeDrops } from "./files.js";
import { wholeLibrary } from "./library.js";
import { card, fixedLines, isBrought, pack, problemsOf, problemsOfCell, sourceOf, whole } from "./program.js";
import { Redraw } from "./redraw.js";
import { RustBeside } from "./rust-beside.js";

/** How long the keys rest before a program is taken in, and looked through for mistakes. */
const REST_MS = 300;

/** @typedef {{ source: () => string, replace: (source: string) => void, mark: (problems: unknown[]) => void, goTo: (line: number) => void, at: (places: { line: number, name: string }[]) => void, fix: (lines: [number, number][]) => void }} Editor */
/** @typedef {import("./editor/editor.js").Options} Options */
/** @typedef {{ id: string, title: string, source: string }} Example */
/** @typedef {{ topic: string, examples: Example[] }} Topic */
/** @typedef {{ edit: (place: HTMLElement, options: Options) => Editor, TOPICS: Topic[] }} Library */

/** Scripts that only this page has, by their names. @type {Record<string, Promise<any> | undefined>} */
const scripts = {};
/** How often one could not be loaded. */
let failures = 0;

/** A script of this page, once; one that could not be loaded is tried again when it is wanted again. @param {string} name */
function script(name) {
  scripts[name] ??= load(name).catch((error) => {
    scripts[name] = undefined;
    failures += 1;
    throw error;
  });
  return scripts[name];
}

/** @param {string} name */
async function load(name) {
  const meta = document.querySelector(`meta[name=${name}]`);
  if (!(meta instanceof HTMLMetaElement)) throw new Error(`the site has no ${name}`);
  // What a browser has kept of a failure goes by the former address.
  const again = failures ? `?${failures}` : "";
  const href = new URL(`${meta.content}${name}.js${again}`, import.meta.url).href;
  return Reflect.get(window, "interleaveFiles").unchangedModule({ href, integrity: meta.dataset.integrity });
}

/** @returns {Promise<Library>} */
const loaded = async () => script("editor");

/** Sets keys of the address. @param {Record<string, string>} keys */
const configure = (keys) => Reflect.get(window, "interleaveLink").told.app.configure(keys);

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));

// --- what is typed ------------------------------------------------------------

/** @type {Editor | undefined} */
let editor;
/** The program on which the editor and the address agree. */
let agreed = { packed: "", source: "" };
/** Programs that were put into the address, and that the app has not told since. @type {Set<string>} */
const echoes = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let rest;

/** Whether the editor has something that the address has not. */
let isAhead = false;

addEventListener("beforeunload", (event) => {
  if (isAhead) event.preventDefault();
});

/** @param {string} text */
function say(text) {
  const place = document.getElementById("editor-says");
  if (place && place.textContent !== text) place.textContent = text;
}

/** Why the program does not fit into the address; said until it does. */
let complaint = "";

/** Takes in what is in the editor, and marks its mistakes. @param {string} [success] what is said then */
async function takeIn(success = "") {
  clearTimeout(rest);
  rest = undefined;
  if (!editor) return;
  const source = editor.source();
  try {
    // Others may pack it otherwise: as long as it is the same, so is the address.
    if (source !== agreed.source) {
      const packed = await pack(source);
      // Another program came meanwhile, which is taken in by itself.
      if (editor.source() !== source) return;
      agreed = { packed, source };
      echoes.add(agreed.packed);
      configure({ code: agreed.packed });
    }
    isAhead = false;
    if (complaint || success) say(success);
    complaint = "";
  } catch (error) {
    complaint = `${words(error)} Run would run it as it was when it last fitted.`;
    say(complaint);
  }
  void markProgram(editor);
}

/** Marks what is wrong with the program, and says the first mistake. @param {Editor} editor */
const markProgram = (editor) => mark(editor, async (source) => tellMistake(await problemsOf(source)));

/**
 * Says the first mistake below the editor, too: not everybody can point at a mark. No live
 * region: while one types, most mistakes are words that are not whole yet.
 * @param {unknown[]} problems
 */
function tellMistake(problems) {
  const [first] = /** @type {(import("./editor/editor.js").Problem | undefined)[]} */ (problems);
  const place = document.getElementById("editor-mistake");
  const words = first ? `Line ${first.line}: ${first.message}. ${first.hint ?? ""}` : "";
  if (place && place.textContent !== words) place.textContent = words;
  return problems;
}

/**
 * Marks what is wrong with what is in an editor.
 * @param {Editor} place @param {(source: string) => Promise<unknown[]>} told
 */
async function mark(place, told) {
  const source = place.source();
  const problems = await told(source).catch(() => []);
  // Typing went on meanwhile: there will be others.
  if (place.source() === source) place.mark(problems);
}

/** @param {string} source */
function changed(source) {
  isAhead = true;
  besideOf(source);
  // What was said is of the program before.
  if (!complaint) say("");
  clearTimeout(rest);
  rest = setTimeout(() => void takeIn(), REST_MS);
}

async function run() {
  await takeIn();
  document.querySelector("[data-testid=run]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}

// Run runs what is in the editor, also within the time that the keys are to rest.
document.addEventListener(
  "click",
  (event) => {
    if (rest === undefined || !(event.target instanceof Element) || !event.target.closest("[data-testid=run]")) return;
    event.stopImmediatePropagation();
    void run();
  },
  true,
);

/** Has the program measured under the GIL, and without it on more and more workers (src/insight/speedup). */
async function compare() {
  await takeIn();
  const link = Reflect.get(window, "interleaveLink");
  // What is measured is what the app has told of last.
  for (let tries = 0; tries < 40 && !String(link.told.settings).includes(agreed.packed); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  link.tell("compare", agreed.packed);
}

// A line of a traceback was pressed.
addEventListener("interleave:line", (event) => {
  if (event instanceof CustomEvent) editor?.goTo(event.detail);
});

/** Where threads are in the run that is watched. @type {{ line: number, name: string }[]} */
let places = [];
const marks = new Redraw(() => editor?.at(places));
addEventListener("interleave:scene", (event) => {
  if (!(event instanceof CustomEvent)) return;
  /** @type {import("./scene.js").Thread[]} */
  const threads = event.detail.threads;
  const here = threads.filter(([process, , , state, line]) => process === 0 && line && state !== "ended");
  places = here.map(([, , name, state, line]) => ({ line, name: `${name} ${state}` }));
  marks.ask();
});

// --- a notebook ---------------------------------------------------------------

/** @typedef {{ name: string, element: HTMLElement, isChanged: boolean, restarted: () => void }} Notebook */

/** The notebook that was opened last, on screen or put away. @type {Notebook | undefined} */
let notebook;
/** Those before it that have what is in no file. @type {Notebook[]} */
const unsaved = [];

const root = document.documentElement;

/** Opens a notebook in the place of the program. @param {string} text @param {string} name */
async function openNotebook(text, name) {
  const [{ edit }, made] = await Promise.all([loaded(), script("notebook")]);
  const parts = async () => {
    const [session, library] = await Promise.all([whole("session"), wholeLibrary()]);
    return { ...session, library };
  };
  const opened = new made.Notebook(text, name, { edit: marking(edit), parts, save: download, close: closeNotebook });
  await made.styled();
  if (notebook?.isChanged) unsaved.push(notebook);
  else notebook?.restarted();
  notebook = opened;
  showNotebook(opened);
}

/** For the cells of a notebook: their mistakes are marked as those of a program are. @param {Library["edit"]} edit @returns {Library["edit"]} */
function marking(edit) {
  return (place, options) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let rest;
    const look = () => void mark(cell, problemsOfCell);
    const onChange = (/** @type {string} */ source) => {
      options.onChange(source);
      clearTimeout(rest);
      rest = setTimeout(look, REST_MS);
    };
    const cell = edit(place, { ...options, onChange });
    look();
    return cell;
  };
}

/** @param {Notebook} shown */
function showNotebook(shown) {
  document.querySelector("#program > .notebook")?.remove();
  document.getElementById("program")?.prepend(shown.element);
  root.dataset.notebook = "";
  scrollTo({ top: 0 });
  shown.element.querySelector("h2")?.focus({ preventScroll: true });
}

/** Puts the notebook away, with its session: the program is there again. */
function closeNotebook() {
  if (!("notebook" in root.dataset)) return;
  delete root.dataset.notebook;
  offerNotebooks();
  say("");
}

/** Ways back to the notebooks that were put away. */
function offerNotebooks() {
  const offers = [...(notebook ? [notebook] : []), ...unsaved.filter((known) => known !== notebook)].map((known) => {
    const back = Object.assign(document.createElement("button"), { type: "button", className: "quiet-button", textContent: `Back to ${known.name}` });
    back.onclick = () => showNotebook(known);
    return back;
  });
  document.getElementById("notebooks")?.replaceChildren(...offers);
}

addEventListener("beforeunload", (event) => {
  if ([notebook, ...unsaved].some((known) => known?.isChanged)) event.preventDefault();
});

// --- an example in another language ---------------------------------------------

const rust = new RustBeside(async () => script("rust"));
/** All that can be begun with. @type {Example[]} */
let examples = [];

/** Offers an example's Rust, as long as it is that example. @param {string} written */
const besideOf = (written) => rust.show(examples.find(({ source }) => source === written)?.id);

// --- the editor's card ----------------------------------------------------------

/** Puts another program into the editor. @param {string} source @param {string} what it is */
function open(source, what) {
  if (!editor) return;
  closeNotebook();
  editor.fix([]);
  editor.replace(source);
  void takeIn(`This is ${what}. Undo in the editor brings your program back.`);
}

/** What the tools for files may do. @type {import("./files.js").Use} */
const use = { source: () => editor?.source() ?? "", open: (source, name) => open(source, `"${name}"`), openNotebook, say };

/** A field with the examples, by topics. @param {Topic[]} topics */
function chooser(topics) {
  const label = Object.assign(document.createElement("label"), { className: "examples", textContent: "Begin with " });
  const select = document.createElement("select");
  select.dataset.testid = "examples";
  const groups = topics.map(({ topic, examples }) => {
    const group = Object.assign(document.createElement("optgroup"), { label: topic });
    group.append(...examples.map(({ id, title }) => new Option(title, id)));
    return group;
  });
  select.append(new Option("an example …", ""), ...groups);
  select.onchange = () => {
    const chosen = topics.flatMap(({ examples }) => examples).find(({ id }) => id === select.value);
    select.value = "";
    if (chosen) open(chosen.source, `the example "${chosen.title}"`);
  };
  label.append(select);
  return label;
}

/** Puts the editor where other pages show the source. @param {Library} library @param {string} source */
function build({ edit, TOPICS }, source) {
  const place = Object.assign(document.createElement("div"), { id: "editor" });
  const hint = Object.assign(document.createElement("p"), { className: "hint" });
  hint.textContent = "Ctrl or ⌘ with Enter runs it. Tab indents; Escape, then Tab leaves the editor. Ctrl or ⌘ with Shift and M lists mistakes.";
  const says = Object.assign(document.createElement("p"), { id: "editor-says", className: "hint", role: "status" });
  const mistake = Object.assign(document.createElement("p"), { id: "editor-mistake", className: "hint" });
  const tools = Object.assign(document.createElement("div"), { className: "editor-tools" });
  const comparer = Object.assign(document.createElement("button"), { type: "button", className: "quiet-button", textContent: "Compare", onclick: compare });
  comparer.title = "Measure it with the GIL, and without it on more and more workers";
  comparer.dataset.testid = "program-compare";
  tools.append(chooser(TOPICS), ...fileTools(use), comparer);
  const notebooks = Object.assign(document.createElement("div"), { id: "notebooks", className: "editor-tools" });
  const holder = card("Your program");
  holder.querySelector("pre")?.replaceWith(tools, place, mistake, says, notebooks, hint, rust.place, shelf(use));
  const program = document.getElementById("program");
  program?.firstElementChild?.replaceWith(holder);
  if (program) takeDrops(program, use);
  editor = edit(place, { source, label: "Your program, in Python. Escape, then Tab leaves it.", onChange: changed, onRun: () => void run() });
  examples = TOPICS.flatMap((topic) => topic.examples);
  besideOf(source);
}

/** Begins with an example, unless a program comes meanwhile. @param {Example} example */
async function begin({ source }) {
  const code = await pack(source);
  const told = new URLSearchParams(String(Reflect.get(window, "interleaveLink").told.settings));
  if (!isBrought() && !told.get("code")) configure({ workload: "program", code });
}

/** Shows the program of the settings, once there is one. @param {URLSearchParams} settings */
export async function show(settings) {
  const found = await loaded();
  const code = settings.get("code") ?? "";
  if (!code) return begin(found.TOPICS[0].examples[0]);
  if (settings.get("workload") !== "program") return configure({ workload: "program" });
  // What is told of a program that was typed over since must not come back.
  const isEcho = echoes.delete(code);
  if (code === agreed.packed) echoes.clear();
  if (isEcho || code === agreed.packed) return undefined;
  closeNotebook();
  clearTimeout(rest);
  rest = undefined;
  let mistake = "";
  const source = await sourceOf(code).catch((error) => {
    mistake = `The program of this link cannot be shown: ${words(error).replace(/\.$/, "")}. Write another one, or ask for the link again.`;
    return "";
  });
  agreed = { packed: code, source };
  editor?.fix([]);
  if (!editor) build(found, source);
  else if (editor.source() !== source) editor.replace(source);
  editor?.fix(fixedLines(code));
  isAhead = false;
  complaint = "";
  say(mistake);
  return editor && markProgram(editor);
}
