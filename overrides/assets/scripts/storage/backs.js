/**
 * Which back keeps the log: the page around the course, where there is one that does; the tab, for a guest; else the browser. The
 * tab also holds a copy of what the browser has no room for.
 *
 * @typedef {import("./port.js").Back} Back
 */
import { load } from "../load.js";
import { browserBack, tabBack } from "./port.js";
import { forGood, forTab, key, nameKeys, oldKey, site } from "./web-storage.js";

/** @type {Back} */
let lasting;
/** @type {Back} */
let tab;
/** @type {Back | null} Who is a guest has a log of the tab's. */
let guest = null;
let isHosted = false;

/** @param {string} course @param {string} path of the site on its host */
export async function openBacks(course, path) {
  nameKeys(course, path);
  [lasting, tab] = [browserBack(forGood, key), tabBack(forTab, `${key}:tab`)];
  lookForGuest();
  if (globalThis.parent !== globalThis.self) await load("host").then(useHost).catch(reportError);
  if (forGood.get(`${site}:guest-links`) !== null) await load("progress").then(({ arrive }) => arrive()).catch(reportError);
  if (!guest && forGood.get(`${key}:lock`) !== null) await load("progress").then(({ unlock }) => unlock()).catch(reportError);
}

/** @param {typeof import("./host.js")} host */
function useHost({ hostBack, sessionAround }) {
  const session = sessionAround(window);
  if (session) [lasting, isHosted, guest] = [hostBack(session), true, null];
}

/** What keeps the log now. */
export function back() {
  return guest ?? lasting;
}

/** What keeps the log of whoever is no guest. */
export function ownBack() {
  return lasting;
}

/** A guest is who the tab says is one. */
export function lookForGuest() {
  guest = !isHosted && forTab.get(`${site}:guest`) !== null ? tabBack(forTab, `${site}:guest`) : null;
}

export function isGuest() {
  return guest !== null;
}

/** Whether nothing may be kept for good that should be. */
export function isBlocked() {
  return !guest && !isHosted && !forGood.isOpen();
}

/** Whether not even the tab keeps anything. */
export function isNothingKept() {
  return !forTab.isOpen();
}

/** What could only be kept in the tab. */
export function tabText() {
  return guest ? null : tab.read();
}

/**
 * A guest has nothing but the guest's log.
 *
 * @param {string} text
 * @param {string} beside the id of the log that is kept for good, of which this one has more; "" for none
 * @returns {boolean} whether it could be kept
 */
export function putTab(text, beside) {
  if (guest || tab.replace(text) !== "kept") return false;
  if (beside) forTab.set(`${key}:beside`, beside);
  else forTab.drop(`${key}:beside`);
  return true;
}

/** A guest leaves alone what another has in this tab. */
export function dropTab() {
  if (guest) return;
  tab.replace(null);
  forTab.drop(`${key}:beside`);
}

/** The document under the key of before keys had a path, which the first learner takes over; null for none. */
export function oldText() {
  return guest || isHosted ? null : forGood.get(oldKey);
}

/** Whether there is such a document. @param {string | null} seen as it was last looked at */
export function hasOld(seen) {
  const text = oldText();
  return text !== null && text !== seen;
}
