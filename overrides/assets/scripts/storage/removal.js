/** What only some visits do with what is kept: set it aside, drop it, and be a guest beside it. */
import { documentOf } from "../core/document.js";
import { fresh, identifier } from "../core/learner.js";
import { back, isGuest, lookForGuest, ownBack, tabText } from "./backs.js";
import { aside, asideKeys } from "./aside.js";
import { dropLock, leave } from "./lock.js";
import { forGood, forTab, key, oldKey, site } from "./web-storage.js";

/** @returns {boolean} false where the tab does not keep it, and nothing has changed */
export function beGuest() {
  const { id, begun } = fresh();
  const text = documentOf(identifier(), [{ id: `1.${identifier(8)}`, at: begun, type: "began", learner: id }]);
  if (!forTab.set(`${site}:guest`, text)) return false;
  leave();
  lookForGuest();
  return true;
}

/** A guest's log goes with the guest. */
export function beNoGuest() {
  forTab.drop(`${site}:guest`);
  lookForGuest();
}

/** Drops the log, and for all but guests what was set aside, and the lock. */
export function dropLog() {
  back().replace(null);
  if (isGuest()) return;
  dropAside();
  dropLock();
}

/** What is kept for good, or in the tab for want of that, whether or not it is a guest who asks. */
export function ownText() {
  return ownBack().read() ?? tabText() ?? forTab.get(`${key}:tab`);
}

/** The links that guests are following; see guest-link.js. */
export function guestLinks() {
  return forGood.get(`${site}:guest-links`);
}

/** @param {[address: string, at: number][]} links @returns {boolean} whether they could be kept */
export function putGuestLinks(links) {
  if (links.length) return forGood.set(`${site}:guest-links`, JSON.stringify(links));
  forGood.drop(`${site}:guest-links`);
  return true;
}

/** @param {string} text @returns {boolean} whether it lies aside, once */
export function setAside(text) {
  return aside().includes(text) || forGood.set(`${key}:unread:${Date.now()}`, text);
}

export function dropAside() {
  asideKeys().forEach((name) => forGood.drop(name));
}

/** Whether a key is of this site. @param {string} name */
function isOurs(name) {
  return name === site || name.startsWith(`${site}:`);
}

/** Drops all of the course's at this address. @param {(name: string) => boolean} isAlso which other keys to drop */
export function dropAll(isAlso) {
  for (const vault of [forGood, forTab]) {
    for (const name of vault.keys()) if (isOurs(name) || isAlso(name)) vault.drop(name);
  }
  lookForGuest();
}

/** Drops the document of before keys had a path, if it was this learner's. @param {import("./store.js").Stand} stand */
export function dropOld(stand) {
  if (!forGood.get(`${key}:adopted`)?.endsWith(" taken")) return;
  forGood.drop(oldKey);
  forGood.drop(`${key}:adopted`);
  stand.old = null;
}
