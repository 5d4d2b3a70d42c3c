/**
 * What is done so that what was kept stays, and is missed when it is gone: once a page, after the first thing that somebody
 * does there.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { rootOf } from "../ui/page-data.js";
import { persist } from "./persist.js";
import { capabilities, isGuest } from "./store.js";

/** A guest's work is to go, and a host sees to its own. @param {Page} page */
export function safeguard(page) {
  if (isGuest() || !capabilities().switches) return;
  persist().catch(() => {});
  remember(rootOf(page).href).catch(() => {});
}

/**
 * A second small store, which some ways of clearing the first leave alone: that somebody was here, and no more than that.
 * overrides/home.html looks for it under this name, and overrides/worker.js leaves it there.
 *
 * @param {string} root of the site
 */
async function remember(root) {
  if ("caches" in globalThis && navigator.serviceWorker?.controller) await caches.open(`course ${root} kept`);
}
