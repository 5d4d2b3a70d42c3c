/**
 * What changes whose document is kept: guest mode, a fresh start, a file that is opened, and clearing everything.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { bothNotes } from "../core/merge-notes.js";
import { fresh } from "../core/learner.js";
import { inspect } from "../core/parse-document.js";
import { dropAll, dropAside, dropText, ownText, setGuest } from "./removal.js";
import { dropTabText, isGuest, putTabText, tabText } from "./web-storage.js";
import { empty, getReader, keep, load, put, stand, tell, troubled } from "./store.js";

/**
 * From here on nothing is kept past the tab; what was kept before stays where it is, unseen.
 *
 * @returns {boolean} false where the tab keeps nothing: then the next page would show what was kept before
 */
export function startGuest() {
  const guest = fresh();
  if (!setGuest(JSON.stringify(guest))) return false;
  Object.assign(stand, { trouble: null, locked: false, turn: stand.turn + 1 });
  put(guest);
  return true;
}

export function endGuest() {
  setGuest(null);
  Object.assign(stand, { kept: null, current: fresh(), trouble: null, locked: false, isWritten: false, turn: stand.turn + 1 });
  getReader().then(({ joinTab }) => {
    load();
    if (joinTab(stand)) keep();
    tell();
  });
}

/** Another learner in place of this one, of whom nothing stays: not even what only a newer course could have read. */
export function startFresh() {
  dropText();
  empty();
  put(fresh());
}

/**
 * @param {Learner} other takes the place of what is kept, or is joined with it
 * @param {boolean} isJoined
 * @returns {Promise<{ isKept: boolean, left: import("../core/merge-notes.js").Left[] }>} whether that was done, which where it would take
 *   the place of another's takes room for it; and the notes for which there is no room in their boxes
 */
export async function adopt(other, isJoined) {
  const { merge } = await getReader();
  load();
  if (!isJoined) return { isKept: replace(other), left: [] };
  const { notes, left } = bothNotes(stand.current, other);
  put({ ...merge(stand.current, other), notes });
  return { isKept: troubled() !== "unfit", left };
}

/** @param {Learner} other */
function replace(other) {
  const [before, tab] = [{ ...stand }, tabText()];
  Object.assign(stand, { current: other, isWritten: true, isCleared: false, turn: before.turn + 1 });
  const isKept = keep() || before.kept === null || before.locked;
  // What it was to take the place of is still there, and would be back on the next page.
  if (!isKept) {
    Object.assign(stand, before);
    if (tab === null) dropTabText();
    else putTabText(tab);
  }
  tell();
  return isKept;
}

/**
 * Ends that what was done in this tab stands beside what is kept for good.
 *
 * @param {boolean} isJoined whether it joins that; else it is dropped
 */
export async function settleApart(isJoined) {
  const { merge } = await getReader();
  const own = stand.current;
  Object.assign(stand, { current: fresh(), kept: null, locked: false, trouble: null, isWritten: false });
  dropTabText();
  load();
  if (isJoined) put(merge(stand.current, own));
  else tell();
}

/** @param {(name: string) => boolean} isOurs which keys to remove from this browser, beside the course's own */
export function clear(isOurs) {
  dropAll(isOurs);
  empty();
  tell();
}

/** The learner whose document is kept for good while this one is a guest's or stands apart; "unknown" where it can't be read. */
export function hidden() {
  const text = isGuest() || stand.trouble === "apart" ? ownText() : null;
  if (text === null) return null;
  const found = inspect(text);
  return "learner" in found ? found.learner : "unknown";
}

/** Lets go of what could not be read, unless a newer course can read it. */
export function dropUnread() {
  dropAside();
  if (stand.trouble === "unreadable") [stand.locked, stand.trouble] = [false, null];
  put(stand.current);
}
