/**
 * Which modules hold something new, on their cards, and on the button that leads on.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { changes, waiting } from "../core/changes.js";
import { learner } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { rootOf } from "../ui/page-data.js";

/**
 * Leave on the button what changed first: whoever has nothing else left to do is led there.
 *
 * @param {import("../core/changes.js").Change | undefined} change
 * @param {Page} page
 */
function lead(change, page) {
  const button = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-continue]"));
  if (!button) return;
  button.dataset.change = change ? new URL(change.url, rootOf(page)).href : "";
  button.dataset.changeTitle = change?.title ?? "";
}

/** @param {Page} page @param {() => void} redraw draws the button anew */
export async function showChanges(page, redraw) {
  const catalog = await loadCatalog();
  const open = waiting(changes(learner(), catalog));
  lead(open[0], page);
  redraw();
  for (const { id } of page.modules) {
    const count = open.filter((change) => change.module === id).length;
    const link = /** @type {HTMLElement | null} */ (document.querySelector(`[data-module="${id}"] [data-module-new]`));
    if (!link) continue;
    link.hidden = !count;
    link.textContent = `${count} new to you`;
  }
}
