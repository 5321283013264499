// @ts-check
/**
 * Six experiments that show what courses about concurrency say, and the one that the page
 * begins with. The opening (www/opening.js) and the Embed dialog (www/dialogs.js) offer them.
 */

/**
 * @typedef {object} Preset
 * @property {string} id
 * @property {string} title what its button says
 * @property {Record<string, string>} settings keys of the address
 * @property {string} target the mode that is asked about, compared with sequential
 * @property {string} invitation what leads to it from another one
 * @property {string} look what to look for
 */

/** @type {Preset[]} */
export const PRESETS = [
  {
    id: "gil",
    title: "Threads under a GIL",
    settings: { workload: "primes", modes: "sequential,gil,parallel" },
    target: "gil",
    invitation: "Now with the lock that Python has",
    look: "The threads compute, but only the one that holds the lock runs. Compare the row of the GIL with the row of parallel.",
  },
  {
    id: "websites",
    title: "Three websites",
    settings: { workload: "prices", tasks: "3", latency: "200", modes: "sequential,concurrent,gil" },
    target: "concurrent",
    invitation: "Now let it wait for websites instead of computing",
    look: "One worker asks three servers, and each takes 200 ms to answer. Does it have to wait for one answer before it asks for the next?",
  },
  {
    id: "waits",
    title: "Many waits",
    settings: { workload: "sleep", tasks: "20", latency: "20", modes: "sequential,concurrent,parallel" },
    target: "concurrent",
    invitation: "Now with many waits at once",
    look: "Twenty waits: one worker that has all of them at once, against workers that have one each.",
  },
  {
    id: "small",
    title: "Tasks that are too small",
    settings: { workload: "primes", size: "3", tasks: "2000", modes: "sequential,parallel" },
    target: "parallel",
    invitation: "Now cut the work into tiny tasks",
    look: "Each task takes a few nanoseconds. To hand one to another worker takes longer than that.",
  },
  {
    id: "uneven",
    title: "Uneven tasks",
    settings: { workload: "mandelbrot", tasks: "4", size: "768", modes: "sequential,parallel" },
    target: "parallel",
    invitation: "Now with tasks of different lengths",
    look: "A few tasks take most of the time. Look at the end of the lanes: who has nothing left to do?",
  },
  {
    id: "processes",
    title: "As processes",
    settings: { workload: "sort", modes: "sequential,parallel,processes" },
    target: "processes",
    invitation: "Now as processes, that share no memory",
    look: "What a process needs is copied to it, and what it gives is copied back. Compare its row with the row of parallel.",
  },
];

/** What the page begins with. @type {Preset} */
export const FIRST = {
  id: "compute",
  title: "Work on all workers",
  settings: { workload: "primes", modes: "sequential,concurrent,parallel" },
  target: "parallel",
  invitation: "Once more from the beginning",
  look: "The same work on one worker, and on all of them.",
};

/**
 * The preset that settings are of, if they are of one: all that it sets is so.
 * @param {URLSearchParams} settings
 */
export function presetOf(settings) {
  return [...PRESETS, FIRST].find((preset) => Object.entries(preset.settings).every(([key, value]) => settings.get(key) === value));
}

/** What comes after one. @param {Preset | undefined} preset @returns {Preset} */
export function after(preset) {
  const place = PRESETS.findIndex(({ id }) => id === preset?.id);
  return PRESETS[place + 1] ?? FIRST;
}
