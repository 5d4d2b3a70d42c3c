/**
 * The one way to what is kept of the learner. A document is kept for good, or in the tab alone: for a guest, and where
 * the browser keeps nothing for good. What other tabs write is merged in, and what can't be read is set aside, not lost.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {"blocked" | "full" | "unreadable" | "newer"} Trouble What keeps the store from keeping.
 */
import { inspect } from "./inspect.js";
import { fresh } from "./learner.js";
import { isOne, merge } from "./merge.js";
import { isSame } from "./sane.js";
import { forGood, forTab } from "./vault.js";

let current = fresh();
let key = "";
let guest = false;
/** Whether what is kept must not be written over: a newer course has written it, or it could not be set aside. */
let locked = false;
/** @type {string | null} The text that was last read or written; null for nothing. */
let kept = null;
/** @type {Trouble | null} */
let trouble = null;
/** Whether anything was changed since the page was opened. */
let isWritten = false;
/** @type {Set<(learner: Learner) => void>} */
const watchers = new Set();

const guestKey = () => `${key}:guest`;
const tabKey = () => `${key}:tab`;

/**
 * Opens the store; called once a page, before anything else of this file.
 *
 * @param {string} course the course's id, with which every key begins
 */
export function open(course) {
  key = course;
  guest = forTab.get(guestKey()) !== null;
  load();
  joinTab();
  addEventListener("storage", (event) => (event.key === null || event.key === key) && takeUp());
  // A page that comes back from the browser's memory has missed what happened meanwhile.
  addEventListener("pageshow", (event) => event.persisted && takeUp());
}

/** What is kept, to be read and not written to. */
export function learner() {
  return current;
}

/** @returns {Trouble | null} why something could not be kept, or read */
export function troubled() {
  return trouble;
}

/** @returns {string[]} the texts that could not be read: those set aside, and one that must stay where it is */
export function unread() {
  return [...asideKeys().map((name) => forGood.get(name) ?? ""), ...(locked && kept !== null ? [kept] : [])];
}

/** Lets go of what could not be read, unless a newer course can read it. */
export function dropUnread() {
  asideKeys().forEach((name) => forGood.drop(name));
  if (trouble === "unreadable") [locked, trouble] = [false, null];
  put(current);
}

function asideKeys() {
  return forGood.keys().filter((name) => name.startsWith(`${key}:unread:`));
}

/** @param {(draft: Learner) => void} change changes what is kept */
export function update(change) {
  load();
  const draft = structuredClone(current);
  change(draft);
  put(draft);
}

/**
 * @param {(learner: Learner) => void} listener called after every change, made here or in another tab
 * @returns {() => void} stops it
 */
export function watch(listener) {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

export function isGuest() {
  return guest;
}

/** From here on nothing is kept past the tab; what was kept before stays where it is, unseen. */
export function startGuest() {
  guest = true;
  put(fresh());
}

export function endGuest() {
  guest = false;
  forTab.drop(guestKey());
  [kept, current] = [null, fresh()];
  load();
  tell();
}

/** Another learner in place of this one, of whom nothing stays. */
export function startFresh() {
  adopt(fresh());
}

/** @param {Learner} other takes the place of what is kept, or is merged with it if it is the same learner's */
export function adopt(other) {
  load();
  put(other.id === current.id ? merge(current, other) : other);
}

/** @param {(name: string) => boolean} isOurs which keys to remove from this browser, beside the course's own */
export function clear(isOurs) {
  for (const vault of [forGood, forTab]) {
    for (const name of vault.keys()) if (name === key || name.startsWith(`${key}:`) || isOurs(name)) vault.drop(name);
  }
  [guest, locked, kept, trouble, current] = [false, false, null, null, fresh()];
  tell();
}

/** The document as a text that `inspect` reads. */
export function exported() {
  return `${JSON.stringify(current, null, 1)}\n`;
}

/** Takes up what is kept, where it is not what was last read or written here. */
function load() {
  const text = guest ? forTab.get(guestKey()) : forGood.get(key);
  if (text !== kept) {
    kept = text;
    if (text === null) current = fresh();
    else read(text);
  }
  if (!guest && !forGood.isOpen()) trouble = "blocked";
}

/** @param {string} text */
function read(text) {
  const found = inspect(text);
  const isWhole = "learner" in found && found.isWhole;
  if ("learner" in found) current = isOurs(found.learner) ? merge(current, found.learner) : found.learner;
  if (isWhole) return;
  trouble = "trouble" in found ? found.trouble : "unreadable";
  locked = trouble === "newer" || !setAside(text);
}

/** @param {Learner} other what another page has kept */
function isOurs(other) {
  return other.id === current.id || (isWritten && isOne(other, current));
}

/** Keeps a text that could not be read, once. @param {string} text */
function setAside(text) {
  return asideKeys().some((name) => forGood.get(name) === text) || forGood.set(`${key}:unread:${Date.now()}`, text);
}

/** What could only be kept in the tab, for want of room, joins what is kept for good. */
function joinTab() {
  const found = inspect((guest ? null : forTab.get(tabKey())) ?? "");
  if (!("learner" in found)) return;
  if (found.learner.id === current.id) current = merge(current, found.learner);
  else if (kept === null || locked) current = found.learner;
  else forTab.drop(tabKey());
}

/** @param {Learner} next */
function put(next) {
  current = next;
  isWritten = true;
  keep();
  tell();
}

function keep() {
  const text = JSON.stringify(current);
  if (guest) {
    if (forTab.set(guestKey(), text)) kept = text;
  } else if (!locked && forGood.set(key, text)) {
    kept = text;
    forTab.drop(tabKey());
    if (trouble === "full") trouble = null;
  } else {
    trouble ??= forGood.isOpen() ? "full" : "blocked";
    forTab.set(tabKey(), text);
  }
}

/** Takes up what another tab has written, and gives back what that tab had not seen. */
function takeUp() {
  const before = current;
  load();
  if (before === current) return;
  const theirs = inspect(kept ?? "");
  if ("learner" in theirs && !isSame(theirs.learner, current)) keep();
  tell();
}

function tell() {
  for (const listener of watchers) listener(current);
}
