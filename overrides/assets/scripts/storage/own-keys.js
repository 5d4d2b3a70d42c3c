/** Which keys of the browser's storages are the course's own, and the texts that were set aside under some of them. */
import { forGood, key, oldKey } from "./web-storage.js";

/** Whether a key is of this site, or of before keys had a path. @param {string} name */
export function isOurs(name) {
  const isOld = name === oldKey || (name.startsWith(`${oldKey}:`) && !name.startsWith(`${oldKey}:/`));
  return isOld || name === key || name.startsWith(`${key}:`);
}

/** @returns {string[]} the keys of the texts that were set aside, since they could not be read */
export function asideKeys() {
  return forGood.keys().filter((name) => [key, oldKey].some((one) => name.startsWith(`${one}:unread:`)));
}

/** @returns {string[]} those texts */
export function aside() {
  return asideKeys().map((name) => forGood.get(name) ?? "");
}
