// In a frame beside the experiment's: says to it what only the page around may
// say, and to that page what only the experiment may.
// @ts-check

addEventListener('message', ({ data }) => {
  if (data !== 'meddle') return;
  parent.frames[0].postMessage({ interleave: 1, type: 'configure', settings: { workers: 7 } }, '*');
  parent.frames[0].postMessage({ interleave: 1, type: 'run', id: 'stranger' }, '*');
  parent.postMessage({ interleave: 1, type: 'result', id: 1, result: 'made up' }, '*');
  parent.postMessage({ interleave: 1, type: 'resize', height: 7777 }, '*');
  parent.postMessage('meddled', '*');
});
