/** The list of what is new to the learner in modules that were complete. */
import { changes, waiting } from "../core/changes.js";
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";
import { longDate } from "../ui/dates.js";
import { element } from "../ui/element.js";
import { loadCatalog } from "../ui/load-catalog.js";

/** @typedef {import("../core/changes.js").Change} Change */

const KINDS = { passage: "Passage", question: "Question", verdict: "Verdict" };

/**
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export default async function start(root, page) {
  const catalog = await loadCatalog();
  const show = async () => {
    const all = changes(learner(), catalog);
    draw(root, page, catalog, all);
    // A page that nobody looks at does not look at anything.
    if (!document.hidden && isRenewable(all)) (await load("occasional")).renewModules(catalog);
  };
  watch(show);
  document.addEventListener("visibilitychange", show);
  await show();
}

/** Whether all that has changed in one of the modules was looked at. @param {Change[]} all */
function isRenewable(all) {
  const open = waiting(all).map(({ module }) => module);
  return all.some(({ module }) => !open.includes(module));
}

/**
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 * @param {import("../core/changes.js").Catalog} catalog
 * @param {Change[]} all
 */
function draw(root, page, catalog, all) {
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
