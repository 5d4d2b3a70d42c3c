/** The list of what is new to the learner in modules that were complete. */
import { changes, renew, waiting } from "../core/changes.js";
import { append, learner } from "../storage/store.js";
import { longDate } from "../ui/dates.js";
import { element } from "../ui/element.js";

/** @typedef {import("../core/changes.js").Change} Change */

const KINDS = { passage: "Passage", question: "Question", verdict: "Verdict" };

/** The modules that this page has renewed. @type {Set<string>} */
const done = new Set();

/**
 * Keeps that all was looked at, once it was; lists what is left.
 *
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 * @param {import("../core/changes.js").Catalog} catalog
 */
export function showChanges(root, page, catalog) {
  // A page that nobody looks at does not look at anything.
  const settled = document.hidden ? [] : renew(learner(), catalog, done);
  if (!settled.length) return draw(root, page, catalog);
  // What is added is shown at once, and comes back here.
  settled.forEach(({ module }) => done.add(module));
  append(() => settled);
}

/**
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 * @param {import("../core/changes.js").Catalog} catalog
 */
function draw(root, page, catalog) {
  const all = changes(learner(), catalog);
  const open = waiting(all);
  const renewed = Object.values(learner().completions).map((one) => one.renewed).sort().at(-1) ?? "";
  root.hidden = !open.length && !renewed;
  if (root.hidden) return;
  const [sum, list] = ["changed-sum", "changed"].map((name) => root.querySelector(`[data-slot="${name}"]`));
  if (sum) sum.textContent = open.length ? left(open.length, all.length) : `You have looked at everything that changed. The last of it on ${longDate(renewed)}.`;
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
  return element("li", {}, `${KINDS[kind]}, ${isNew ? "new" : "changed"}: `, link);
}
