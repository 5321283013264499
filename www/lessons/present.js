// @ts-check
/** A lesson on a wall: large, one step at a time, by keys, with a clock. */
import { button, h } from "./dom.js";

/** @param {import("./lesson-page.js").LessonPage} page */
export function present(page) {
  const root = document.documentElement;
  if ("present" in root.dataset) return;
  const began = performance.now();
  const clock = h("span", { class: "clock", role: "timer" });
  const where = h("span", {});
  const bar = h("div", { class: "present-bar" }, clock, where, button("End (Escape)", () => end()));
  const tell = () => {
    const seconds = Math.floor((performance.now() - began) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    where.textContent = `${page.lesson.title} · ${page.at + 1} of ${page.lesson.steps.length}`;
  };
  const ticking = setInterval(tell, 1000);
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const { target, key } = event;
    if (target instanceof Element && (target.closest("input, select, textarea, [contenteditable]") || target.shadowRoot)) return;
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[key];
    if (by) {
      event.preventDefault();
      page.go(page.at + by);
      tell();
    }
    if (key === "Escape") end();
  };
  const end = () => {
    clearInterval(ticking);
    removeEventListener("keydown", onKey);
    bar.remove();
    delete root.dataset.present;
    page.element.querySelector("[data-testid=present]")?.dispatchEvent(new Event("blur"));
  };
  root.dataset.present = "";
  page.element.append(bar);
  addEventListener("keydown", onKey);
  tell();
}
