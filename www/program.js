// @ts-check
/**
 * What a page needs that has a program, and no other page loads: unpacks it, has it
 * compiled in a worker of its own, and shows its source. Everything about a program is
 * untrusted: it is bounded, and only ever shown as text. What it prints: output.js.
 */
import { libraryOf } from "./library.js";
import * as output from "./output.js";

/** No program of a link is longer, packed. */
const MAX_PACKED = 8 * 1024;
/** Nor, unpacked. */
const MAX_SOURCE_BYTES = 1 << 20;
/** A compiler that takes longer than this for a program of that size hangs. */
const COMPILE_LIMIT_MS = 20_000;
/** What tracebacks call the program. */
const FILE = "program.py";

// --- scripts that come later --------------------------------------------------

/**
 * All who wait for a script wait for the same promise, and so go on in their order: of several
 * `import`s of a script that is on its way, Chromium may end the last one first.
 * @template T @param {() => Promise<T>} load
 */
function later(load) {
  /** @type {Promise<T> | undefined} */
  let coming;
  return () => {
    coming ??= load();
    // Tried again when it is wanted again.
    coming.catch(() => (coming = undefined));
    return coming;
  };
}

const codePage = later(() => import("./code.js"));
const explorer = later(() => import("./explore.js"));
const scenes = later(() => import("./scene.js"));

// --- packing ------------------------------------------------------------------

/** @param {string} packed base64url without padding @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(packed) {
  const text = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** All that a stream gives, unless that is too much. @param {ReadableStream<Uint8Array>} stream */
async function bounded(stream) {
  const reader = stream.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).arrayBuffer();
    chunks.push(new Uint8Array(value));
    length += value.length;
    if (length > MAX_SOURCE_BYTES) {
      await reader.cancel();
      throw new Error("it is longer than 1 MB");
    }
  }
}

/** @param {string} source @returns {Promise<string>} */
export async function pack(source) {
  const stream = new Blob([source]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes.length * 4 > MAX_PACKED * 3) throw new Error("The program is too long: a link has room for 8 KB of it, packed.");
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} packed @returns {Promise<string>} */
async function unpack(packed) {
  try {
    const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true }).decode(await bounded(stream));
  } catch (error) {
    throw new Error(`its code cannot be unpacked: ${error instanceof Error ? error.message : error}`);
  }
}

/** The last program that was unpacked. */
let last = { packed: "", source: Promise.resolve("") };

/** @param {string} packed */
export function sourceOf(packed) {
  if (last.packed !== packed) last = { packed, source: unpack(packed) };
  return last.source;
}

// --- compiling ----------------------------------------------------------------

/** Modules of workers by name, each compiled once a page. @type {Record<string, Promise<WebAssembly.Module> | undefined>} */
const modules = {};

/**
 * What a worker is made of, the compiler or the explorer: its module, and where its script is.
 * @param {string} name @returns {Promise<{ module: WebAssembly.Module, url: string }>}
 */
export async function whole(name) {
  const meta = document.querySelector(`meta[name=${name}]`);
  if (!(meta instanceof HTMLMetaElement) || !meta.content) throw new Error(`the site has no ${name}`);
  modules[name] ??= Reflect.get(window, "interleaveFiles")
    .whole(`${meta.content}${name}_bg.wasm`, meta.dataset.integrity ?? "")
    .then((/** @type {ArrayBuffer} */ bytes) => WebAssembly.compile(bytes))
    .catch((/** @type {unknown} */ why) => {
      // Tried again when it is wanted again.
      modules[name] = undefined;
      throw new Error(`the ${name} could not be loaded: ${why ?? "a file of it came incomplete or changed"}`);
    });
  const module = await /** @type {Promise<WebAssembly.Module>} */ (modules[name]);
  return { module, url: `${meta.content}${name}-worker.js` };
}

/** @typedef {{ code?: Uint8Array, imports?: string[], told?: string, problems?: { kind: string, message: string, line: number, hint?: string }[] }} Compiled */

/** @param {string} source @param {string} [file] nothing for a notebook's cell @returns {Promise<Compiled>} */
async function compile(source, file) {
  const { module, url } = await whole("compiler");
  const worker = new Worker(url, { type: "module", name: "interleave compiler" });
  const answer = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => ("failed" in data ? reject(new Error(`the compiler failed: ${data.failed}`)) : resolve(data));
    worker.onerror = ({ message }) => reject(new Error(`the compiler's worker failed: ${message ?? "it is missing"}`));
    setTimeout(() => reject(new Error("the compiler took too long")), COMPILE_LIMIT_MS);
    worker.postMessage({ module, source, file });
  });
  return answer.finally(() => worker.terminate());
}

/** The program that was compiled last, and what came of it. @type {{ source: string, compiled: Compiled } | undefined} */
let known;

/** @param {string} source */
async function compiledOf(source) {
  if (known?.source !== source) known = { source, compiled: await compile(source, FILE) };
  return known;
}

/** All that is wrong with a source, as the compiler says it. @param {string} source */
export async function problemsOf(source) {
  return (await compiledOf(source)).compiled.problems ?? [];
}

/** The look at a cell that was begun last: of many that come into view at once, there is one worker at a time. @type {Promise<unknown>} */
let lastLook = Promise.resolve();

/** The same of a notebook's cell. @param {string} source */
export async function problemsOfCell(source) {
  const look = lastLook.then(() => compile(source));
  lastLook = look.catch(() => undefined);
  return (await look).problems ?? [];
}

/** @param {string} packed */
async function madeReady(packed) {
  try {
    return await compiledOf(await sourceOf(packed));
  } catch (error) {
    throw new Error(`The program could not be made ready (${words(error)}).`);
  }
}

/**
 * Its source, its code, and the parts of the library that it takes; or else why there is none,
 * in a sentence, or of a part that could not be loaded what `whyNot` says (www/boot.js).
 * @param {string} packed
 */
export async function program(packed) {
  const { source, compiled } = await madeReady(packed);
  if (compiled.code) return { source, code: compiled.code, library: await libraryOf(compiled.imports ?? []) };
  placed();
  output.say((compiled.told ?? "").trimEnd());
  const [mistake] = compiled.problems ?? [];
  const hint = mistake?.hint ? ` ${mistake.hint}` : "";
  throw new Error(`The program has a mistake in line ${mistake?.line}, so it was not run: ${mistake?.kind}: ${mistake?.message}.${hint}`);
}

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));

// --- messages -----------------------------------------------------------------

let hasCome = false;
/** The program that it has brought last, and which of its lines are to stay as they are. @type {{ code: string, fixed: [number, number][] }} */
let brought = { code: "", fixed: [] };
/** Lines by number: `1-4,9`. */
const LINES = /^\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?){0,99}$/;

/** Whether the page around has brought a program: packing it takes a moment. */
export const isBrought = () => hasCome;

/** The lines of a program that its page wants to stay as they are. @param {string} code */
export const fixedLines = (code) => (brought.code === code ? brought.fixed : []);

/** @param {unknown} lines @returns {[number, number][]} */
function rangesOf(lines) {
  if (lines === undefined || lines === null) return [];
  if (typeof lines !== "string" || !LINES.test(lines)) throw new Error('readonly takes numbers of lines: "1-4,9".');
  return lines.split(",").map((range) => {
    const [first, last = first] = range.split("-").map(Number);
    return [Math.max(first, 1), last];
  });
}

/**
 * Sends a message from the page around once more, with its program packed among its
 * settings; or answers it. (src/ui/frame_api.rs knows that it is from there.)
 * @param {MessageEvent} event
 */
export async function handOver(event) {
  const { data } = event;
  if (data.type === "explore") return exploreFor(event);
  try {
    if (typeof data.program !== "string") throw new Error("configure takes program: the source of a program, as a text.");
    const fixed = rangesOf(data.readonly);
    hasCome = true;
    const program = awaitsLesson() ? await takeLesson(data.program) : { workload: "program", code: await pack(data.program) };
    if ("code" in program) brought = { code: program.code, fixed };
    // What are no settings is refused there.
    const settings = typeof data.settings === "object" && data.settings ? { ...data.settings, ...program } : data.settings;
    again(event, settings);
  } catch (error) {
    hasCome = false;
    answerTo(event, { type: "error", id: null, message: words(error) });
    // As after all else that is not accepted, `ready` follows.
    again(event, {});
  }
}

/** Where a lesson is awaited, the text is that of a lesson. It goes along with links to a tab of its own, if these have room for it. @param {string} text */
async function takeLesson(text) {
  await teach("lesson", text);
  return { own: await pack(text).catch(() => "1") };
}

/** The message once more, without its program. @param {MessageEvent} event @param {unknown} settings */
const again = ({ data, source, origin }, settings) =>
  dispatchEvent(new MessageEvent("message", { data: { ...data, program: undefined, settings }, source, origin }));

/** An answer to the page around. @param {MessageEvent} event @param {object} answer */
function answerTo({ data, source, origin }, answer) {
  const id = ["string", "number"].includes(typeof data.id) ? data.id : null;
  source?.postMessage({ interleave: 1, id, ...answer }, { targetOrigin: origin === "null" ? "*" : origin });
}

/** Explores the program that there is, and tells its outcomes. @param {MessageEvent} event */
async function exploreFor(event) {
  try {
    const settings = new URLSearchParams(String(Reflect.get(window, "interleaveLink").told.settings));
    if (settings.get("workload") !== "program") throw new Error("There is no program to explore: configure one first.");
    const { outcomesOf } = await explorer();
    answerTo(event, { type: "outcomes", outcomes: await outcomesOf(settings) });
  } catch (error) {
    answerTo(event, { type: "error", message: words(error) });
  }
}

// --- showing ------------------------------------------------------------------

/** A card with the source in it, which the code page's editor replaces. @param {string} title */
export function card(title) {
  const heading = Object.assign(document.createElement("h2"), { className: "section-title", textContent: title });
  const text = Object.assign(document.createElement("pre"), { id: "program-source", tabIndex: 0, ariaLabel: "Source" });
  text.setAttribute("role", "region");
  text.dataset.testid = "program";
  const card = Object.assign(document.createElement("div"), { className: "card" });
  card.append(heading, text);
  return card;
}

/** The place of programs, which is put below the charts. */
function placed() {
  const known = document.getElementById("program");
  if (known) return known;
  const section = Object.assign(document.createElement("section"), { id: "program", ariaLabel: "Program" });
  section.append(card("The program"));
  if (isCodePage()) {
    // What is written, then Run, then what came of it.
    const panel = document.getElementById("panel");
    const printed = Object.assign(document.createElement("section"), { id: "printed", ariaLabel: "What it prints" });
    printed.append(output.card());
    panel?.before(section);
    panel?.after(printed);
  } else {
    section.append(output.card());
    document.querySelector(".charts")?.after(section);
  }
  return section;
}

/** @param {string} text */
function showSource(text) {
  const place = placed().querySelector("#program-source");
  if (place) place.textContent = text;
}

// Where there is no editor, a line of a traceback is marked in the source.
addEventListener("interleave:line", (event) => {
  const [text] = document.getElementById("program-source")?.childNodes ?? [];
  if (!(event instanceof CustomEvent) || !(text instanceof Text)) return;
  const before = text.data.split("\n").slice(0, event.detail - 1).join("\n").length;
  const start = Math.min(text.length, before + (event.detail > 1 ? 1 : 0));
  const end = text.data.indexOf("\n", start);
  getSelection()?.setBaseAndExtent(text, start, text, end < 0 ? text.length : end);
  const line = document.createRange();
  line.setStart(text, start);
  const [place, box] = [text.parentElement, line.getBoundingClientRect()];
  if (!place) return;
  place.scrollTop += box.top - place.getBoundingClientRect().top - place.clientHeight / 2;
  place.scrollIntoView({ block: "nearest" });
});

/** A way to the code page, for what is shown here. (A frame has no other pages.) @param {URLSearchParams} settings */
function offerEditor(settings) {
  if ("embed" in document.documentElement.dataset) return;
  const there = new URLSearchParams(settings);
  there.set("page", "code");
  const known = document.querySelector("#program a");
  const link = known ?? Object.assign(document.createElement("a"), { textContent: "Edit this program" });
  link.setAttribute("href", `#${there}`);
  document.getElementById("program-source")?.after(link);
}

const isCodePage = () => document.documentElement.dataset.page === "code";
const isLesson = () => document.documentElement.dataset.page === "lesson";

/** Whether the page around is to bring the lesson along (www/embed.js). */
const awaitsLesson = () => isLesson() && new URLSearchParams(location.hash.slice(1)).has("own") && "embed" in document.documentElement.dataset;

/** What a page is that has nothing of its own to arrange. @param {string | undefined} page */
const arrangement = (page) => (page === "code" || page === "lesson" ? page : "play");

/**
 * Says which page there is, for styles. To or from the code page or a lesson, the page is
 * loaded anew: all stands elsewhere there, and the address has all that is to be kept.
 * @param {string} page
 */
function take(page) {
  const { dataset } = document.documentElement;
  const isOther = dataset.page !== undefined && arrangement(dataset.page) !== arrangement(page);
  if (isOther) location.reload();
  else dataset.page = page;
  return !isOther;
}

/** @param {string} fragment */
async function showProgram(fragment) {
  const settings = new URLSearchParams(fragment);
  if (!take(settings.get("page") ?? "play")) return;
  if (isLesson()) return;
  if (isCodePage()) {
    placed().hidden = false;
    if (!document.getElementById("editor")) showSource("The editor is loading …");
    void explorer().then((page) => page.show(settings)).catch(console.error);
    return codePage().then((page) => page.show(settings)).catch(refuse);
  }
  const isProgram = settings.get("workload") === "program";
  placed().hidden = !isProgram;
  if (!isProgram) return;
  const source = await sourceOf(settings.get("code") ?? "").catch(words);
  showSource(source);
  offerEditor(settings);
}

/** Where there is no editor, programs run all the same. @param {unknown} why */
function refuse(why) {
  if (document.getElementById("editor")) throw why;
  showSource(`The editor cannot be shown (${words(why)}). Reload the page to try again; the program in the address is kept.`);
}

/** @param {output.Told} printed */
function append(printed) {
  output.append(printed);
  // The page around is told, too, if there is one (src/ui/frame_api.rs).
  if (parent !== window) dispatchEvent(new CustomEvent("interleave:output", { detail: output.told(printed) }));
}

/** Shows what threads do. @param {import("./scene.js").Scene} scene */
async function showScene(scene) {
  const run = runs;
  const { show, end } = await scenes();
  if (run !== runs) return;
  isSceneShown = true;
  show(scene);
  // The script may come after the end of a short run.
  if (isRun) dispatchEvent(new CustomEvent("interleave:scene", { detail: scene }));
  else end();
}

/** Of modes in which every thread came to wait: who waits for what. @type {Map<string, import("./wait-graph.js").Told>} */
const deadlocks = new Map();

/** Draws who waits for whom. */
async function showDeadlocks() {
  const told = [...deadlocks.values()];
  if (!told.length) return;
  const { graphs } = await import("./wait-graph.js");
  // Meanwhile another run may have begun.
  if (!isRun) output.showDeadlocks(graphs(told, output.colourOf));
}

/** The threads that a program hangs with, where they wait. @param {{ runs: import("./ending.js").Run[] } | undefined} result */
function hanging(result) {
  const ended = result?.runs.find(({ mode, end }) => end === "deadlock" && deadlocks.has(mode));
  const told = deadlocks.get(ended?.mode ?? "");
  return (told?.waits ?? []).map(([process, thread, name, wants, line]) => [process, thread, name, "waiting", line, wants]);
}

/** The program that was shown before is over; the lines are marked where it hangs. @param {unknown[]} threads */
async function endScene(threads) {
  dispatchEvent(new CustomEvent("interleave:scene", { detail: { threads } }));
  if (!isSceneShown) return;
  const { begin, end } = await scenes();
  if (isRun) begin();
  else end();
}

/** Whether the app runs something: insight runs programs too, of which nobody is to see what they print. */
let isRun = false;
/** Whether a scene was ever shown: what ends it is loaded with it. */
let isSceneShown = false;
/** How many runs have begun. */
let runs = 0;

/** @param {URLSearchParams} settings @param {number} limitMs */
const outcomesOf = async (settings, limitMs) => (await explorer()).outcomesOf(settings, limitMs);

/** What the lessons' script borrows of this one. */
const LOANS = { placed, pack, sourceOf, problemsOf, outcomesOf, clear: output.begin };

/** The page of lessons, once there is one. @type {Promise<any> | undefined} */
let lessons;

function lessonsScript() {
  const meta = document.querySelector("meta[name=lessons]");
  if (!(meta instanceof HTMLMetaElement)) throw new Error("the site has no lessons");
  const part = { href: new URL(`${meta.content}lesson.js`, import.meta.url).href, integrity: meta.dataset.integrity };
  return Reflect.get(window, "interleaveFiles").unchangedModule(part);
}

/** Has the page of lessons take in what the app tells. @param {string} what @param {unknown} value */
async function teach(what, value) {
  lessons ??= lessonsScript();
  // Tried again when it is wanted again.
  lessons?.catch(() => (lessons = undefined));
  return (await lessons).hear(what, value, LOANS);
}

/** Takes in what the app tells. @param {string} what @param {any} value */
export async function hear(what, value) {
  if (what === "settings") await showProgram(String(value));
  if (isLesson()) teach(what, value).catch(console.error);
  if (what === "began") {
    output.begin();
    deadlocks.clear();
    runs += 1;
  }
  if (what === "output" && value.waits && isRun) deadlocks.set(value.mode, value);
  // How runs ended is no output (www/real-runs.js).
  if (what === "output" && value.ends) dispatchEvent(new CustomEvent("interleave:ends", { detail: value }));
  else if (what === "output" && value.threads) {
    if (isRun && isCodePage()) void showScene(value).catch(console.error);
  } else if (what === "output" && isRun) append(value);
  if (["began", "finished", "ended"].includes(what)) {
    isRun = what === "began";
    void endScene(hanging(what === "finished" ? value[0] : undefined)).catch(console.error);
  }
  // A result, and its recordings.
  if (what === "finished") {
    output.finish(value[0]);
    showDeadlocks().catch(console.error);
  }
}
