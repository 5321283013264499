// Python in a worker: tells when it is ready, then does what it is asked.
// @ts-check

// @ts-expect-error The benchmark's server has it there.
import { loadPyodide } from '/__npm/pyodide/pyodide.mjs';

const python = (async () => {
  const [pyodide, source] = await Promise.all([loadPyodide(), fetch('work.py').then((file) => file.text())]);
  pyodide.FS.writeFile('work.py', source);
  pyodide.runPython('import json, work');
  return pyodide;
})();

const ready = python.then((pyodide) => postMessage({ version: pyodide.version }));
ready.catch((error) => postMessage({ error: String(error) }));

/** What a program prints. @param {any} pyodide @param {string} source */
function printed(pyodide, source) {
  /** @type {string[]} */
  const lines = [];
  pyodide.setStdout({ batched: (/** @type {string} */ line) => lines.push(line) });
  const globals = pyodide.toPy({ __name__: '__main__' });
  pyodide.runPython(source, { globals });
  globals.destroy();
  return lines.join('\n');
}

addEventListener('message', async ({ data }) => {
  try {
    const pyodide = await python;
    if ('program' in data) return postMessage({ printed: printed(pyodide, data.program) });
    pyodide.globals.set('asked', JSON.stringify(data));
    postMessage(JSON.parse(pyodide.runPython('json.dumps(work.sequential(**json.loads(asked)))')));
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
