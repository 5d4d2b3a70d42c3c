/**
 * What makes sense of a log that was kept before, or by another tab. A page on which nothing was ever kept does without it until
 * something is done there.
 *
 * @typedef {import("./store.js").Stand} Stand
 * @typedef {import("../core/event.js").Event} Event
 * @typedef {import("../core/read.js").Found} Found
 */
import { compact } from "../core/compact.js";
import { isBlank } from "../core/empty.js";
import { union } from "../core/log.js";
import { fold } from "../core/fold.js";
import { read } from "../core/read.js";
import { validated } from "../core/validate-event.js";
import { asideKeys } from "./aside.js";
import { dropTab, isGuest, oldText, tabText } from "./backs.js";
import { hold } from "./hold.js";

export { compact, fold };

/** @typedef {typeof import("../bundles/rescue.js")} Rescue */

/** What sees to what is not one log as it should be, once there was something of the kind. @type {Rescue | null} */
let rescue = null;
/** What the text came to that was read last: it is looked at before it is taken in. */
let last = { text: "", found: /** @type {ReturnType<typeof read> | null} */ (null) };

/** Whether what there is can be taken in with what is here. @param {string | null} text what is kept */
export function isReady(text) {
  if (rescue) return true;
  if (oldText() !== null || tabText() !== null) return false;
  const found = text === null ? null : readAny(text);
  return !found || ("events" in found && found.isWhole);
}

/** Gets what sees to all else. @param {() => Promise<Rescue>} load */
export async function prepare(load) {
  rescue = await load();
  last = { text: "", found: null };
}

/** Takes over what was kept before keys had a path. @param {Stand} stand @returns {boolean} whether there is something new to keep */
export function adopt(stand) {
  return rescue?.adopt(stand) ?? false;
}

/** What could only be kept in the tab joins what is kept for good. @param {Stand} stand @returns {boolean} whether there is something to keep for good */
export function joinTab(stand) {
  return rescue?.joinTab(stand) ?? false;
}

/** @param {string} text */
export function readAny(text) {
  const found = last.found && last.text === text ? last.found : read(text, rescue?.readOld);
  last = { text, found };
  return found;
}

/** How far apart two tabs may begin a log, each before it hears of the other's, in milliseconds. */
const AT_ONCE = 3000;
/** What a learner has taken back is not to be found in the browser any more. @type {ReadonlySet<Event["type"]>} */
const ERASING = new Set(["wrote", "named", "dropped"]);
/** How much a log may grow by what shows nothing any more, in characters, before it is written without that. */
const MAX_GROWTH = 100_000;
/** How long the log was when it was last written without. */
let compacted = 0;

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
  stand.isFound = true;
  const found = readAny(text);
  if ("events" in found) takeLog(stand, found, isAlone);
  if ("events" in found && found.isWhole) return;
  if (stand.trouble === "apart" || isGuest()) return;
  stand.trouble = "trouble" in found ? found.trouble : "unreadable";
  stand.locked = stand.trouble === "newer" || !rescue?.setAside(text);
}

/** @param {Stand} stand @param {Found} found @param {boolean} isAlone */
function takeLog(stand, found, isAlone) {
  const isOurs = isOne(stand, found);
  if (!isOurs && isAlone && stand.isWritten && !isBlank(fold(stand.events))) return setApart(stand);
  if (!isOurs) {
    // In a tab of nobody's, what is being typed goes into the first log that there is.
    if (!isAlone || stand.events.length) stand.turn += 1;
    // Somebody has put it in the place of the one that was kept; what the tab had of that one goes with it.
    if (!isAlone) dropTab();
  }
  // A document of before there were events is written as a log once something is done.
  stand.isBehind = found.isOld || (isOurs && stand.events.length > 0);
  hold(stand, found.log, isOurs ? union(stand.events, found.events) : found.events);
  stand.locked = false;
  if (stand.trouble !== "full") stand.trouble = null;
}

/** Whether a log is the one that is here, or was begun in another tab at the same time. @param {Stand} stand @param {Found} found */
export function isOne({ log, events, current, isWritten }, found) {
  const ids = new Set(events.flatMap((event) => (event.type === "began" ? [event.learner] : [])));
  if (log === found.log || found.events.some((event) => event.type === "began" && ids.has(event.learner))) return true;
  return isWritten && Math.abs(Date.parse(current.begun) - Date.parse(fold(found.events).begun)) < AT_ONCE;
}

/** What was done in the tab is somebody's, and stays in the tab until somebody says whose. @param {Stand} stand */
export function setApart(stand) {
  stand.locked = true;
  stand.trouble = "apart";
}

/** Whether what another tab has written lacks something that is known here, and still shows. @param {Stand} stand */
export function isMissing({ events, kept, locked }) {
  const theirs = readAny(kept ?? "");
  if (locked || !("events" in theirs)) return false;
  return union(theirs.events, compact(union(events, theirs.events))).length > theirs.events.length;
}

/** Whether events could be read again if they were written. @param {Event[]} events */
export function isReadable(events) {
  return events.every((event) => validated(event));
}

/** Whether the log is to be written without what shows nothing any more. @param {Stand} stand @param {Event[]} events that join it */
export function isToCompact({ kept }, events) {
  const length = kept?.length ?? 0;
  if (!compacted) compacted = length;
  const is = events.some(({ type }) => ERASING.has(type)) || length > 2 * compacted + MAX_GROWTH;
  if (is) compacted = 0;
  return is;
}

/** What is seen to once all is kept. @param {Stand} stand @param {Event[]} events that were added */
export function afterKeeping(stand, events) {
  if (isGuest()) return;
  rescue?.settle();
  // The document of before keys had a path goes once the learner takes back some of what is in it.
  if (events.some(({ type }) => ERASING.has(type))) rescue?.dropOld(stand);
}

/** Whether something was set aside that could not be read. */
export function isAside() {
  return asideKeys().length > 0;
}
