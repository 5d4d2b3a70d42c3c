import { element } from "./element.js";

/** @type {HTMLElement | undefined} */
let region;

/**
 * Tells those who hear the page, when what they are doing lets it.
 *
 * @param {string} text
 */
export function say(text) {
  if (!region) {
    region = element("div", { role: "status", class: "for-reader" });
    document.body.append(region);
  }
  const here = region;
  here.textContent = "";
  // A region that has only just been made, or says the same again, is passed over by some screen readers.
  setTimeout(() => (here.textContent = text), 100);
}
