// @ts-check
/**
 * Shows one of the pages, each a `<main>` of index.html: boot.js loads this when another
 * one than the playground is wanted. The app has drawn its part by then. A page's text
 * may be a file of the page's name, which is fetched the first time.
 */

/** @type {Record<string, string>} */
const TITLES = { play: "Interleave", about: "About Interleave" };

const folder = new URL(".", import.meta.url).href;

/**
 * The text of a file of ours, parsed where no script runs; the page's policy lets none
 * of ours make markup of text.
 * @param {string} name @returns {Promise<Node>}
 */
function text(name) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => {
      const body = request.status === 200 ? request.responseXML?.body : null;
      if (!body) return reject(new Error(`status ${request.status}`));
      const found = document.createDocumentFragment();
      found.append(...body.childNodes);
      resolve(found);
    };
    request.onerror = () => reject(new Error("the network fails"));
    request.open("GET", `${folder}${name}.html`);
    request.send();
  });
}

/** Where a text goes, if the page has one; it is tried again if it did not come. @param {string} page */
async function fill(page) {
  const place = document.getElementById(`${page}-text`);
  if (!place || place.querySelector("h3")) return;
  try {
    place.replaceChildren(await text(page));
  } catch (error) {
    place.textContent = `This text cannot be shown (${error instanceof Error ? error.message : error}). Come back to try again.`;
  }
}

/** The heading that says where one has come. @param {string} page */
const heading = (page) => document.getElementById(`${page}-title`) ?? document.querySelector("h1");

/** @param {string} page */
export function show(page) {
  for (const main of document.querySelectorAll("main")) main.hidden = main.id !== page;
  document.title = TITLES[page] ?? TITLES.play;
  void fill(page);
  // A frame takes neither the focus of the page around it nor its place.
  if ("embed" in document.documentElement.dataset) return;
  scrollTo({ top: 0, behavior: "instant" });
  heading(page)?.focus({ preventScroll: true });
}
