/**
 * Looks for what is new to the learner in modules that were complete. What sees to it is loaded once there is something.
 */
import { changes } from "../core/changes.js";
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";

/**
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export default async function start(root, page) {
  const catalog = await loadCatalog();
  const show = async () => {
    const isSome = changes(learner(), catalog).length || Object.values(learner().completions).some((one) => one.renewed);
    if (isSome) (await load("annex")).showChanges(root, page, catalog);
    else root.hidden = true;
  };
  watch(show);
  document.addEventListener("visibilitychange", show);
  await show();
}
