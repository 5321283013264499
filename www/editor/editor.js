// @ts-check
/**
 * The editor of programs: CodeMirror, set up for a learner's Python. tools/build-editor.sh
 * makes one file of both, which www/code.js loads where a program is edited. It stands in a
 * shadow tree: there CodeMirror's styles are constructed sheets, which the page's policy
 * allows. The page's colours come in as custom properties.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { missingModules } from "./missing.js";
import { libraryNames, moduleNames } from "./names.js";

export { TOPICS } from "./examples.js";

const MONOSPACE = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace';

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "var(--code, 0.875rem)" },
  "&.cm-focused": { outline: "2px solid var(--concurrent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: MONOSPACE, lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--soft)", backgroundColor: "var(--surface)", borderRight: "1px solid var(--line)" },
  // (Of the many editors of a notebook, one has the focus.)
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--line) 35%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--concurrent) 25%, transparent)",
  },
  ".cm-tooltip, .cm-panels": { color: "var(--ink)", backgroundColor: "var(--surface)", border: "1px solid var(--edge)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--on-press)", background: "var(--press)" },
  ".cm-panel input, .cm-panel button": { font: "inherit", color: "var(--ink)", background: "var(--paper)", border: "1px solid var(--edge)" },
  ".cm-fixed": { backgroundColor: "color-mix(in srgb, var(--line) 45%, transparent)" },
  ".cm-at": { backgroundColor: "color-mix(in srgb, var(--concurrent) 14%, transparent)" },
  ".cm-at::after": { content: "attr(data-who)", marginLeft: "2em", color: "var(--soft)", fontFamily: "system-ui, sans-serif", fontSize: "0.85em" },
  ".cm-diagnostic": { fontFamily: "inherit", whiteSpace: "pre-wrap", maxWidth: "36rem" },
  ".cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]": {
    color: "var(--ink)", backgroundColor: "color-mix(in srgb, var(--concurrent) 14%, transparent)",
  },
  ".cm-diagnosticAction": {
    display: "block", margin: "0.25rem 0", padding: "0.25rem 0.5rem", textAlign: "start", overflowWrap: "anywhere",
    font: "inherit", color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--edge)", cursor: "pointer",
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: "var(--gil)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--processes)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--parallel)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: "var(--concurrent)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

/**
 * @typedef {{ kind: string, message: string, line: number, column: number, endLine?: number, endColumn?: number, hint?: string, instead?: string }} Problem
 *   lines from 1, columns in characters from 0; a hint says what to do, and `instead` is what takes the place of its line
 * @typedef {{ source: string, label: string, onChange: (source: string) => void, onRun: () => void, onRunNext?: () => void }} Options
 */

/**
 * The place of a line and column in a text; characters of Python are code points.
 * @param {import("@codemirror/state").Text} text @param {number} line @param {number} column
 */
function placeOf(text, line, column) {
  const { from, text: words } = text.line(Math.min(Math.max(line, 1), text.lines));
  return from + [...words].slice(0, column).join("").length;
}

/**
 * What is marked of a text: at least one character of the line.
 * @param {import("@codemirror/state").Text} text @param {Pick<Problem, "line" | "column" | "endLine" | "endColumn">} place
 */
function marked(text, { line, column, endLine = line, endColumn = column }) {
  const from = placeOf(text, line, column);
  const end = Math.max(placeOf(text, endLine, endColumn), Math.min(from + 1, text.length));
  return { from: Math.min(from, Math.max(0, end - 1)), to: end };
}

/**
 * Puts another text into the place of a line, as a change of its own, unless it is another line by now.
 * Only what differs is changed, so that the cursor stays where it is.
 * @param {EditorView} view @param {number} at a place in it @param {string} before @param {string} after
 */
function replaceLine(view, at, before, after) {
  const line = view.state.doc.lineAt(Math.min(at, view.state.doc.length));
  if (line.text !== before) return;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const changes = { from: line.from + start, to: line.to - end, insert: after.slice(start, after.length - end) };
  view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input.complete", scrollIntoView: true });
  view.focus();
}

/**
 * Has a line written that is right, of which the compiler is sure.
 * @param {string} before @param {string} instead @returns {import("@codemirror/lint").Action}
 */
function mending(before, instead) {
  const name = instead.trim() ? `Write: ${instead.trim()}` : "Empty this line";
  return { name, apply: (view, from) => replaceLine(view, from, before, instead) };
}

/**
 * What CodeMirror shows of a problem: what is wrong, and on a line of its own what to do.
 * @param {import("@codemirror/state").Text} text @param {Problem} problem
 * @returns {import("@codemirror/lint").Diagnostic}
 */
function diagnostic(text, problem) {
  const { kind, message, line, hint, instead } = problem;
  const isThere = instead !== undefined && line >= 1 && line <= text.lines;
  const actions = isThere ? [mending(text.line(line).text, instead)] : [];
  return { ...marked(text, problem), severity: "error", message: [`${kind}: ${message}`, hint].filter(Boolean).join("\n"), actions };
}

/**
 * What it shows of modules that are not there.
 * @param {import("@codemirror/state").Text} text
 * @returns {import("@codemirror/lint").Diagnostic[]}
 */
function missingOnes(text) {
  const missing = missingModules(text.toString(), moduleNames);
  return missing.map((one) => ({ ...marked(text, one), severity: "warning", message: one.message }));
}

/** Other lines have threads now. @type {import("@codemirror/state").StateEffectType<import("@codemirror/view").DecorationSet>} */
const atLines = StateEffect.define();

/** Lines in which threads are, each with who is there. */
const threadsAt = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    const told = transaction.effects.find((effect) => effect.is(atLines));
    return told ? told.value : marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Other lines are to stay as they are now. @type {import("@codemirror/state").StateEffectType<import("@codemirror/view").DecorationSet>} */
const fixLines = StateEffect.define();

/** Lines that stay as they are, wherever they go. */
const fixed = StateField.define({
  create: () => Decoration.none,
  update(lines, transaction) {
    const told = transaction.effects.find((effect) => effect.is(fixLines));
    return told ? told.value : lines.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Of a change, what would touch such a line, or join it with the one before, is left out. */
const keepsFixed = EditorState.changeFilter.of(({ startState }) => {
  /** @type {number[]} */
  const kept = [];
  startState.field(fixed).between(0, startState.doc.length, (at) => {
    const { from, to } = startState.doc.lineAt(at);
    // At the ends of what is kept, there is room: that is behind the line before, and before the line behind.
    kept.push(from - 1, to + 1);
  });
  return kept.length === 0 || kept;
});

/**
 * Marks of lines, each with all who are there.
 * @param {import("@codemirror/state").Text} text @param {{ line: number, name: string }[]} places
 */
function marksAt(text, places) {
  /** @type {Map<number, string[]>} */
  const byLine = new Map();
  for (const { line, name } of places) {
    if (line <= text.lines) byLine.set(line, [...(byLine.get(line) ?? []), name]);
  }
  const lines = [...byLine].sort(([one], [other]) => one - other);
  return Decoration.set(lines.map(([line, names]) => Decoration.line({ class: "cm-at", attributes: { "data-who": names.join(", ") } }).range(text.line(line).from)));
}

/**
 * Puts an editor into a place of the page.
 * @param {HTMLElement} place @param {Options} options
 */
export function edit(place, { source, label, onChange, onRun, onRunNext = onRun }) {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const does = (/** @type {() => void} */ call) => () => {
    call();
    return true;
  };
  const extensions = [
    lineNumbers(), lintGutter(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(), threadsAt, fixed, keepsFixed,
    closeBrackets(), autocompletion(), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(),
    search({ top: true }), python(), pythonLanguage.data.of({ autocomplete: libraryNames }), indentUnit.of("    "), EditorState.tabSize.of(4), look, syntaxHighlighting(colours),
    keymap.of([
      { key: "Mod-Enter", run: does(onRun), preventDefault: true },
      { key: "Shift-Enter", run: does(onRunNext), preventDefault: true },
      ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab,
    ]),
    EditorView.contentAttributes.of({ "aria-label": label, "data-testid": "editor", tabindex: "0" }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onChange(state.doc.toString());
    }),
  ];
  const view = new EditorView({ parent: root, root, state: EditorState.create({ doc: source, extensions }) });
  return {
    source: () => view.state.doc.toString(),
    /** Another program, which can be undone: in a step of its own, whatever came just before. @param {string} insert */
    replace(insert) {
      const changes = { from: 0, to: view.state.doc.length, insert };
      view.dispatch({ changes, selection: { anchor: 0 }, scrollIntoView: true, annotations: isolateHistory.of("full") });
    },
    /** Marks what is wrong, and modules that are not there. @param {Problem[]} problems */
    mark(problems) {
      const { doc } = view.state;
      const diagnostics = [...problems.map((problem) => diagnostic(doc, problem)), ...missingOnes(doc)];
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** Marks where threads are. @param {{ line: number, name: string }[]} places */
    at(places) {
      const marks = marksAt(view.state.doc, places);
      // A change of the view has the page laid out, at whatever else it was.
      if (!RangeSet.eq([marks], [view.state.field(threadsAt)])) view.dispatch({ effects: atLines.of(marks) });
    },
    /** Has these lines stay as they are, from and to by number; none: all may be changed. @param {[number, number][]} ranges */
    fix(ranges) {
      const { doc } = view.state;
      const numbers = ranges.flatMap(([first, last]) => Array.from({ length: Math.max(0, Math.min(last, doc.lines) - first + 1) }, (_, at) => first + at));
      const lines = [...new Set(numbers)].sort((one, other) => one - other).map((line) => Decoration.line({ class: "cm-fixed" }).range(doc.line(line).from));
      view.dispatch({ effects: fixLines.of(Decoration.set(lines)) });
    },
    /** Goes to a line. @param {number} line */
    goTo(line) {
      const anchor = placeOf(view.state.doc, line, 0);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
  };
}
