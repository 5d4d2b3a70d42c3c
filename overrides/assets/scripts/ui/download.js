import { element } from "./element.js";

/**
 * Hands something over as a file.
 *
 * @param {string} name
 * @param {string} type such as "application/json"
 * @param {string | Blob} content
 */
export function saveFile(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
