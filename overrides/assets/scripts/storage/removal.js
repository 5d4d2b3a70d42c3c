/** What only some visits do with what is kept: set it aside, drop it, and be a guest beside it. */
import { aside, asideKeys, documentKey, forGood, forTab, guestKey, isGuest, linkKey, lookForGuest, tabKey } from "./web-storage.js";

/**
 * @param {string | null} text a guest's document, or null to be none any more; a guest's document is dropped then
 * @returns {boolean} false where the tab does not keep it, and nothing has changed
 */
export function setGuest(text) {
  if (text !== null && !forTab.set(guestKey(), text)) return false;
  if (text === null) forTab.drop(guestKey());
  lookForGuest();
  return true;
}

/** Drops the document, and for all but guests what was set aside of it. */
export function dropText() {
  if (isGuest()) return forTab.drop(guestKey());
  forGood.drop(documentKey());
  dropAside();
}

/** What is kept for good, or in the tab for want of that, whether or not it is a guest who asks. */
export function ownText() {
  return forGood.get(documentKey()) ?? forTab.get(tabKey());
}

/** @param {[address: string, at: number][]} links @returns {boolean} whether they could be kept */
export function putGuestLinks(links) {
  if (links.length) return forGood.set(linkKey(), JSON.stringify(links));
  forGood.drop(linkKey());
  return true;
}

/** @param {string} text @returns {boolean} whether it lies aside, once */
export function setAside(text) {
  return aside().includes(text) || forGood.set(`${documentKey()}:unread:${Date.now()}`, text);
}

export function dropAside() {
  asideKeys().forEach((name) => forGood.drop(name));
}

/** Drops all of the course's. @param {(name: string) => boolean} isOurs which other keys to drop */
export function dropAll(isOurs) {
  for (const vault of [forGood, forTab]) {
    for (const name of vault.keys()) if (name === documentKey() || name.startsWith(`${documentKey()}:`) || isOurs(name)) vault.drop(name);
  }
  lookForGuest();
}
