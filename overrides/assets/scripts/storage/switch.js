/**
 * What changes whose log is kept: guest mode, a fresh start, a file that is opened, and clearing everything. Each log that is begun
 * has an id of its own. A page that still has the one before adds nothing to it, so what was removed does not come back.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {import("../core/read.js").Found} Found
 */
import { union } from "../core/log.js";
import { fold } from "../core/fold.js";
import { readOld } from "../core/legacy-document.js";
import { read } from "../core/read.js";
import { dropTab, isGuest, putTab, tabText } from "./backs.js";
import { hold } from "./hold.js";
import { beGuest, beNoGuest, dropAll, dropAside, dropLog, dropOld, ownText } from "./removal.js";
import { append, empty, getReader, keep, load, restart, stand, tell } from "./store.js";

/**
 * From here on nothing is kept past the tab; what was kept before stays where it is, unseen.
 *
 * @returns {boolean} false where the tab keeps nothing: then the next page would show what was kept before
 */
export function startGuest() {
  if (!beGuest()) return false;
  restart();
  getReader().then(() => {
    load();
    tell();
  });
  return true;
}

export function endGuest() {
  beNoGuest();
  restart();
  getReader().then(({ joinTab }) => {
    load();
    if (joinTab(stand)) keep();
    tell();
  });
}

/** Another learner in place of this one, of whom nothing stays: not even what only a newer course could have read. */
export function startFresh() {
  dropLog();
  if (!isGuest()) dropOld(stand);
  dropTab();
  restart();
  append(() => []);
}

/**
 * @param {Found} other takes the place of what is kept, or joins it
 * @param {boolean} isJoined
 * @returns {Promise<boolean>} whether that was done; what takes the place of another's takes room for it
 */
export async function adopt(other, isJoined) {
  await getReader();
  load();
  if (!isJoined) return replace(other);
  hold(stand, stand.events.length ? stand.log : other.log, union(stand.events, other.events));
  Object.assign(stand, { isWritten: true, isCleared: false });
  keep();
  tell();
  return true;
}

/** @param {Found} other */
function replace(other) {
  const [before, tab] = [{ ...stand }, tabText()];
  hold(stand, other.log, other.events);
  Object.assign(stand, { isWritten: true, isCleared: false, turn: before.turn + 1 });
  const isKept = keep() || before.kept === null || before.locked;
  // What it was to take the place of is still there, and would be back on the next page.
  if (!isKept) {
    Object.assign(stand, before);
    if (tab === null) dropTab();
    else putTab(tab, "");
  } else if (!isGuest()) dropOld(stand);
  tell();
  return isKept;
}

/**
 * Ends that what was done in this tab stands beside what is kept for good.
 *
 * @param {boolean} isJoined whether it joins that; else it is dropped
 */
export async function settleApart(isJoined) {
  await getReader();
  const own = stand.events;
  restart();
  dropTab();
  load();
  if (isJoined) {
    hold(stand, stand.log, union(stand.events, own));
    stand.isWritten = true;
    keep();
  }
  tell();
}

/** @param {(name: string) => boolean} isAlso which keys to remove from this browser, beside the course's own */
export function clear(isAlso) {
  dropAll(isAlso);
  empty();
  tell();
}

/** The learner whose log is kept for good while this one is a guest's or stands apart; "unknown" where it can't be read. */
export function hidden() {
  const text = isGuest() || stand.trouble === "apart" ? ownText() : null;
  if (text === null) return null;
  const found = read(text, readOld);
  return "events" in found ? fold(found.events) : "unknown";
}

/** Lets go of what could not be read, unless a newer course can read it. */
export function dropUnread() {
  dropAside();
  if (stand.trouble === "unreadable") [stand.locked, stand.trouble] = [false, null];
  keep();
  tell();
}
