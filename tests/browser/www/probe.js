// Watches the page from before its first script: errors, the page's state with
// its moments, clicks, workers, and how long the page's thread was busy. It
// changes nothing that the page could notice, but for `window.probe`.
// @ts-check

/** @typedef {{ what: string, at: number }} Moment */

const probe = {
  /** @type {string[]} */ errors: [],
  /** @type {Moment[]} */ states: [],
  /** @type {Moment[]} */ clicks: [],
  /** @type {Worker[]} */ workers: [],
  /** What each of them is called. @type {string[]} */ names: [],
  /** When each of them was asked for. @type {number[]} */ began: [],
  /** Tasks of over 50 ms, as the browser reports them. @type {{ at: number, ms: number }[]} */ longTasks: [],
};
Object.assign(window, { probe });

// That the sizes of elements changed once more while their observers were told: the browser
// tells of them in the next frame, and nothing was lost.
const IS_NO_ERROR = 'ResizeObserver loop completed with undelivered notifications.';

addEventListener('error', (event) => {
  if (event.message === IS_NO_ERROR) return;
  const target = event.target;
  const place = target instanceof HTMLElement ? `${target.outerHTML} did not load` : event.message;
  probe.errors.push(`error: ${place}`);
}, true);
addEventListener('unhandledrejection', (event) => probe.errors.push(`unhandled rejection: ${event.reason}`));
for (const level of /** @type {const} */ (['error', 'warn'])) {
  const tell = console[level];
  console[level] = (...values) => {
    probe.errors.push(`console.${level}: ${values.join(' ')}`);
    tell.apply(console, values);
  };
}

window.Worker = class extends Worker {
  /** @param {string | URL} url @param {WorkerOptions} [options] */
  constructor(url, options) {
    const began = performance.now();
    super(url, options);
    probe.began.push(began);
    probe.workers.push(this);
    probe.names.push(options?.name ?? '');
  }
};

/** The page's word for what it is at: `data-state` of its root element. */
const state = () => document.querySelector('[data-state]')?.getAttribute('data-state') ?? 'absent';
const note = () => {
  const what = state();
  if (probe.states.at(-1)?.what !== what) probe.states.push({ what, at: performance.now() });
};
note();
new MutationObserver(note).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });

addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest('[data-testid]') : null;
  probe.clicks.push({ what: target?.getAttribute('data-testid') ?? '', at: performance.now() });
}, true);

// Without a graphics card, WebKit draws the page anew for each of its frames, and a page that
// shows a run asks for sixty a second: a whole core, at the expense of what is run. Here it
// has the frames of a slow screen.
if (/AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent)) {
  const [paint, cancel] = [window.requestAnimationFrame.bind(window), window.cancelAnimationFrame.bind(window)];
  /** The frames that are due, by the timers before them. @type {Map<number, number>} */
  const due = new Map();
  window.requestAnimationFrame = (draw) => {
    const id = setTimeout(() => due.set(id, paint((now) => {
      due.delete(id);
      draw(now);
    })), 40);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    clearTimeout(id);
    cancel(due.get(id) ?? 0);
    due.delete(id);
  };
}

if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longTasks.push({ at: entry.startTime, ms: entry.duration });
  }).observe({ type: 'longtask', buffered: true });
}
