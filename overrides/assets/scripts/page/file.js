import { element } from "./element.js";

/**
 * Hands a text over as a file.
 *
 * @param {string} name
 * @param {string} type such as "application/json"
 * @param {string} text
 */
export function saveFile(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
