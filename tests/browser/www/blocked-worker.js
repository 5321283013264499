// The worker of blocked.js in a file of its own.
// @ts-check
Reflect.get(self, 'trustedTypes')?.createPolicy('default', { createScriptURL: (/** @type {string} */ url) => url });

self.addEventListener('message', ({ data: { inner, url } }) => {
  if (inner) {
    const worker = new Worker(inner);
    worker.onmessage = ({ data }) => postMessage(data);
    worker.onerror = ({ message }) => postMessage({ status: message });
    worker.postMessage({ url });
    return;
  }
  const began = performance.now();
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.send();
  postMessage({ status: request.status, answer: JSON.parse(request.responseText), ms: performance.now() - began });
});
