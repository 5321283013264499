// @ts-check
// Two workers that compute without an end, on a page that does nothing: what a browser takes beside them by itself.
const computing = [1, 2].map(() => new Worker("endless-worker.js"));
Object.assign(window, { computing });
