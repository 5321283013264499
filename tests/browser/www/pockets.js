// Stands in for what a page may share with: the clipboard and the system's share
// sheet. `window.pockets` says how they behave, and what they were given.
// @ts-check

const pockets = {
  /** @type {'take' | 'refuse'} */ clipboard: 'take',
  /** @type {string[]} */ taken: [],
  /** @type {any[]} */ shared: [],
  forgets: 0,

  /** There is a share sheet; the user sends, or thinks better of it. @param {boolean} sends */
  addSheet(sends) {
    Object.assign(navigator, {
      share: async (/** @type {unknown} */ what) => {
        if (!sends) throw new DOMException('no', 'AbortError');
        pockets.shared.push(what);
      },
    });
  },
};
Object.assign(window, { pockets });

Object.defineProperty(navigator, 'clipboard', {
  value: {
    writeText: async (/** @type {string} */ text) => {
      if (pockets.clipboard === 'refuse') throw new DOMException('no', 'NotAllowedError');
      pockets.taken.push(text);
    },
  },
});
document.execCommand = () => false;
document.addEventListener('interleave:forget', () => {
  pockets.forgets += 1;
});
