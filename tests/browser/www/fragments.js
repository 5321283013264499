// Goes through a hundred random addresses as fast as the page takes them, and
// says in `window.fragments` (a promise) which of them left it without its state.
// @ts-check

const KEYS = ['v', 'page', 'lesson', 'workload', 'modes', 'workers', 'tasks', 'size', 'latency', 'repeats', 'seed',
  'interval', 'theme', 'code', 'schedule', 'switch', 'time', 'order', 'bound', 'embed ', '__proto__', 'constructor', '', '%', '\u{1f4a5}', '<img src=x onerror=pwned=1>'];
const VALUES = ['1', '0', '-1', '64', '65', '1e9', '99999999999999999999', 'NaN', '', '%', '%zz', '%00', '\u{202e}', 'primes',
  'mandelbrot', 'sort', 'prices', 'sequential', 'parallel,gil', 'processes,processes', 'processes,warp', ',,,', 'light', 'dark',
  'play', 'lesson', 'race', 'about', '3.10', 'punctual', 'exact', '<script>pwned=1</script>', 'javascript:pwned=1', "'\"&=#?", 'x'.repeat(5_000), '\ud800', '../../'];

/** Numbers from 0 to 1 that are the same each time (Mulberry32). @param {number} state */
const numbers = (state) => () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** @param {number} count */
async function goThrough(count) {
  const random = numbers(7);
  /** @template T @param {T[]} list */
  const pick = (list) => list[Math.floor(random() * list.length)];
  const noise = () => Array.from({ length: Math.floor(random() * 40) }, () => String.fromCharCode(32 + random() * 400)).join('');
  const pair = () => (random() < 0.1 ? noise() : `${pick(KEYS)}=${random() < 0.2 ? noise() : pick(VALUES)}`);
  const channel = new MessageChannel();
  /** Until all that is due now is done. */
  const turn = () => new Promise((resolve) => {
    channel.port2.onmessage = resolve;
    channel.port1.postMessage(0);
  });
  const broken = [];
  for (let index = 0; index < count; index += 1) {
    const fragment = Array.from({ length: Math.floor(random() * 6) }, pair).join('&');
    history.replaceState(null, '', `#${fragment}`);
    dispatchEvent(new PopStateEvent('popstate'));
    // Every fifth is also drawn.
    if (index % 5) continue;
    await turn();
    const { state } = document.documentElement.dataset;
    const isThere = document.querySelector('[data-testid=run]') && ['ready', 'loading'].includes(state ?? '');
    if (!isThere || 'pwned' in window) broken.push(fragment);
  }
  return broken;
}

Object.assign(window, { fragments: goThrough(100) });
