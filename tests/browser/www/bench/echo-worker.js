// Sends back what comes.
// @ts-check

addEventListener('message', ({ data }) => postMessage(data));

export {};
