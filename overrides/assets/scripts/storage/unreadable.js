/** The documents as texts: the one that is kept, and those that could not be read. */
import { aside, isGuest } from "./web-storage.js";
import { stand } from "./store.js";

/** The document as a text that `inspect` reads. */
export function exported() {
  return `${JSON.stringify(stand.current, null, 1)}\n`;
}

/**
 * @returns {string[]} the texts that could not be read: those set aside, and one that must stay where it is; a guest gets none
 *   of them, since they are another's
 */
export function unread() {
  const { locked, kept, trouble } = stand;
  if (isGuest()) return [];
  return [...aside(), ...(locked && kept !== null && trouble !== "apart" ? [kept] : [])];
}
