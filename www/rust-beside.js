// @ts-check
/**
 * The same in Rust, for who knows that language or wants to: a fold under the editor of the code page, as long as the
 * program in the editor is an example's. All of the texts are one script (www/editor/rust.js), which is loaded when
 * the fold is opened: most learners never do.
 */

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");

export class RustBeside {
  /** @param {() => Promise<{ RUST: Record<string, string> }>} load the script, or rejects with why it cannot */
  constructor(load) {
    this.load = load;
    /** Of the example that is shown, or nothing. */
    this.id = "";
    this.text = Object.assign(document.createElement("pre"), { className: "rust", tabIndex: 0, ariaLabel: "Rust" });
    this.text.setAttribute("role", "region");
    const summary = Object.assign(document.createElement("summary"), { textContent: "The same in Rust" });
    this.place = Object.assign(document.createElement("details"), { className: "fold", hidden: true });
    this.place.dataset.testid = "rust";
    this.place.append(summary, this.text);
    this.place.ontoggle = () => void this.draw();
  }

  /** Belongs to this example from now on; without one, it is hidden. @param {string} [id] */
  show(id = "") {
    if (id === this.id) return;
    this.id = id;
    this.place.hidden = !id;
    void this.draw();
  }

  async draw() {
    const { id } = this;
    if (!id || !this.place.open) return;
    this.text.textContent = "Loading …";
    const text = await this.textOf(id);
    // Another example may have come meanwhile.
    if (id === this.id) this.text.textContent = text;
  }

  /** The example, or why it cannot be shown. @param {string} id */
  async textOf(id) {
    try {
      return (await this.load()).RUST[id];
    } catch (error) {
      return `This cannot be shown (${words(error)}). Is there a network? Close this and open it again to try once more.`;
    }
  }
}
