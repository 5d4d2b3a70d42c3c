/**
 * What the build tells the scripts of a page.
 *
 * @typedef {object} Page
 * @property {string} course the course's id
 * @property {string} base the way to the site's root, relative to the page
 * @property {string} edition
 * @property {string} date of the edition
 * @property {"home" | "module" | "scenario" | "quiz" | "record" | "other"} kind
 * @property {string} slug of the module, scenario or quiz; "" on other pages
 * @property {string} module to which the page belongs; "" on other pages
 * @property {string[]} takes what completing a module takes
 * @property {number} passMark in percent
 * @property {Record<string, string>} marks of the sections, questions or endings of the page
 * @property {import("../core/progress.js").ModuleParts[]} modules in order
 * @property {number[]} [minutes] that each module takes, where the page says how much is left
 * @property {Record<string, number[]>} [paths] there too: the modules of each learning path, by their places
 */

/**
 * @param {Document} document
 * @returns {Page | null} null on pages that the course has not made, such as the one for what is not found
 */
export function readPage(document) {
  // In the head stands what the theme has written there, and no text of a page.
  const told = document.head.querySelector("script[data-page]")?.textContent;
  return told ? JSON.parse(told) : null;
}

/** The site's root. @param {Page} page */
export function rootOf(page) {
  return new URL(`${page.base}/`, location.href);
}

/**
 * @param {string} address a whole address
 * @param {Page} page
 * @returns {string | null} the path from the site's root, without fragment; null for what lies outside of the site
 */
export function pathInSite(address, page) {
  const root = rootOf(page).href;
  return address.startsWith(root) ? address.slice(root.length).replace(/[?#].*$/, "") : null;
}
