/**
 * What the buttons do that are there for one's own progress, wherever they stand: `data-act` says which. Most pages never
 * need it, so it is loaded when it is asked for.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { isGuest, watch } from "../storage/store.js";
import { announce } from "../ui/announce.js";
import { offerRetry } from "../ui/load-failure.js";

/** @type {Record<string, (page: Page) => Promise<void>>} */
const ACTS = {
  "start-fresh": async (page) => (await load("progress")).confirmFreshStart(page),
  clear: async (page) => (await load("progress")).confirmClearAll(page),
  guest: async (page) => (await load("progress")).toggleGuest(page),
  export: async (page) => announce(`Saved as ${(await load("progress")).saveProgress(page)}.`),
  import: async (page) => (await load("progress")).chooseFile(page),
};

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  const act = ACTS[root.dataset.act ?? ""];
  const press = () =>
    act?.(page).catch((error) => {
      reportError(error);
      offerRetry(root, press);
    });
  root.addEventListener("click", press);
  if (root.dataset.act === "guest") nameGuest(root);
}

/** @param {HTMLElement} root the button that leads into guest mode, and out again */
function nameGuest(root) {
  const inward = root.textContent;
  const show = () => (root.textContent = isGuest() ? "Leave guest mode" : inward);
  watch(show);
  show();
}
