/**
 * Storage that a page around the course provides, such as the launch page of a package for a learning management system. That
 * page is of the same origin, frames the course, and sets `courseSession` on its own window before it sets the frame's address.
 *
 * @typedef {object} CourseSession The contract. All of it is synchronous; the host writes to its system behind it.
 * @property {() => string | null} read gives the document back as it was put there, whole; null where there is none yet
 * @property {(text: string) => boolean} write keeps a document in place of the one before; false where it can't, and then the one
 *   before is still there. The host may keep less than all of it past the session, as long as `read` gives whole events of one log.
 * @property {(changed: () => void) => void} [watch] calls back when another window of the session has written
 *
 * @typedef {import("./port.js").Back} Back
 */
import { appended } from "../core/document.js";

/** @param {Window} window @returns {CourseSession | null} what the page around provides */
export function sessionAround(window) {
  try {
    const { courseSession } = /** @type {Window & { courseSession?: CourseSession }} */ (window.parent);
    return window.parent !== window && courseSession ? courseSession : null;
  } catch {
    // A page of another origin is none of ours.
    return null;
  }
}

/** @param {CourseSession} session @returns {Back} */
export function hostBack(session) {
  /** @template T @param {() => T} act @param {T} otherwise */
  const tried = (act, otherwise) => {
    try {
      return act();
    } catch (error) {
      reportError(error);
      return otherwise;
    }
  };
  const read = () => tried(() => session.read(), null);
  const write = (/** @type {string} */ text) => (tried(() => session.write(text), false) ? "kept" : "full");
  return {
    read,
    append(log, events) {
      const text = appended(read(), log, events);
      return text === null ? "other" : write(text);
    },
    // Whose log it is, the system says; it does not become another's, and it is not taken away.
    replace: (text) => (text === null ? "other" : write(text)),
    watch: (changed) => tried(() => session.watch?.(changed), undefined),
    capabilities: { switches: false, guests: false },
  };
}
