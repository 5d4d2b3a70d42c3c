/**
 * Keeps a guest a guest in a tab that is opened from a guest's page. What makes one a guest is kept by the tab, and a new
 * tab has nothing of it: so for a moment the browser keeps to which pages links were pressed.
 */

import { isGuest } from "./backs.js";
import { beGuest, guestLinks, putGuestLinks } from "./removal.js";

/** How long a link may be on its way, in milliseconds; a menu may be looked at for a while. */
const ON_ITS_WAY = 120_000;
const MOST = 20;

/** @returns {[address: string, at: number][]} those on their way */
function pressed() {
  try {
    const all = JSON.parse(guestLinks() ?? "[]");
    return all.filter((/** @type {[string, number]} */ [, at]) => Math.abs(Date.now() - at) < ON_ITS_WAY);
  } catch {
    return [];
  }
}

/** In a tab that was opened: whether a guest has opened it, who then is a guest here too. */
export function arrive() {
  const [all, here] = [pressed(), bare(location.href)];
  const at = all.findIndex(([address]) => address === here);
  if (at < 0) return void putGuestLinks(all);
  putGuestLinks(all.filter((_one, other) => other !== at));
  if (!isGuest() && history.length === 1) beGuest();
}

/** @param {string} address of a link that a guest is about to follow @returns {boolean} whether the new tab will know */
export function leave(address) {
  /** @type {[address: string, at: number]} */
  const link = [bare(address), Date.now()];
  return putGuestLinks([...pressed(), link].slice(-MOST));
}

/** @param {string} address */
function bare(address) {
  return address.replace(/#.*$/, "");
}
