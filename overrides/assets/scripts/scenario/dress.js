/** @type {Map<string, Promise<unknown>>} */
const sheets = new Map();

/**
 * Brings the style sheet of what scripts are about to build, once.
 *
 * @param {import("../page/facts.js").Page} page
 * @param {string} name
 * @returns {Promise<unknown>} settled when it holds, or can't be had: what it dresses can be read without
 */
export function dress(page, name) {
  const sheet = sheets.get(name) ?? fetchSheet(`${page.base}/assets/styles/${name}.css`);
  sheets.set(name, sheet);
  return sheet;
}

/** @param {string} href */
function fetchSheet(href) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", media: "screen", href });
  const settled = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  return settled;
}
