/**
 * Where the learner's document lies, as a text: for good, or in the tab alone, for a guest and where the browser keeps
 * nothing for good. Every key begins with the course's id. What it holds is store.js's matter.
 *
 * @typedef {object} Vault
 * @property {(key: string) => string | null} get null where there is nothing, or nothing may be read
 * @property {(key: string, text: string) => boolean} set false where it could not be kept
 * @property {(key: string) => void} drop
 * @property {() => string[]} keys
 * @property {() => boolean} isOpen whether anything may be kept here at all
 */

/**
 * @param {() => Storage} reach reaching for a forbidden storage throws, so it is done each time
 * @returns {Vault}
 */
function vault(reach) {
  /** @template T @param {(storage: Storage) => T} act @param {T} otherwise @returns {T} */
  const tried = (act, otherwise) => {
    try {
      return act(reach());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => tried((storage) => storage.getItem(key), null),
    set: (key, text) => tried((storage) => (storage.setItem(key, text), true), false),
    drop: (key) => tried((storage) => storage.removeItem(key), undefined),
    keys: () => tried((storage) => Object.keys(storage), []),
    isOpen: () => tried((storage) => storage.length >= 0, false),
  };
}

const forGood = vault(() => localStorage);
export const forTab = vault(() => sessionStorage);

let key = "";
let guest = false;

const guestKey = () => `${key}:guest`;
const tabKey = () => `${key}:tab`;
const asideKeys = () => forGood.keys().filter((name) => name.startsWith(`${key}:unread:`));

/** @param {string} course its id */
export function openShelf(course) {
  key = course;
  guest = forTab.get(guestKey()) !== null;
}

/** Whether another tab that has written under a key has written the document. @param {string | null} name null for all */
export function isDocument(name) {
  return name === null || name === key;
}

export function isGuest() {
  return guest;
}

/** @param {boolean} isOne leaving, a guest's document is dropped */
export function setGuest(isOne) {
  guest = isOne;
  if (!guest) forTab.drop(guestKey());
}

/** Whether nothing may be kept for good that should be. */
export function isBlocked() {
  return !guest && !forGood.isOpen();
}

/** The text that is kept now. */
export function textNow() {
  return guest ? forTab.get(guestKey()) : forGood.get(key);
}

/** @param {string} text @returns {boolean} whether it could be kept */
export function putText(text) {
  if (guest) return forTab.set(guestKey(), text);
  const isKept = forGood.set(key, text);
  if (isKept) dropTabText();
  return isKept;
}

/** What could only be kept in the tab. */
export function tabText() {
  return guest ? null : forTab.get(tabKey());
}

/** @param {string} text */
export function putTabText(text) {
  forTab.set(tabKey(), text);
}

export function dropTabText() {
  forTab.drop(tabKey());
}

/** @returns {string[]} the texts that were set aside, since they could not be read */
export function aside() {
  return asideKeys().map((name) => forGood.get(name) ?? "");
}

/** @param {string} text @returns {boolean} whether it lies aside, once */
export function setAside(text) {
  return aside().includes(text) || forGood.set(`${key}:unread:${Date.now()}`, text);
}

export function dropAside() {
  asideKeys().forEach((name) => forGood.drop(name));
}

/** Drops all of the course's. @param {(name: string) => boolean} isOurs which other keys to drop */
export function dropAll(isOurs) {
  for (const vault of [forGood, forTab]) {
    for (const name of vault.keys()) if (name === key || name.startsWith(`${key}:`) || isOurs(name)) vault.drop(name);
  }
  guest = false;
}
