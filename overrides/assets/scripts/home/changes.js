/**
 * Home says in which modules something is new to a learner who had completed them, once the course has changed.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { asked } from "../core/asked.js";
import { changes, waiting } from "../core/changes.js";
import { moduleState } from "../core/progress.js";
import { learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { rootOf } from "../ui/page-data.js";
import { showChange } from "./home.js";

/**
 * @param {HTMLElement} _root
 * @param {Page} page
 */
export default function start(_root, page) {
  const look = () => {
    // The catalog is heavy, so it is fetched only for those who completed something on another edition.
    if (Object.values(learner().completions).some((one) => one.edition !== page.edition)) show(page);
  };
  look();
  watch(look);
}

/**
 * Whoever has nothing else left to do is led to the first thing that changed.
 *
 * @param {import("../core/changes.js").Change | undefined} change
 * @param {Page} page
 */
function lead(change, page) {
  const button = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-continue]"));
  if (!button) return;
  button.dataset.change = change ? new URL(change.url, rootOf(page)).href : "";
  button.dataset.changeTitle = change?.title ?? "";
  const isDone = page.modules.every((module) => moduleState(learner(), module, page.takes) === "done");
  if (isDone && !asked(learner()).length) showChange(button);
}

/** @param {Page} page */
async function show(page) {
  const catalog = await loadCatalog();
  const open = waiting(changes(learner(), catalog));
  lead(open[0], page);
  for (const { id } of page.modules) {
    const count = open.filter((change) => change.module === id).length;
    const link = /** @type {HTMLElement | null} */ (document.querySelector(`[data-module="${id}"] [data-module-new]`));
    if (!link) continue;
    link.hidden = !count;
    link.textContent = `${count} new to you`;
  }
}
