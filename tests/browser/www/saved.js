// Keeps what the page saves as files, instead of saving it. `window.files.saved`
// has the name, the type and the bytes of each, in order.
// @ts-check

/** @type {{ name: string, type: string, content: Blob }[]} */
const saved = [];
/** @type {Map<string, Blob>} */
const blobs = new Map();
const files = {
  saved,
  /** The text of the last file, of this name if one is given. @param {string} [name] */
  text: async (name) => saved.findLast((file) => file.name === (name ?? file.name))?.content.text(),
  /** The pixels of a picture. @param {string} name */
  size: async (name) => {
    const content = saved.findLast((file) => file.name === name)?.content;
    if (!content) return undefined;
    const image = new Image();
    image.src = URL.createObjectURL(content);
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const colours = new Set();
    for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 4).join());
    return { width: image.naturalWidth, height: image.naturalHeight, colours: colours.size };
  },
  /** Drops a file of this text onto an element. @param {string} testid @param {string} name @param {string} text */
  drop: (testid, name, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
    const target = document.querySelector(`[data-testid="${testid}"]`);
    target?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  },
  /** Types into a field. @param {string} testid @param {string} text */
  type: (testid, text) => {
    const field = document.querySelector(`[data-testid="${testid}"]`);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) throw new Error(`no field ${testid}`);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  },
};
Object.assign(window, { files });

const { createObjectURL } = URL;
URL.createObjectURL = (/** @type {Blob | MediaSource} */ content) => {
  const address = createObjectURL.call(URL, content);
  if (content instanceof Blob) blobs.set(address, content);
  return address;
};
const { click } = HTMLAnchorElement.prototype;
HTMLAnchorElement.prototype.click = function () {
  const content = blobs.get(this.href);
  if (this.download && content) saved.push({ name: this.download, type: content.type, content });
  else click.call(this);
};
