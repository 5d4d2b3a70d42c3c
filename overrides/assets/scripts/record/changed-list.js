/** The list of what is new to the learner, as the record shows it; changes.js has worked it out. */
import { longDate } from "../ui/dates.js";
import { element } from "../ui/element.js";

/** @typedef {import("../core/changes.js").Change} Change */

/**
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 * @param {import("../core/changes.js").Catalog} catalog
 * @param {Change[]} open what is left to look at
 * @param {number} all how many there were
 * @param {string} renewed when the last of them was looked at, "" for never
 */
export function drawChanges(root, page, catalog, open, all, renewed) {
  const [sum, list] = ["changed-sum", "changed"].map((name) => root.querySelector(`[data-slot="${name}"]`));
  if (sum) sum.textContent = open.length ? left(open.length, all) : `You have looked at everything that changed. The last of it on ${longDate(renewed)}.`;
  const modules = catalog.modules.filter(({ id }) => open.some((change) => change.module === id));
  list?.replaceChildren(...modules.map(({ id, title }) => entry(title, open.filter(({ module }) => module === id), page)));
}

/** @param {number} open @param {number} all */
function left(open, all) {
  const count = open < all ? `${open} of ${all} things are left.` : `${all} ${all === 1 ? "thing is" : "things are"} new to you.`;
  return `The course has changed. Your modules stay complete. ${count} Only these are asked again:`;
}

/** @param {string} title @param {Change[]} open @param {import("../ui/page-data.js").Page} page */
function entry(title, open, page) {
  return element("li", {}, title, element("ul", {}, ...open.map((change) => item(change, page))));
}

/** @param {Change} change @param {import("../ui/page-data.js").Page} page */
function item({ kind, title, url, isNew }, page) {
  const link = element("a", { href: `${page.base}/${url}` }, title);
  return element("li", {}, `${kind[0].toUpperCase()}${kind.slice(1)}, ${isNew ? "new" : "changed"}: `, link);
}
