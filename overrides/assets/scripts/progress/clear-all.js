import { clear } from "../storage/switch.js";
import { rootOf } from "../ui/page-data.js";

/**
 * Remove all that the course and its theme have put into this browser. Other sites may live on the same host, so only
 * what belongs to the course's own addresses is touched.
 *
 * @param {import("../ui/page-data.js").Page} page
 * @returns {Promise<string[]>} what could not be removed
 */
export async function clearAll(page) {
  const base = rootOf(page);
  /** @type {string[]} */
  const left = [];
  // The worker goes first: it would fill the cache again.
  await dropWorkers(base).catch(() => left.push("the offline service"));
  await dropCaches(base).catch(() => left.push("the offline pages"));
  // The theme begins its keys with the path of the site and a full stop.
  // Before keys had a path, they began with the course's id alone.
  const { course } = page;
  const isOld = (/** @type {string} */ name) => name === course || (name.startsWith(`${course}:`) && !name.startsWith(`${course}:/`));
  clear((name) => isOld(name) || name.startsWith(`${base.pathname}.`));
  return left;
}

/** @param {URL} base */
async function dropWorkers(base) {
  // There are none on a page that came from a file or an unprotected host.
  const all = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  // At a host's root, what lies below may be another site's.
  await Promise.all(all.filter(({ scope }) => scope === base.href).map((one) => one.unregister()));
}

/** @param {URL} base */
async function dropCaches(base) {
  if (!("caches" in globalThis)) return;
  // overrides/worker.js names them by where the site is.
  const ours = (await caches.keys()).filter((name) => name.startsWith(`course ${base.href} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
}
