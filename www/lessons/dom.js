// @ts-check
/** Makes elements. Whatever a lesson says becomes text, never markup. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with attributes and children. `on…` takes a listener, `testid` is for tests;
 * an attribute that is `undefined`, `null` or `false` is left out, `true` is an empty one.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, unknown>} [attributes] @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  dress(element, attributes, children);
  return element;
}

/** What may be wider than its place, and is moved by keys, too. @param {string} label @param {Node} content */
export const scrollable = (label, content) => h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": label }, content);

const SVG = "http://www.w3.org/2000/svg";

/**
 * The same for a shape of a drawing.
 * @param {string} tag @param {Record<string, unknown>} [attributes] @param {...Child} children
 */
export function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  dress(element, attributes, children);
  return element;
}

/** @param {Element} element @param {Record<string, unknown>} attributes @param {Child[]} children */
function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name === "testid" ? "data-testid" : name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
}

/** @param {string} label @param {(event: Event) => void} onclick @param {Record<string, unknown>} [more] */
export const button = (label, onclick, more = {}) => h("button", { type: "button", class: "quiet-button", onclick, ...more }, label);

/** What can be read of what was thrown. @param {unknown} error */
export const words = (error) => (error instanceof Error ? error.message : String(error));
