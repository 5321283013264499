// @ts-check
/**
 * Programs and notebooks as files, and programs on this device: opened from a file or a drop,
 * saved as one, and kept in the browser's storage, but only if the learner asks. What is opened takes the place of
 * the program in the editor, whose undo brings that back. It must not know the editor.
 */

/** Longer files are no programs that somebody wrote. */
const MOST_BYTES = 1 << 20;
const FOLDER = new URL(".", import.meta.url).href;
/** "Forget what is stored here" removes what begins so (boot.js). */
const KEY = `interleave.programs ${FOLDER}`;
const NAME = "program.py";

const NOTEBOOK = /\.ipynb$/i;
/** Nor are these notebooks, which have pictures in them. */
const MOST_NOTEBOOK_BYTES = 16 << 20;

/** @typedef {{ source: () => string, open: (source: string, from: string) => void, openNotebook: (text: string, name: string) => Promise<void>, say: (text: string) => void }} Use of them */

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {object} properties @param {(Node | string)[]} children
 */
function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** @param {string} text @param {string} testid @param {() => void} call */
function button(text, testid, call) {
  const element = made("button", { type: "button", className: "quiet-button", textContent: text, onclick: call });
  element.dataset.testid = testid;
  return element;
}

// --- files --------------------------------------------------------------------

/** @param {File} file */
async function textOf(file) {
  const most = NOTEBOOK.test(file.name) ? MOST_NOTEBOOK_BYTES : MOST_BYTES;
  if (file.size > most) throw new Error(`it is longer than ${most >> 20} MB`);
  try {
    // What an editor of Windows puts first is no part of the program.
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()).replaceAll("\r\n", "\n");
  } catch (error) {
    throw error instanceof TypeError ? new Error("it is no text in UTF-8") : error;
  }
}

/** The file that was asked for last. @type {File | undefined} */
let wanted;

/** @param {File} file @param {Use} use */
async function open(file, { open, openNotebook, say }) {
  wanted = file;
  try {
    const source = await textOf(file);
    // A long file may be read later than a short one that was asked for after it.
    if (wanted !== file) return;
    if (NOTEBOOK.test(file.name)) await openNotebook(source, file.name);
    else open(source, file.name);
  } catch (error) {
    say(`"${file.name}" cannot be opened: ${words(error).replace(/\.$/, "")}.`);
  }
}

/** A program that is dropped there is opened. @param {HTMLElement} place @param {Use} use */
export function takeDrops(place, use) {
  /** @param {DragEvent} event */
  const files = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  place.addEventListener("dragover", (event) => files(event) && event.preventDefault(), true);
  place.addEventListener(
    "drop",
    (event) => {
      if (!files(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void open(file, use);
    },
    true,
  );
}

/** Saves a text among the downloads. @param {string} text @param {string} name @param {string} type */
export function download(text, name, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  made("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** @param {Use} use */
function save({ source, say }) {
  download(source(), NAME, "text/x-python");
  say(`Saved as ${NAME}, among the downloads.`);
}

/** A field to open a file, and a button to save one. @param {Use} use @returns {Node[]} */
export function fileTools(use) {
  const field = made("input", { type: "file", accept: ".py,.txt,.ipynb,text/plain,text/x-python,application/x-ipynb+json" });
  field.dataset.testid = "program-open";
  field.onchange = () => {
    const [file] = field.files ?? [];
    if (file) void open(file, use);
    field.value = "";
  };
  return [made("label", { className: "quiet-button opener" }, "Open …", field), button("Save", "program-save", () => save(use))];
}

// --- kept on this device ------------------------------------------------------

/** The programs that are kept, by their names. @returns {Record<string, string>} */
function kept() {
  const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
  const programs = Object.entries(found ?? {}).filter(([, source]) => typeof source === "string");
  return Object.fromEntries(programs);
}

/** @param {Record<string, string>} programs */
function keepAll(programs) {
  if (Object.keys(programs).length) localStorage.setItem(KEY, JSON.stringify(programs));
  else localStorage.removeItem(KEY);
}

/** What is kept, and what can be done with it: a fold that is closed until it is wanted. */
class Shelf {
  /** @param {Use} use */
  constructor(use) {
    this.use = use;
    this.list = made("ul", { className: "kept-list" });
    this.list.dataset.testid = "kept";
    this.name = made("input", { type: "text", value: "my program", maxLength: 60, ariaLabel: "Its name" });
    this.name.dataset.testid = "keep-name";
    const keep = button("Keep", "keep", () => this.keep());
    const hint = made("p", { className: "hint" }, "Kept in this browser only. Nobody else sees it, and clearing the browser's data removes it.");
    this.place = made("details", { className: "kept" }, made("summary", {}, "Kept on this device"), made("div", { className: "keep" }, this.name, keep), this.list, hint);
    this.place.ontoggle = () => this.place.open && this.draw();
  }

  /** Does something with storage, and says if it fails. @param {() => void} call */
  attempt(call) {
    try {
      call();
      this.draw();
    } catch (error) {
      this.use.say(`This browser's storage refuses it (${words(error)}). Save the program as a file instead.`);
    }
  }

  keep() {
    const name = this.name.value.trim() || "my program";
    this.attempt(() => {
      const before = kept();
      keepAll({ ...before, [name]: this.use.source() });
      if (name in before) this.saidWithUndo(`"${name}" was replaced.`, before);
      else this.use.say(`Kept as "${name}".`);
    });
  }

  /** @param {string[]} names */
  remove(names) {
    this.attempt(() => {
      const before = kept();
      keepAll(Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))));
      this.saidWithUndo(names.length === 1 ? `"${names[0]}" is not kept any more.` : "Nothing is kept any more.", before);
    });
  }

  /** @param {string} text @param {Record<string, string>} before */
  saidWithUndo(text, before) {
    this.use.say(text);
    const undo = button("Undo", "keep-undo", () => {
      this.attempt(() => keepAll(before));
      undo.remove();
      this.use.say("As it was before.");
    });
    this.undo?.remove();
    this.undo = undo;
    this.list.after(undo);
  }

  draw() {
    const programs = Object.entries(kept());
    const names = programs.map(([name]) => name);
    const items = programs.map(([name, source]) => {
      const open = button(name, "kept-open", () => this.use.open(source, name));
      const remove = button("Remove", "kept-remove", () => this.remove([name]));
      remove.setAttribute("aria-label", `Remove "${name}"`);
      return made("li", {}, open, remove);
    });
    if (names.length > 1) items.push(made("li", {}, button("Remove all", "kept-clear", () => this.remove(names))));
    this.list.replaceChildren(...items);
  }
}

/** @param {Use} use @returns {HTMLElement} */
export function shelf(use) {
  return new Shelf(use).place;
}
