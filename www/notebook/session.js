// @ts-check
/**
 * A notebook's session, as the page has it: a worker (www/session-worker.js) that is started
 * when the first cell runs, and stays until it is restarted. It must not know how anything looks.
 *
 * @typedef {{ result: string | null, error: string | null }} Ended
 * @typedef {import("../printed.js").Piece} Piece what a thread printed
 * @typedef {{ printed: (pieces: Piece[]) => void }} Listener
 */

/** A cell that has not ended so long after an interrupt is in something that no interrupt ends. */
const ANSWER_MS = 10_000;
const GONE = "Its names and threads are gone; the next cell begins a new one.\n";

export class Session {
  /** @param {() => Promise<Worker>} start gives a worker that was told what to open @param {(pieces: Piece[]) => void} printedBetween */
  constructor(start, printedBetween) {
    this.start = start;
    this.printedBetween = printedBetween;
    /** The worker, once it could run a cell. @type {Promise<Worker> | undefined} */
    this.ready = undefined;
    /** The worker, once there is one. @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {{ listener: Listener, end: (ended: Ended) => void } | undefined} */
    this.current = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.watch = undefined;
    /** How many cells have begun in it, as its tracebacks count them. */
    this.count = 0;
  }

  /** Is there one, with the names of cells that have run? */
  get isThere() {
    return this.ready !== undefined;
  }

  /**
   * Runs a cell; the one before must have ended.
   * @param {string} cell @param {number} limitMs after which it is interrupted @param {Listener} listener @returns {Promise<Ended>}
   */
  run(cell, limitMs, listener) {
    /** @type {Promise<Ended>} */
    const ended = new Promise((end) => (this.current = { listener, end }));
    const { current } = this;
    // Meanwhile it may have been interrupted, or restarted.
    const isCurrent = () => this.current === current;
    this.opened().then(
      (worker) => {
        if (!isCurrent()) return;
        this.count += 1;
        worker.postMessage({ do: "run", cell, limitMs });
        this.expect(limitMs + ANSWER_MS);
      },
      (error) => isCurrent() && this.drop(`The session could not begin: ${error instanceof Error ? error.message : error}\n`),
    );
    return ended;
  }

  /** Raises `KeyboardInterrupt` in the cell that runs. */
  interrupt() {
    if (!this.current) return;
    // No timer is set before the cell has begun.
    if (this.watch === undefined) return this.end({ result: null, error: "KeyboardInterrupt\n" });
    this.expect(ANSWER_MS);
    this.worker?.postMessage({ do: "interrupt" });
  }

  /** Ends it; a cell that runs ends with these words. @param {string} words */
  drop(words) {
    this.worker?.terminate();
    this.worker = undefined;
    this.ready = undefined;
    this.count = 0;
    this.end({ result: null, error: words });
  }

  /** @param {Ended} ended */
  end(ended) {
    clearTimeout(this.watch);
    this.watch = undefined;
    this.current?.end(ended);
    this.current = undefined;
  }

  opened() {
    if (this.ready) return this.ready;
    const ready = this.begun(() => this.ready === ready);
    this.ready = ready;
    // Tried again when it is wanted again.
    ready.catch(() => this.ready === ready && (this.ready = undefined));
    return ready;
  }

  /** @param {() => boolean} isWanted is it still the one that is wanted? @returns {Promise<Worker>} */
  async begun(isWanted) {
    const worker = await this.start();
    if (!isWanted()) {
      worker.terminate();
      throw new Error("it was restarted");
    }
    this.worker = worker;
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        // What an ended one said before its end may come late.
        if (this.worker !== worker) return;
        if (data.type === "ready") resolve(worker);
        else if (data.type === "failed") reject(new Error(data.message));
        this.hear(data);
      };
      worker.onerror = ({ message = "its worker is missing" }) => {
        if (this.worker !== worker) return;
        reject(new Error(message));
        this.hear({ type: "failed", message });
      };
    });
  }

  /** The cell has to end within so long. @param {number} ms */
  expect(ms) {
    clearTimeout(this.watch);
    const current = this.current;
    this.watch = setTimeout(() => this.current === current && this.drop(`KeyboardInterrupt: the cell did not answer, so its session was ended. ${GONE}`), ms);
  }

  /** @param {import("../session-worker.js").Told} told */
  hear(told) {
    switch (told.type) {
      case "printed": {
        const { current } = this;
        return current ? current.listener.printed(told.pieces) : this.printedBetween(told.pieces);
      }
      case "ended":
        return this.end({ result: told.result, error: told.error });
      case "failed":
        return this.drop(`The session failed: ${told.message}. ${GONE}`);
    }
  }
}
