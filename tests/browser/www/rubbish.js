// Throws random outputs and files at the code page: `window.rubbish` has a function for each
// kind, which gives sentences on what was wrong.
// @ts-check

(() => {
  let state = 20261126;
  /** A whole number below this; always the same ones. @param {number} below */
  function any(below) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  }

  const PARTS = [
    '<img src=x onerror="window.harmed=1">', '<script>window.harmed=1</script>', '</pre></div>', '&lt;', '"', "'", '`', '\n', '\n\n', '\r\n', '\t',
    '\0', '\u2028', '\u202e', '\ud800', 'é', '日本', '🧵', ' ', 'File "program.py", line 1', 'File "program.py", line 99999999999999999999',
    'Traceback (most recent call last):\n', 'print(', ')', 'def f(', ':', '\\', '"""', '#', 'x'.repeat(500), 'lambda', '=', '0x', '${harmed=1}', 'javascript:',
  ];

  /** @param {number} most parts */
  const text = (most) => Array.from({ length: any(most) }, () => PARTS[any(PARTS.length)]).join('');

  const place = () => /** @type {HTMLElement} */ (document.querySelector('[data-testid=output]'));
  const link = () => Reflect.get(window, 'interleaveLink');
  const paint = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** What stands in the output that is none of ours. */
  function strangers() {
    const known = ['DIV', 'SPAN', 'BUTTON'];
    return [...place().querySelectorAll('*')].filter(({ tagName }) => !known.includes(tagName)).map(({ tagName }) => `a ${tagName}`);
  }

  /** As an engine tells them. @param {number} count */
  async function outputs(count) {
    const wrong = new Set();
    for (let round = 0; round < count; round += 50) {
      link().tell('began', '');
      // The page hears of it by and by.
      await paint();
      let expected = '';
      for (let at = 0; at < 50; at += 1) {
        const words = text(6);
        expected += words;
        const thread = any(7);
        const of = thread ? [any(2), thread, text(3)] : [];
        link().tell('output', { type: 'output', pieces: [[words, any(2) === 1, ...of]], lost: 0 });
      }
      // Lines are drawn a few times a second.
      for (let frames = 0; frames < 200 && place().textContent !== expected; frames += 1) await paint();
      if (place().textContent !== expected) wrong.add('the output is not what was printed');
      place().scrollTop = any(2000);
      strangers().forEach((stranger) => wrong.add(stranger));
    }
    if (Reflect.get(window, 'harmed')) wrong.add('something was run');
    return [...wrong];
  }

  /** Dropped onto the editor. @param {BlobPart} content @param {string} name */
  function drop(content, name) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], name));
    document.getElementById('editor')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }

  /** The program in the address. */
  async function written() {
    const { sourceOf } = await import(new URL('program.js', document.baseURI).href);
    return sourceOf(new URLSearchParams(location.hash.slice(1)).get('code') ?? '').catch(() => '');
  }

  /** @param {number} count */
  async function files(count) {
    for (let at = 0; at < count; at += 1) {
      drop(any(3) ? text(40) : Uint8Array.from({ length: any(300) }, () => any(256)), `${text(2)}.py`);
      await paint();
    }
    // The page reads them by and by; this one is the last, so all have been read once it is there.
    const last = `number = ${any(2 ** 31)}\n`;
    drop(last, 'last.py');
    while (await written() !== last) await paint();
    return Reflect.get(window, 'harmed') ? ['something was run'] : [];
  }

  /** A cell of a notebook, with outputs of kinds that there are, and that there are not. */
  function cell() {
    const source = any(2) ? text(8) : text(8).split('\n');
    const data = { [['text/plain', 'text/html', 'image/svg+xml', text(2)][any(4)]]: text(6) };
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: text(6) },
      { output_type: 'display_data', data, metadata: {} },
      { output_type: 'error', ename: text(2), evalue: text(2), traceback: [text(6)] },
      { output_type: text(1) },
    ];
    const kind = ['code', 'markdown', 'raw', text(1)][any(4)];
    return { cell_type: kind, metadata: {}, source, ...(kind === 'code' && { execution_count: any(9), outputs: outputs.slice(any(4)) }) };
  }

  const STRANGE = 'script, img, iframe, object, embed, style, link, form, svg script, [onerror], [onclick], a[href^="javascript:"]';

  /** Notebooks, some of them broken. Of each that is one, its last cell says when it is there. @param {number} count */
  async function notebooks(count) {
    const wrong = new Set();
    for (let at = 0; at < count; at += 1) {
      drop(any(2) ? text(30) : JSON.stringify({ nbformat: any(9), cells: [cell(), text(2)] }), `${text(1)}.ipynb`);
      const mark = `number ${at}`;
      const cells = [...Array.from({ length: any(6) }, cell).filter(({ cell_type: kind }) => ['code', 'markdown', 'raw'].includes(kind)), { cell_type: 'markdown', metadata: {}, source: mark }];
      drop(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }), `${at}.ipynb`);
      const shown = () => document.querySelector('[data-testid=notebook]');
      for (let frames = 0; frames < 600 && !shown()?.textContent?.includes(mark); frames += 1) await paint();
      if (!shown()?.textContent?.includes(mark)) wrong.add(`a notebook was not opened: ${JSON.stringify(cells)}`);
      if (shown()?.querySelector(STRANGE)) wrong.add(`there is a ${shown()?.querySelector(STRANGE)?.outerHTML}`);
    }
    if (Reflect.get(window, 'harmed')) wrong.add('something was run');
    return [...wrong];
  }

  Object.assign(window, { rubbish: { outputs, files, notebooks } });
})();
