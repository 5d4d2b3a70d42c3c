import { changes, renew, waiting } from "../core/changes.js";
import { load } from "../load.js";
import { append, learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";

/**
 * List what is new to the learner in modules that were complete, with the way there.
 *
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export default async function start(root, page) {
  const catalog = await loadCatalog();
  /** @type {Set<string>} */
  const done = new Set();
  const show = () => {
    // A page that nobody looks at does not look at anything.
    const settled = document.hidden ? [] : renew(learner(), catalog, done);
    if (!settled.length) return void draw(root, page, catalog);
    // What is added is shown at once, and comes back here.
    settled.forEach(({ module }) => done.add(module));
    append(() => settled);
  };
  watch(show);
  document.addEventListener("visibilitychange", show);
  show();
}

/**
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 * @param {import("../core/changes.js").Catalog} catalog
 */
async function draw(root, page, catalog) {
  const all = changes(learner(), catalog);
  const renewed = Object.values(learner().completions).map((one) => one.renewed).sort().at(-1) ?? "";
  root.hidden = !waiting(all).length && !renewed;
  if (!root.hidden) (await load("annex")).listChanges(root, page, catalog, all, renewed);
}
