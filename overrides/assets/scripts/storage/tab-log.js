/** What could only be kept in the tab, and joins what is kept for good once there is room for it. */
import { isBlank } from "../core/empty.js";
import { union } from "../core/log.js";
import { fold } from "../core/fold.js";
import { dropTab, isGuest, ownBack, tabText } from "./backs.js";
import { hold } from "./hold.js";
import { isOne, readAny, setApart } from "./reader.js";
import { setAside } from "./removal.js";
import { forTab, key } from "./web-storage.js";

/**
 * @param {import("./store.js").Stand} stand
 * @returns {boolean} whether there is something to keep for good, if there is room for it now
 */
export function joinTab(stand) {
  if (isTabCleared()) dropTab();
  const text = tabText();
  if (text === null) return false;
  const found = readAny(text);
  if (!("events" in found && found.isWhole)) setAside(text);
  if (!("events" in found)) return false;
  stand.isFound = true;
  const isOurs = isOne(stand, found);
  if (!isOurs && stand.kept !== null && isBlank(fold(found.events))) {
    dropTab();
    return false;
  }
  if (!isOurs && stand.kept !== null && !stand.locked) setApart(stand);
  hold(stand, isOurs ? stand.log : found.log, isOurs ? union(stand.events, found.events) : found.events);
  stand.isWritten = true;
  return !stand.locked;
}

/** Whether what the tab holds is more of a log that was kept for good and is gone: somebody has cleared it meanwhile. */
function isTabCleared() {
  return !isGuest() && ownBack().read() === null && forTab.get(`${key}:beside`) !== null;
}
