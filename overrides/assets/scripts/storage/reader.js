/**
 * What makes sense of a document that was kept before, or by another tab. A page on which nothing was ever kept does
 * without it, so the store loads it when there is something to read.
 *
 * @typedef {import("./store.js").Stand} Stand
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { inspect } from "../core/parse-document.js";
import { isBlank } from "../core/empty.js";
import { isOne, merge } from "../core/merge.js";
import { isSame } from "../core/equal.js";
import { sane } from "../core/validate.js";
import { setAside } from "./removal.js";
import { dropTabText, isGuest, tabText } from "./web-storage.js";

export { inspect, merge };

/**
 * Takes in a text that was not read before.
 *
 * @param {Stand} stand
 * @param {string} text
 */
export function takeIn(stand, text) {
  // Whether this tab holds what was never part of what is kept.
  const isAlone = stand.kept === null || stand.locked;
  stand.kept = text;
  const found = inspect(text);
  if ("learner" in found) takeLearner(stand, found.learner, isAlone);
  if ("learner" in found && found.isWhole) return;
  if (stand.trouble === "apart" || isGuest()) return;
  stand.trouble = "trouble" in found ? found.trouble : "unreadable";
  stand.locked = stand.trouble === "newer" || !setAside(text);
}

/** @param {Stand} stand @param {Learner} learner @param {boolean} isAlone */
function takeLearner(stand, learner, isAlone) {
  // Another page may have begun the same learner's document.
  const isOurs = learner.id === stand.current.id || (stand.isWritten && isOne(learner, stand.current));
  if (!isOurs && isAlone && stand.isWritten && !isBlank(stand.current)) return setApart(stand);
  if (!isOurs) {
    stand.turn += 1;
    // Somebody has put it in the place of the one that was kept; what the tab had of that one goes with it.
    if (!isAlone) dropTabText();
  }
  stand.current = isOurs ? merge(stand.current, learner) : learner;
  stand.locked = false;
  if (stand.trouble !== "full") stand.trouble = null;
}

/** What was done in the tab is somebody's, and stays in the tab until somebody says whose. @param {Stand} stand */
function setApart(stand) {
  stand.locked = true;
  stand.trouble = "apart";
}

/**
 * What could only be kept in the tab joins what is kept for good.
 *
 * @param {Stand} stand
 * @returns {boolean} whether there is something to keep for good, if there is room for it now
 */
export function joinTab(stand) {
  const text = tabText();
  const found = inspect(text ?? "");
  if (text !== null && !("learner" in found && found.isWhole)) setAside(text);
  if (!("learner" in found)) return false;
  const { learner } = found;
  const isOurs = learner.id === stand.current.id;
  if (!isOurs && stand.kept !== null && isBlank(learner)) {
    dropTabText();
    return false;
  }
  if (!isOurs && stand.kept !== null && !stand.locked) setApart(stand);
  stand.current = isOurs ? merge(stand.current, learner) : learner;
  stand.isWritten = true;
  return !stand.locked;
}

/** Whether what another tab has written lacks something of this learner that is known here. @param {Stand} stand */
export function isBehind({ current, kept, locked }) {
  const theirs = inspect(kept ?? "");
  return !locked && "learner" in theirs && !isSame(theirs.learner, current);
}

/** Whether a document could be read again if it were written. @param {Learner} learner */
export function isReadable(learner) {
  return sane(learner)?.isWhole ?? false;
}
