/** Whether there is something new to the learner in modules that were complete; changed-list.js shows it. */
import { changes, waiting } from "../core/changes.js";
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";

/** @typedef {import("../core/changes.js").Change} Change */

/**
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export default async function start(root, page) {
  const catalog = await loadCatalog();
  const show = async () => {
    const all = changes(learner(), catalog);
    const renewed = Object.values(learner().completions).map((one) => one.renewed).sort().at(-1) ?? "";
    const open = waiting(all);
    root.hidden = !open.length && !renewed;
    if (!root.hidden) (await load("details")).drawChanges(root, page, catalog, open, all.length, renewed);
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
