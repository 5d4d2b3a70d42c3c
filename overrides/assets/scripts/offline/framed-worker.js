/**
 * The theme searches in a worker, and browsers start none for a page from the disk. There this takes a worker's place: it
 * runs the same file in a hidden frame, and passes on what the two say to each other. No page of a server loads it.
 */
class FramedWorker extends EventTarget {
  /** @param {string | URL} file */
  constructor(file) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inside = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
    // What the file posts goes to the page; a frame would post it to itself.
    inside.postMessage = (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
    const script = inside.document.createElement("script");
    script.src = new URL(file, location.href).href;
    /** @type {Promise<unknown>} */
    const ready = new Promise((loaded) => script.addEventListener("load", loaded));
    inside.document.body.append(script);
    /** @param {unknown} data */
    this.postMessage = (data) => ready.then(() => inside.dispatchEvent(new MessageEvent("message", { data })));
    this.terminate = () => frame.remove();
  }
}

if (location.protocol === "file:") Object.assign(globalThis, { Worker: FramedWorker });
