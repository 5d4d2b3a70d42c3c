/**
 * Home says in which modules something is new to a learner who had completed them, once the course has changed.
 *
 * @typedef {import("./facts.js").Page} Page
 */
import { learner, watch } from "../state/store.js";
import { loadCatalog } from "./catalog.js";

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

/** @param {Page} page */
async function show(page) {
  const [catalog, { changes, waiting }] = await Promise.all([loadCatalog(), import("../state/changes.js")]);
  const open = waiting(changes(learner(), catalog));
  for (const { id } of page.modules) {
    const count = open.filter((change) => change.module === id).length;
    const link = /** @type {HTMLElement | null} */ (document.querySelector(`[data-module="${id}"] [data-module-new]`));
    if (!link) continue;
    link.hidden = !count;
    link.textContent = `${count} new to you`;
  }
}
