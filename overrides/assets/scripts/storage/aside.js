/** The texts that were set aside, since they could not be read, each under a key of its own. */
import { forGood, key, oldKey } from "./web-storage.js";

/** @returns {string[]} the keys of those texts */
export function asideKeys() {
  return forGood.keys().filter((name) => [key, oldKey].some((one) => name.startsWith(`${one}:unread:`)));
}

/** @returns {string[]} those texts */
export function aside() {
  return asideKeys().map((name) => forGood.get(name) ?? "");
}
