// @ts-check
/**
 * Puts an experiment into a page of any site:
 *
 *   <script async src="https://…/embed.js"></script>
 *   <interleave-lab workload="primes" workers="4" modes="sequential,parallel"></interleave-lab>
 *
 * Attributes are keys of the address. The element offers `run()`, which promises
 * a result, `stop()` and `configure({ workers: 2 })`, and sends the events below.
 *
 * A classic script on purpose: a module from another site needs headers that many
 * hosts do not send. All is in a block, so that the page gets no new global.
 */
{
  const KEYS = "v page lesson workload modes workers tasks size latency interval repeats seed theme autorun code schedule switch time order bound".split(" ");
  const EVENTS = ["ready", "progress", "result", "error", "lesson"];
  /** How long a page that took the experiment's place may take to prove to be it. */
  const PATIENCE_MS = 10_000;

  // Loaded as a module (whose host sends those headers) it is not told where it is from.
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
    /** Whether it has been, since it was put on the page. */
    #wasReady = false;
    /** Pages that the frame has loaded. */
    #loads = 0;
    #askedTwice = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #patience;
    /** Settings that the frame has not been told yet. @type {Record<string, string>} */
    #settings = {};
    /** Runs that have not ended, by id. @type {Map<number, Run>} */
    #runs = new Map();
    #lastId = 0;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.#frame.allow = "cross-origin-isolated";
      this.#frame.loading = "lazy";
      // Perhaps another page is in the frame now. It says when it is ready, or says it again.
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
      this.#root.append(this.#frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#frame.remove();
      clearTimeout(this.#patience);
      this.#isReady = this.#wasReady = false;
      this.#lose("The experiment was taken off the page.");
    }

    /** Moved as a whole (`moveBefore`), the frame stays as it is. */
    connectedMoveCallback() {}

    /** @param {string} key @param {string | null} _old @param {string | null} value */
    attributeChangedCallback(key, _old, value) {
      // Until then, the address will say it.
      if (!this.#frame.isConnected) return;
      if (value !== null) {
        this.#settings[key] = value || "1";
        queueMicrotask(() => this.#tell());
      } else if (this.#isReady) {
        // Only the fragment is new: no reload, and no entry in the history.
        this.#frame.contentWindow?.location.replace(this.#address());
      } else {
        this.#frame.src = this.#address();
      }
    }

    /**
     * Runs the comparison, as soon as it can.
     * @returns {Promise<unknown>} what `detail` of the event `result` is too
     */
    run() {
      // Out of view, it would not be loaded.
      this.#frame.loading = "eager";
      return new Promise((resolve, reject) => {
        this.#runs.set(++this.#lastId, { resolve, reject, isSent: false });
        this.#tell();
      });
    }

    /** Stops the run under way, and gives up those that have not begun. */
    stop() {
      for (const [id, run] of this.#runs) if (!run.isSent) this.#end(id)?.reject(new Error("Stopped."));
      if (this.#isReady) this.#post({ type: "stop" });
    }

    /** @param {Record<string, unknown>} settings keys and values of the address */
    configure(settings) {
      for (const [key, value] of Object.entries(settings)) this.#settings[key] = String(value);
      this.#tell();
    }

    /** The page around had the frame show something else. */
    #comeBack() {
      this.#lose("Another page took the place of the experiment.");
      this.#wasReady = false;
      this.#frame.src = this.#address();
    }

    #address() {
      const pairs = new URLSearchParams({ embed: "1" });
      for (const key of KEYS) if (this.hasAttribute(key)) pairs.set(key, this.getAttribute(key) || "1");
      return `${base}#${pairs}`;
    }

    /** Has the page in the frame say that it is ready. */
    #ask() {
      this.#post({ type: "configure", settings: {}, load: this.#loads });
    }

    /**
     * Whether `ready` comes from the page that is in the frame now: that of the page before
     * may be late. A page that was not listening yet when it was asked is asked again.
     * @param {unknown} load
     */
    #isOfThisPage(load) {
      const isOf = load === this.#loads || !this.#wasReady;
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
      if (type === "resize" && data.height > 0) this.#frame.style.height = `${data.height}px`;
      if (!EVENTS.includes(type)) return;
      if (type === "ready" && (this.#isReady || !this.#isOfThisPage(data.load))) return;
      if (type === "result") this.#end(id)?.resolve(data.result);
      if (type === "error") this.#end(id)?.reject(new Error(data.message));
      if (type === "ready") {
        // Another page knows nothing of what the one before was asked.
        this.#lose("The experiment was loaded anew.", id);
        clearTimeout(this.#patience);
        this.#isReady = this.#wasReady = true;
        this.#tell();
      }
      this.dispatchEvent(new CustomEvent(type, { detail: type === "result" ? data.result : data }));
    };

    /** The run of an id, which is over. @param {number} id */
    #end(id) {
      const run = this.#runs.get(id);
      this.#runs.delete(id);
      return run;
    }

    /** What the frame was asked will not be answered. @param {string} why @param {number} [but] */
    #lose(why, but) {
      for (const [id, run] of this.#runs) if (run.isSent && id !== but) this.#end(id)?.reject(new Error(why));
    }
  }

  // Two copies on one page are as good as one.
  if (!customElements.get("interleave-lab")) customElements.define("interleave-lab", InterleaveLab);
}
