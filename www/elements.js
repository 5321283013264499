// @ts-check
/**
 * Elements and drawings of the explorer's parts (www/explore.js) and of a program's. Words of programs are only ever shown as text.
 */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for a shape of a drawing. @param {string} tag @param {Record<string, string | number>} attributes @param {(Node | string)[]} children */
export function shape(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** @param {string} words @param {string} testid @param {() => void} call */
export function button(words, testid, call) {
  const made = element("button", { type: "button", class: "quiet-button", "data-testid": testid }, words);
  made.onclick = call;
  return made;
}

/** @param {HTMLElement} of @param {string} words */
export function say(of, words) {
  if (of.textContent !== words) of.textContent = words;
}

/** @param {number} count @param {string} one @param {string} more */
export const counted = (count, one, more) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

/** @param {number} share */
export function percent(share) {
  if (share > 0 && share < 0.0005) return "less than 0.1 %";
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
