/** The log as a text for a file, and the texts that could not be read. */
import { compact } from "../core/compact.js";
import { documentOf } from "../core/document.js";
import { isGuest } from "./backs.js";
import { aside } from "./aside.js";
import { stand } from "./store.js";

/** The log as a text that core/read.js reads. Of somebody who has done nothing yet, it has the beginning. */
export function exported() {
  const { events, log, current } = stand;
  const began = { id: "1.file0000", at: current.begun, type: /** @type {const} */ ("began"), learner: current.id };
  return documentOf(log, events.length ? compact(events) : [began]);
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
