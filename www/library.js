// @ts-check
/** The parts of Python's library that are files of their own, fetched for the programs that import them. */

/** Parts of Python's library that were fetched, by their names. @type {Record<string, Promise<Uint8Array> | undefined>} */
const shelves = {};

/** Where the library is, and which parts of it a module takes, as the page's head says. */
function library() {
  const meta = document.querySelector("meta[name=python-library]");
  if (!(meta instanceof HTMLMetaElement)) throw new Error("The site has no library for Python.");
  const { modules = "{}", digests = "{}" } = meta.dataset;
  return { folder: meta.content, modules: JSON.parse(modules), digests: JSON.parse(digests) };
}

/** @param {string} name @param {{ folder: string, digests: Record<string, string> }} library */
function shelf(name, { folder, digests }) {
  shelves[name] ??= Reflect.get(window, "interleaveFiles")
    .whole(`${folder}${name}.shelf`, digests[name])
    .then((/** @type {ArrayBuffer} */ bytes) => new Uint8Array(bytes))
    .catch((/** @type {unknown} */ why) => {
      // Tried again when it is wanted again.
      shelves[name] = undefined;
      throw why;
    });
  return shelves[name];
}

/** What a program takes that imports these, beyond what the engine has. @param {string[]} imports */
export function libraryOf(imports) {
  const all = library();
  const known = imports.filter((name) => Object.hasOwn(all.modules, name));
  // Who says only at run time what to import may import anything.
  const names = imports.includes("__import__") ? Object.keys(all.digests) : known.flatMap((name) => all.modules[name]);
  return Promise.all([...new Set(names)].map((name) => shelf(name, all)));
}

/** All of the library: for who says only later what it imports. */
export const wholeLibrary = () => libraryOf(["__import__"]);
