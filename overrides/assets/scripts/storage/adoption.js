/**
 * Takes over the document of before keys had a path. It stays where it is: another site on the same host, such as a preview, may
 * have been first to find it. A page of before that is still open may write there once more; what it adds is taken over then.
 *
 * @typedef {import("./store.js").Stand} Stand
 */
import { union } from "../core/log.js";
import { fingerprint } from "../core/fingerprint.js";
import { readOld } from "../core/legacy-document.js";
import { read } from "../core/read.js";
import { hasOld } from "./backs.js";
import { hold } from "./hold.js";
import { setAside } from "./removal.js";
import { forGood, key, oldKey } from "./web-storage.js";

/** What was taken over, and is marked as such once it is kept. */
let unmarked = "";

/**
 * @param {Stand} stand
 * @returns {boolean} whether there is something new to keep
 */
export function adopt(stand) {
  if (!hasOld(stand.old)) return false;
  const text = forGood.get(oldKey) ?? "";
  stand.old = text;
  const mark = fingerprint(text);
  if (forGood.get(`${key}:adopted`)?.startsWith(mark)) return false;
  if (take(stand, text)) unmarked = `${mark} taken`;
  // What is another's, or can't be read, is not looked at again unless it changes.
  else if (!stand.locked) forGood.set(`${key}:adopted`, `${mark} left`);
  return unmarked !== "";
}

/** Marks as taken over what is kept now. */
export function settle() {
  if (unmarked) forGood.set(`${key}:adopted`, unmarked);
  unmarked = "";
}

/** @param {Stand} stand @param {string} text */
function take(stand, text) {
  if (stand.locked) return false;
  const found = read(text, readOld);
  const isNewer = "trouble" in found && found.trouble === "newer";
  if (!("events" in found && found.isWhole) && !isNewer && setAside(text)) stand.isFound = true;
  if (!("events" in found)) return false;
  const known = new Set(stand.events.flatMap((event) => (event.type === "began" ? [event.learner] : [])));
  const isOurs = found.events.some((event) => event.type === "began" && known.has(event.learner));
  if (!isOurs && (stand.kept !== null || stand.isCleared)) return false;
  hold(stand, isOurs ? stand.log : found.log, isOurs ? union(stand.events, found.events) : found.events);
  stand.isFound = true;
  return true;
}
