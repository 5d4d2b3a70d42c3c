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

export const forGood = vault(() => localStorage);
export const forTab = vault(() => sessionStorage);

let key = "";
let guest = false;

export const documentKey = () => key;
export const guestKey = () => `${key}:guest`;
export const linkKey = () => `${key}:guest-links`;
export const tabKey = () => `${key}:tab`;
export const asideKeys = () => forGood.keys().filter((name) => name.startsWith(`${key}:unread:`));

/** @param {string} course its id */
export function openShelf(course) {
  key = course;
  lookForGuest();
}

/** A guest is who the tab says is one. */
export function lookForGuest() {
  guest = forTab.get(guestKey()) !== null;
}

/** Whether another tab that has written under a key has written the document. @param {string | null} name null for all */
export function isDocument(name) {
  return name === null || name === key;
}

export function isGuest() {
  return guest;
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

/** @param {string} text @returns {boolean} whether it could be kept; a guest has nothing but the guest's document */
export function putTabText(text) {
  return !guest && forTab.set(tabKey(), text);
}

/** A guest leaves alone what another has in this tab. */
export function dropTabText() {
  if (!guest) forTab.drop(tabKey());
}

/** The links that guests are following; see guest-link.js. */
export function guestLinks() {
  return forGood.get(linkKey());
}

/** @returns {string[]} the texts that were set aside, since they could not be read */
export function aside() {
  return asideKeys().map((name) => forGood.get(name) ?? "");
}
