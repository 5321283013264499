// @ts-check
/**
 * What the buttons Share, Embed and Forget do. The app draws them, with the
 * settings on screen as a fragment; all else is here, where it needs no part of
 * the app; buttons.js loads it. Texts of a link become texts and attributes, never
 * markup.
 */

import { PRESETS } from "./presets.js";

/** @typedef {import("./presets.js").Preset} Preset */

/** Keys that may become attributes: those of embed.js. No other, or a link could
 *  have a teacher paste an `onclick`. */
const KEYS = "v page lesson workload modes workers tasks size latency interval repeats seed theme autorun code schedule switch time order bound".split(" ");
/** High enough for a whole result beside a course's text. */
const FRAME_HEIGHT_PX = 900;

const TITLE = "Interleave, a concurrency experiment";

/** This page's folder, where embed.js is. */
const folder = new URL(".", location.href.split(/[?#]/, 1)[0]).href;

/** @param {string} fragment */
const linkTo = (fragment) => `${folder}#${fragment}`;

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children
 */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The looks of dialogs, which a page without one does not load. Without them it is a plain one. */
const styles = new Promise((resolve) => {
  const link = element("link", { rel: "stylesheet", href: `${folder}dialogs.css` });
  link.onload = link.onerror = resolve;
  document.head.append(link);
});

/** @param {string} text @param {() => void} call */
function button(text, call) {
  const made = element("button", { type: "button", class: "quiet-button" }, text);
  made.onclick = call;
  return made;
}

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** @param {Iterable<[string, string]>} attributes */
const written = (attributes) => [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");

/** @param {string} fragment @param {(key: string) => boolean} isWanted */
function elementOf(fragment, isWanted = () => true) {
  const settings = [...new URLSearchParams(fragment)].filter(([key]) => KEYS.includes(key) && isWanted(key));
  return `<script async src="${escaped(`${folder}embed.js`)}"></script>\n<interleave-lab${written(settings)}>`;
}

/** @param {string} fragment */
const asElement = (fragment) => `${elementOf(fragment)}</interleave-lab>`;

/**
 * The element with the program as its child, to be read and changed in the course's own
 * source. Within a `<div>`, and with an empty line, it is left as it is by Markdown too.
 * @param {string} fragment @param {string} source
 */
function asProgram(fragment, source) {
  const text = `\n${source.replace(/\n$/, "")}\n`;
  // What ends a script, or begins a comment in it, is written as other text is.
  const child = /<\/script|<!--/i.test(source) ? `<pre>${escaped(text)}</pre>` : `<script type="text/x-python">${text}</script>`;
  const start = elementOf(fragment, (key) => key !== "code" && key !== "workload");
  return `<div>\n${start}\n\n${child}\n</interleave-lab>\n</div>`;
}

/** @param {string} fragment @returns {Promise<string>} */
async function snippetOf(fragment) {
  const settings = new URLSearchParams(fragment);
  const code = settings.get("code");
  if (settings.get("page") !== "code" || !code) return asElement(fragment);
  const { sourceOf } = await import("./program.js");
  // What cannot be unpacked stays as it is in the link.
  return sourceOf(code).then((source) => asProgram(fragment, source), () => asElement(fragment));
}

/** With attributes that course systems let pass: no style, no script. @param {string} fragment */
function asFrame(fragment) {
  return `<iframe${written([
    ["src", linkTo(`embed=1&${fragment}`)],
    ["width", "100%"],
    ["height", String(FRAME_HEIGHT_PX)],
    ["title", TITLE],
    ["allow", "cross-origin-isolated"],
    ["loading", "lazy"],
    ["frameborder", "0"],
  ])}></iframe>`;
}

/**
 * Copies a text; where that is refused, the text is left selected in its field.
 * @param {string} text @param {HTMLInputElement | HTMLTextAreaElement} [field]
 */
async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    // Old, but there where a page without encryption gets no clipboard.
    return field !== undefined && document.execCommand("copy");
  }
}

/** @param {boolean} isCopied */
const copied = (isCopied) => (isCopied ? "Copied." : "It is selected: copy it with Ctrl+C or ⌘C.");

/**
 * A dialog that is gone once it is closed.
 * @param {string} title @param {(Node | string)[]} children
 */
function open(title, ...children) {
  const dialog = element("dialog", { "aria-labelledby": "dialog-title" });
  const close = button("Close", () => dialog.close());
  dialog.append(
    element("div", { class: "dialog-head" }, element("h2", { id: "dialog-title" }, title), close),
    ...children,
  );
  dialog.onclose = () => dialog.remove();
  // Escape ends the dialog here, not also the run.
  dialog.onkeydown = (event) => event.stopPropagation();
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** @param {string} label @param {string} testid @param {string} text */
function codeField(label, testid, text) {
  const field = element("textarea", { readonly: "", rows: "5", spellcheck: "false", "data-testid": testid }, text);
  const said = element("output", {});
  const press = button("Copy", async () => (said.value = copied(await copy(text, field))));
  press.dataset.testid = `${testid}-copy`;
  return element("div", { class: "field" }, element("label", {}, label, field), element("div", { class: "said" }, press, said));
}

/** The experiment as it would be embedded; it waits for a hand on Run. @param {string} fragment */
function preview(fragment) {
  const settings = new URLSearchParams(fragment);
  settings.delete("autorun");
  settings.set("embed", "1");
  // Browsers load no page within itself; by its other name they do.
  const name = location.pathname.endsWith("/index.html") ? "" : "index.html";
  const frame = element("iframe", { title: "Preview", "data-testid": "embed-preview", src: `${folder}${name}#${settings}` });
  /** @param {MessageEvent} event */
  const hear = ({ source, origin, data }) => {
    if (!frame.isConnected) removeEventListener("message", hear);
    else if (source === frame.contentWindow && origin === location.origin && data?.type === "resize") frame.height = data.height;
  };
  addEventListener("message", hear);
  return frame;
}

/** Without the page about Interleave: what is embedded from there is the experiment behind it. @param {string} fragment */
const experimentOf = (fragment) => fragment.split("&").filter((pair) => pair !== "page=about").join("&");

/** The same with another experiment: what a preset leaves open is as it would be. @param {string} fragment @param {Preset} preset */
function withPreset(fragment, preset) {
  const settings = new URLSearchParams(fragment);
  for (const key of ["page", "workload", "modes", "tasks", "size", "latency", "code", "schedule"]) settings.delete(key);
  for (const [key, value] of Object.entries(preset.settings)) settings.set(key, value);
  return settings.toString().replaceAll("%2C", ",");
}

/** @param {string} fragment */
async function embed(fragment) {
  const parts = element("div", { class: "embed-parts" });
  /** @param {string} fragment @param {string} snippet */
  const fill = (fragment, snippet) =>
    parts.replaceChildren(
      codeField("An element that sizes itself", "embed-code", snippet),
      codeField("A plain frame, for Moodle, Canvas and others that allow no scripts", "embed-code-frame", asFrame(fragment)),
      element("h3", { class: "section-title" }, "Preview"),
      preview(fragment),
    );
  const own = await snippetOf(fragment);
  const select = element("select", { "data-testid": "embed-preset" });
  select.append(new Option("This one, as it is set up", ""), ...PRESETS.map(({ id, title }) => new Option(title, id)));
  select.onchange = () => {
    const preset = PRESETS.find(({ id }) => id === select.value);
    if (!preset) return fill(fragment, own);
    const other = withPreset(fragment, preset);
    fill(other, asElement(other));
  };
  fill(fragment, own);
  open(
    "Embed this experiment",
    element("p", { class: "hint" }, "Paste one of these into a page of any course site. Students need nothing but a browser."),
    element("label", {}, "Experiment", select),
    parts,
  );
}

/** @param {string} url @returns {Promise<string>} what came of it */
async function share(url) {
  try {
    await navigator.share({ title: TITLE, url });
    return "Shared.";
  } catch (error) {
    // The user thought better of it.
    if (error instanceof DOMException && error.name === "AbortError") return "Not shared.";
  }
  if (await copy(url)) return "Link copied.";
  const field = element("input", { readonly: "", value: url, "data-testid": "share-link" });
  const said = element("output", {});
  open("Share this experiment", element("label", {}, "Its link", field), element("div", { class: "said" }, said));
  said.value = copied(await copy(url, field));
  return "";
}

/** Says something beside a button. @param {Element | null} beside @param {string} words */
function say(beside, words) {
  const said = beside?.parentElement?.querySelector("output");
  if (said) said.value = words;
}

/** Does what a button promises. @param {HTMLButtonElement} button */
export async function press(button) {
  const fragment = button.dataset.fragment ?? "";
  switch (button.dataset.testid) {
    case "share":
      return say(button, await share(linkTo(fragment)));
    case "embed":
      await styles;
      return embed(experimentOf(fragment));
    case "forget":
      return document.dispatchEvent(new CustomEvent("interleave:forget"));
  }
}

document.addEventListener("interleave:forgotten", (event) => {
  const error = event instanceof CustomEvent ? event.detail?.error : null;
  const words = error ? `Not everything could be removed: ${error}` : "Forgotten. Reload the page to go on.";
  say(document.querySelector('[data-testid="forget"]'), words);
});
