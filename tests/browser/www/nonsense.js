// Hands the page's interface what no caller should, and notes what came of it:
// a list of sentences each time, or else it is told in `window.upset`.
// @ts-check

const nonsense = [
  undefined, null, 7, 'workers', [], () => {},
  { workers: {} }, { workers: NaN }, { workers: Symbol('3') }, { workload: { toString: 1 } },
  { get workers() { throw new Error('mine'); } },
  new Proxy({}, { ownKeys() { throw new Error('mine'); } }),
  Object.assign(Object.create(null), { workers: 3 }),
];

/** @param {unknown} keys */
function upset(keys) {
  try {
    const words = Reflect.get(window, 'interleave').configure(keys);
    return Array.isArray(words) ? [] : ['no list of sentences'];
  } catch (error) {
    return [String(error)];
  }
}

Object.assign(window, { upset: nonsense.flatMap(upset) });
