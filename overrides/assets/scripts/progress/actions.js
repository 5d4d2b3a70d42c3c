/**
 * What the buttons do that are there for one's own progress, wherever they stand: `data-act` says which. Most pages never
 * need it, so it is loaded when it is asked for.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { isGuest, watch } from "../storage/store.js";

/** @type {Record<string, (page: Page) => Promise<void>>} */
const ACTS = {
  "start-fresh": async (page) => (await import("./shared-computer.js")).freshly(page),
  clear: async (page) => (await import("./shared-computer.js")).clearly(page),
  guest: async (page) => (await import("./shared-computer.js")).guest(page),
  export: async (page) => {
    const [{ saveProgress }, { say }] = await Promise.all([import("./export.js"), import("../ui/announce.js")]);
    say(`Saved as ${saveProgress(page)}.`);
  },
  import: async (page) => (await import("./import.js")).chooseFile(page),
};

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  const act = ACTS[root.dataset.act ?? ""];
  root.addEventListener("click", () => act?.(page));
  if (root.dataset.act === "guest") nameGuest(root);
}

/** @param {HTMLElement} root the button that leads into guest mode, and out again */
function nameGuest(root) {
  const inward = root.textContent;
  const show = () => (root.textContent = isGuest() ? "Leave guest mode" : inward);
  watch(show);
  show();
}
