/**
 * What the cards of the modules on a page say of them, so that none of it is loaded twice.
 *
 * @typedef {{ label: string, name: string, href: string }} Way A link into the course: what it shows, and how it is called.
 * @typedef {{ title: string, href: string, parts: Record<string, Way> }} Entry
 * @typedef {Record<string, Entry>} Book
 */

/** @param {ParentNode} root @returns {Book} by the modules' ids */
export function readModuleIndex(root) {
  const cards = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-module]"));
  return Object.fromEntries(Array.from(cards, (card) => [card.dataset.module, entry(card)]));
}

/** @param {HTMLElement} card @returns {Entry} */
function entry(card) {
  const title = /** @type {HTMLAnchorElement | null} */ (card.querySelector("h3 a"));
  const parts = /** @type {NodeListOf<HTMLAnchorElement>} */ (card.querySelectorAll("a[data-part]"));
  return {
    title: title?.textContent ?? "",
    href: title?.href ?? "",
    parts: Object.fromEntries(Array.from(parts, (link) => [link.dataset.part, way(link)])),
  };
}

/** @param {HTMLAnchorElement} link @returns {Way} */
function way(link) {
  const label = link.firstChild?.textContent ?? "";
  return { label, name: link.getAttribute("aria-label") ?? label, href: link.href };
}
