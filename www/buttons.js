// @ts-check
/**
 * Loads what the buttons Share, Embed and Forget need once one of them seems to be
 * wanted, so that nobody waits for it who only wants to run something. When it
 * comes to the click, it is there: some browsers copy and share only at once.
 */
for (const type of ["pointerover", "focusin", "click"]) {
  document.addEventListener(type, async ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-fragment]") : null;
    if (!button) return;
    const { press } = await import(new URL("../dialogs.js", import.meta.url).href);
    if (type === "click") press(button);
  });
}
