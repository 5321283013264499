// @ts-check
/**
 * Completes the names of the library that programs have: its modules, what is in them, and
 * what is in their classes. names.json is asked of the library itself
 * (crates/python/tests/names.rs).
 */
import names from "./names.json";

/** @typedef {import("@codemirror/autocomplete").Completion} Completion */
/** @typedef {{ classes: Record<string, string>, functions: string, values: string }} Members names with blanks in between */

/** @type {Record<string, Members>} */
const MODULES = names.modules;
/** All modules of the library. */
export const moduleNames = Object.keys(MODULES);
const DOTTED = /[\w.]*$/;

/** @param {string} text */
const listed = (text) => (text ? text.split(" ") : []);

/** @param {string[]} labels @param {string} type @returns {Completion[]} */
const options = (labels, type) => labels.map((label) => ({ label, type }));

/** @param {Members} members @returns {Completion[]} */
function membersOf({ classes, functions, values }) {
  return [...options(Object.keys(classes), "class"), ...options(listed(functions), "function"), ...options(listed(values), "variable")];
}

/** Modules that are within another one. @param {string} name */
const within = (name) => Object.keys(MODULES).filter((other) => other.startsWith(`${name}.`)).map((other) => other.slice(name.length + 1));

/** What the program calls which module, or name of one. @param {string} source @returns {Map<string, string>} */
function imported(source) {
  const found = new Map();
  for (const [, list] of source.matchAll(/^[ \t]*import[ \t]+(.+)$/gm)) {
    for (const [, module, as] of list.matchAll(/([\w.]+)(?:[ \t]+as[ \t]+(\w+))?/g)) found.set(as ?? module, module);
  }
  for (const [, module, list] of source.matchAll(/^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(.+)$/gm)) {
    for (const [, name, as] of list.matchAll(/(\w+)(?:[ \t]+as[ \t]+(\w+))?/g)) found.set(as ?? name, `${module}.${name}`);
  }
  return found;
}

/** The full name of what a program calls so. @param {string} name @param {Map<string, string>} known */
function fullName(name, known) {
  const parts = name.split(".");
  for (let count = parts.length; count > 0; count -= 1) {
    const full = known.get(parts.slice(0, count).join("."));
    if (full) return [full, ...parts.slice(count)].join(".");
  }
  return name;
}

/** The members of a class by its full name. @param {string} full @returns {string[] | undefined} */
function membersOfClass(full) {
  const at = full.lastIndexOf(".");
  const [module, name] = at < 0 ? [names.builtins, full] : [MODULES[full.slice(0, at)], full.slice(at + 1)];
  const members = /** @type {Members | undefined} */ (module)?.classes[name];
  return members === undefined ? undefined : listed(members);
}

/** What an object has that was made by a call of a class. @param {string} name @param {string} source @param {Map<string, string>} known */
function membersOfObject(name, source, known) {
  const call = new RegExp(`\\b${name.replaceAll(".", "\\.")}\\b(?:, \\w+)*[ \\t]*=[ \\t]*([\\w.]+)\\(`).exec(source)?.[1];
  const with_ = new RegExp(`\\bwith[ \\t]+([\\w.]+)\\([^\\n]*\\)[ \\t]+as[ \\t]+${name}\\b`).exec(source)?.[1];
  const made = call ?? with_;
  return made ? membersOfClass(fullName(made, known)) : undefined;
}

/** After a dot. @param {string} name before it @param {string} source @returns {Completion[]} */
function afterDot(name, source) {
  const known = imported(source);
  const full = fullName(name, known);
  const module = MODULES[full];
  if (module && (known.has(name.split(".")[0]) || known.has(name))) return [...membersOf(module), ...options(within(full), "namespace")];
  const members = membersOfClass(full) ?? membersOfObject(name, source, known);
  return options(members ?? [], "method");
}

/** @param {string} line up to the cursor @param {string} source @returns {Completion[]} */
function candidates(line, source) {
  const from = /^\s*from\s+([\w.]+)\s+import\s+[\w\s,()]*$/.exec(line);
  if (from) return MODULES[from[1]] ? membersOf(MODULES[from[1]]) : [];
  if (/^\s*(from|import)\s+[\w.,\s]*$/.test(line)) {
    const package_ = /([\w.]+)\.\w*$/.exec(line)?.[1];
    return options(package_ ? within(package_) : Object.keys(MODULES), "namespace");
  }
  const dotted = DOTTED.exec(line)?.[0] ?? "";
  const at = dotted.lastIndexOf(".");
  if (at > 0) return afterDot(dotted.slice(0, at), source);
  return at < 0 ? options([...imported(source).keys()].filter((name) => !name.includes(".")), "namespace") : [];
}

/** @param {import("@codemirror/autocomplete").CompletionContext} context */
export function libraryNames(context) {
  const { text, from } = context.state.doc.lineAt(context.pos);
  const line = text.slice(0, context.pos - from);
  // Not in a comment; a text may have one sign of it, and is then left alone, too.
  if (line.includes("#")) return null;
  const word = /\w*$/.exec(line)?.[0] ?? "";
  if (!word && !context.explicit && !line.endsWith(".") && !/^\s*(from|import)\s+$/.test(line)) return null;
  const found = candidates(line, context.state.doc.toString());
  return found.length ? { from: context.pos - word.length, options: found, validFor: /^\w*$/ } : null;
}
