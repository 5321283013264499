// @ts-check
/**
 * What is in a file of a notebook (https://nbformat.readthedocs.io, formats 2 to 4), and back.
 * A file is untrusted: what is read is of the types below, or is refused in words. What the
 * page does not understand of it is kept as it was, and written again.
 *
 * @typedef {{ kind: "stream", name: "stdout" | "stderr", text: string } | { kind: "result", text: string }
 *   | { kind: "error", text: string } | { kind: "other", text: string }} Output as it is shown
 * @typedef {{ kind: "code" | "text" | "raw", source: string, count: number | null, outputs: Output[], isNew: boolean, raw: Record<string, unknown> }} Cell
 *   `isNew`: its outputs are of a run on this page; `raw`: the cell as the file has it
 * @typedef {{ cells: Cell[], raw: Record<string, unknown> }} Notebook
 */

/** Nobody reads a longer notebook. */
const MOST_CELLS = 2000;
/** No more is shown of one output that a file has, in characters. */
const MOST_SHOWN = 200_000;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** One text, or a list of lines with their ends; else `undefined`. @param {unknown} value */
function joined(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  return undefined;
}

/** A text as files have it: lines with their ends. @param {string} text */
const lines = (text) => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

// --- reading ------------------------------------------------------------------

/**
 * A notebook from the text of a file; what is none throws an `Error` that says why.
 * @param {string} text @returns {Notebook}
 */
export function read(text) {
  const raw = parsed(text);
  if (!isObject(raw)) throw new Error("it is no notebook: it has no list of cells");
  const cells = rawCells(raw);
  if (cells.length > MOST_CELLS) throw new Error(`it has ${cells.length} cells, and more than ${MOST_CELLS} cannot be shown`);
  return { cells: cells.map(readCell), raw };
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`it is no notebook: it is no JSON (${error instanceof Error ? error.message : error})`);
  }
}

/** All cells: before format 4 they lie in work sheets. @param {Record<string, unknown>} raw @returns {unknown[]} */
function rawCells({ cells, worksheets }) {
  if (Array.isArray(cells)) return cells;
  if (!Array.isArray(worksheets)) throw new Error("it is no notebook: it has no list of cells");
  return worksheets.flatMap((sheet) => {
    if (!isObject(sheet) || !Array.isArray(sheet.cells)) throw new Error("it is no notebook: a work sheet has no list of cells");
    return sheet.cells;
  });
}

/** @param {unknown} raw @param {number} place @returns {Cell} */
function readCell(raw, place) {
  if (!isObject(raw)) throw new Error(`its cell ${place + 1} is no cell`);
  const source = joined(raw.source ?? raw.input ?? "");
  if (source === undefined) throw new Error(`the source of its cell ${place + 1} is no text`);
  const cell = { source: source.replaceAll("\r\n", "\n"), count: null, outputs: [], isNew: false, raw };
  if (raw.cell_type === "code") return { ...cell, kind: "code", count: countOf(raw), outputs: readOutputs(raw.outputs) };
  if (raw.cell_type === "heading") return { ...cell, kind: "text", source: `${"#".repeat(levelOf(raw))} ${cell.source}` };
  return { ...cell, kind: raw.cell_type === "markdown" ? "text" : "raw" };
}

/** @param {Record<string, unknown>} raw */
function countOf({ execution_count, prompt_number }) {
  const count = execution_count ?? prompt_number;
  return typeof count === "number" && Number.isSafeInteger(count) ? count : null;
}

/** @param {Record<string, unknown>} raw */
const levelOf = ({ level }) => (typeof level === "number" && level >= 1 && level <= 6 ? Math.floor(level) : 1);

/** @param {unknown} raw @returns {Output[]} */
function readOutputs(raw) {
  return Array.isArray(raw) ? raw.filter(isObject).map(readOutput) : [];
}

/** @param {Record<string, unknown>} raw @returns {Output} */
function readOutput(raw) {
  switch (raw.output_type) {
    case "stream":
      return { kind: "stream", name: (raw.name ?? raw.stream) === "stderr" ? "stderr" : "stdout", text: shown(joined(raw.text) ?? "") };
    case "error":
    case "pyerr": {
      const traceback = Array.isArray(raw.traceback) ? raw.traceback.filter((line) => typeof line === "string") : [];
      return { kind: "error", text: shown(traceback.join("\n") || `${raw.ename ?? "Error"}: ${raw.evalue ?? ""}`) };
    }
    default: {
      const text = joined((isObject(raw.data) ? raw.data["text/plain"] : raw.text) ?? undefined);
      const kind = raw.output_type === "execute_result" || raw.output_type === "pyout" ? "result" : "other";
      return text === undefined ? { kind: "other", text: "(An output that is no text: it stays in the file, and is not shown here.)" } : { kind, text: shown(text) };
    }
  }
}

/** What a terminal would have coloured, without the colours. @param {string} text */
function shown(text) {
  // eslint-disable-next-line no-control-regex
  const plain = text.slice(0, MOST_SHOWN).replace(/\x1b\[[0-9;]*[A-Za-z]/g, "");
  return text.length > MOST_SHOWN ? `${plain}\n… The rest stays in the file.` : plain;
}

// --- writing ------------------------------------------------------------------

/** The text of a file of format 4. @param {Notebook} notebook */
export function write({ cells, raw }) {
  const isFour = Array.isArray(raw.cells);
  /** @type {Record<string, unknown>} */
  const whole = isFour ? { ...raw } : { metadata: isObject(raw.metadata) ? raw.metadata : {}, nbformat: 4, nbformat_minor: 4 };
  whole.cells = cells.map((cell) => writtenCell(cell, isFour, takesIds(raw)));
  whole.metadata ??= {};
  whole.nbformat ??= 4;
  whole.nbformat_minor ??= 4;
  return `${JSON.stringify(whole, null, 1)}\n`;
}

/** Since format 4.5 each cell has an id. @param {Record<string, unknown>} raw */
const takesIds = ({ nbformat, nbformat_minor }) => nbformat === 4 && typeof nbformat_minor === "number" && nbformat_minor >= 5;

/** @param {Cell} cell @param {boolean} isFour is it as this format has it? @param {boolean} takesId */
function writtenCell({ kind, source, count, outputs, isNew, raw }, isFour, takesId) {
  /** @type {Record<string, unknown>} */
  const cell = isFour ? { ...raw } : { metadata: isObject(raw.metadata) ? raw.metadata : {} };
  // (What this page takes for raw may be of a kind that it does not know.)
  const isUnknown = kind === "raw" && typeof raw.cell_type === "string";
  cell.cell_type = isUnknown ? raw.cell_type : { code: "code", text: "markdown", raw: "raw" }[kind];
  if (takesId && typeof cell.id !== "string") cell.id = crypto.randomUUID().slice(0, 8);
  cell.metadata ??= {};
  cell.source = lines(source);
  if (kind !== "code") return cell;
  const isKept = isFour && !isNew && Array.isArray(raw.outputs);
  cell.outputs = isKept ? raw.outputs : outputs.map((output) => writtenOutput(output, count));
  cell.execution_count = count;
  return cell;
}

/** @param {Output} output @param {number | null} count */
function writtenOutput(output, count) {
  switch (output.kind) {
    case "stream":
      return { name: output.name, output_type: "stream", text: lines(output.text) };
    case "result":
      return { data: { "text/plain": lines(output.text) }, execution_count: count, metadata: {}, output_type: "execute_result" };
    case "other":
      return { data: { "text/plain": lines(output.text) }, metadata: {}, output_type: "display_data" };
    case "error":
      return { ...named(output.text), output_type: "error", traceback: output.text.trimEnd().split("\n") };
  }
}

/** The name and the words of an exception, as the last line of its traceback has them. @param {string} traceback */
function named(traceback) {
  const last = traceback.trimEnd().split("\n").findLast((line) => /^[A-Za-z_]/.test(line)) ?? "";
  const [ename, ...rest] = last.split(": ");
  return { ename, evalue: rest.join(": ") };
}

/** A code cell that stands in no file yet. @returns {Cell} */
export const emptyCell = () => ({ kind: "code", source: "", count: null, outputs: [], isNew: true, raw: {} });
