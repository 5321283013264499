// @ts-check
/**
 * Puts an experiment into a page of any site:
 *
 *   <script async src="https://…/embed.js"></script>
 *   <interleave-lab workload="primes" workers="4"></interleave-lab>
 *
 * Attributes are keys of the address, `height` in pixels, or `readonly` lines (`1-4,9`). A child `<script type="text/…">` or `<pre>` has a
 * program, or for a bare `lesson` a lesson. It offers `run()`, which promises a result, `stop()`,
 * `configure({ workers: 2 })`, and the events below.
 *
 * A classic script: modules of other sites need headers. In a block: no globals.
 */
{
  const KEYS = "v page lesson workload modes workers tasks size latency interval repeats seed theme autorun code schedule switch time order bound".split(" ");
  const EVENTS = ["ready", "progress", "result", "error", "lesson", "output", "outcomes"];
  /** A page in the experiment's place may take so long to prove to be it. */
  const PATIENCE_MS = 10_000;

  // A module is not told where it is from.
  const script = document.currentScript ?? document.querySelector('script[type="module"][src*="/embed.js"]');
  const base = new URL(".", script instanceof HTMLScriptElement ? script.src : location.href);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;height:40rem;border:0}");

  /** @typedef {{ resolve: (result: unknown) => void, reject: (error: Error) => void, isSent: boolean }} Run */

  class InterleaveLab extends HTMLElement {
    static observedAttributes = KEYS;

    #root = this.attachShadow({ mode: "open" });
    #frame = document.createElement("iframe");
    #isReady = false;
    /** Or has been, since it was put on the page. */
    #wasReady = false;
    /** Pages that the frame has loaded. */
    #loads = 0;
    #askedTwice = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #patience;
    /** Not told to the frame yet. @type {Record<string, string>} */
    #settings = {};
    /** By id, until they end. @type {Map<number, Run>} */
    #runs = new Map();
    #lastId = 0;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.#frame.allow = "cross-origin-isolated";
      this.#frame.loading = "lazy";
      // Perhaps of another page.
      this.#frame.onload = () => {
        this.#isReady = this.#askedTwice = false;
        this.#loads += 1;
        this.#ask();
        clearTimeout(this.#patience);
        if (this.#wasReady) this.#patience = setTimeout(() => this.#comeBack(), PATIENCE_MS);
      };
    }

    connectedCallback() {
      addEventListener("message", this.#hear);
      this.#frame.title = this.title || "Interleave, a concurrency experiment";
      this.#frame.src = this.#address();
      if (this.hasAttribute("height")) this.#frame.style.height = `${this.getAttribute("height")}px`;
      this.#root.append(this.#frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#frame.remove();
      clearTimeout(this.#patience);
      this.#isReady = this.#wasReady = false;
      this.#lose("The experiment was taken off the page.");
    }

    /** Moved by `moveBefore`, the frame stays as it is. */
    connectedMoveCallback() {}

    /** @param {string} key @param {string | null} _old @param {string | null} value */
    attributeChangedCallback(key, _old, value) {
      // The address will say it.
      if (!this.#frame.isConnected) return;
      if (value !== null) {
        this.#settings[key] = value || "1";
        queueMicrotask(() => this.#tell());
      } else if (this.#isReady) {
        // No reload, and no entry in the history.
        this.#frame.contentWindow?.location.replace(this.#address());
      } else {
        this.#frame.src = this.#address();
      }
    }

    /** Runs the comparison, as soon as it can. @returns {Promise<unknown>} as the event `result` */
    run() {
      // Also out of view.
      this.#frame.loading = "eager";
      return new Promise((resolve, reject) => {
        this.#runs.set(++this.#lastId, { resolve, reject, isSent: false });
        this.#tell();
      });
    }

    /** Also gives up those to come. */
    stop() {
      for (const [id, run] of this.#runs) if (!run.isSent) this.#end(id)?.reject(new Error("Stopped."));
      if (this.#isReady) this.#post({ type: "stop" });
    }

    /** @param {Record<string, unknown>} settings keys and values of the address */
    configure(settings) {
      for (const [key, value] of Object.entries(settings)) this.#settings[key] = String(value);
      this.#tell();
    }

    #comeBack() {
      this.#lose("Another page took the place of the experiment.");
      this.#wasReady = false;
      this.#frame.src = this.#address();
    }

    #address() {
      const pairs = new URLSearchParams({ embed: "1" });
      for (const key of KEYS) if (this.hasAttribute(key)) pairs.set(key, this.getAttribute(key) || "1");
      // The child's lesson.
      return `${base}#${pairs}`.replace("lesson=1", "page=lesson&own=1");
    }

    #program() {
      return this.querySelector("script,pre")?.textContent?.replace(/^\n/, "");
    }

    /** Has the page say `ready`, with its program. */
    #ask() {
      this.#post({ type: "configure", settings: {}, load: this.#loads, program: this.#program(), readonly: this.getAttribute("readonly") });
    }

    /**
     * Whether `ready` is of the page in the frame now, not late from the one before. A page that
     * did not listen yet is asked again.
     * @param {unknown} load
     */
    #isOfThisPage(load) {
      const isOf = load === this.#loads || !(this.#wasReady || this.#program());
      if (!isOf && !this.#askedTwice) this.#ask();
      this.#askedTwice ||= !isOf;
      return isOf;
    }

    #tell() {
      if (!this.#isReady) return;
      const settings = this.#settings;
      this.#settings = {};
      if (Object.keys(settings).length) this.#post({ type: "configure", settings });
      for (const [id, run] of this.#runs) {
        if (!run.isSent) this.#post({ type: "run", id });
        run.isSent = true;
      }
    }

    /** @param {object} message */
    #post(message) {
      this.#frame.contentWindow?.postMessage({ interleave: 1, ...message }, base.origin);
    }

    /** @param {MessageEvent} event */
    #hear = ({ source, origin, data }) => {
      if (!source || source !== this.#frame.contentWindow || origin !== base.origin || data?.interleave !== 1) return;
      const { type, id } = data;
      if (type === "resize" && data.height > 0 && !this.hasAttribute("height")) this.#frame.style.height = `${data.height}px`;
      if (!EVENTS.includes(type)) return;
      if (type === "ready" && (this.#isReady || !this.#isOfThisPage(data.load))) return;
      if (type === "result") this.#end(id)?.resolve(data.result);
      if (type === "error") this.#end(id)?.reject(new Error(data.message));
      if (type === "ready") {
        // It knows nothing of what the page before was asked.
        this.#lose("The experiment was loaded anew.", id);
        clearTimeout(this.#patience);
        this.#isReady = this.#wasReady = true;
        this.#tell();
      }
      this.dispatchEvent(new CustomEvent(type, { detail: type === "result" ? data.result : data }));
    };

    /** A run is over. @param {number} id */
    #end(id) {
      const run = this.#runs.get(id);
      this.#runs.delete(id);
      return run;
    }

    /** Nobody will answer. @param {string} why @param {number} [but] */
    #lose(why, but) {
      for (const [id, run] of this.#runs) if (run.isSent && id !== but) this.#end(id)?.reject(new Error(why));
    }
  }

  // There may be two copies on a page.
  if (!customElements.get("interleave-lab")) customElements.define("interleave-lab", InterleaveLab);
}
