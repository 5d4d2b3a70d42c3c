import { element } from "./element.js";

/**
 * Hand something over as a file.
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

/** The name of a file, as any system takes it, of the parts that are not empty. @param {...string} parts */
export function fileName(...parts) {
  const words = parts.map((part) => part.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  // A long name would be too long for some systems; what is cut is cut between letters.
  return words.map((one) => Array.from(one.join("-")).slice(0, 40).join("")).filter(Boolean).join("-");
}
