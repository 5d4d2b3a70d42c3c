/**
 * The one way to what is kept of the learner. A document is kept for good, or in the tab alone: for a guest, and where
 * the browser keeps nothing for good. What other tabs write is merged in, and what can't be read is set aside, not lost.
 *
 * @typedef {typeof import("./reader.js")} Reader
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {"blocked" | "full" | "unreadable" | "newer"} Trouble What keeps the store from keeping.
 */
import { fresh } from "./learner.js";
import { aside, dropAll, dropAside, dropTabText, forTab, isBlocked, isDocument, isGuest, openShelf, putTabText, putText, setAside, setGuest, tabText, textNow } from "./shelf.js";

export { isGuest };

let current = fresh();
/** Whether what is kept must not be written over: a newer course has written it, or it could not be set aside. */
let locked = false;
/** @type {string | null} The text that was last read or written; null for nothing. */
let kept = null;
/** @type {Trouble | null} */
let trouble = null;
/** Whether anything was changed since the page was opened. */
let isWritten = false;
/** @type {Reader | null} What reads texts, once there was one to read. */
let reader = null;
/** @type {Set<(learner: Learner) => void>} */
const watchers = new Set();

/**
 * Opens the store; called once a page, and waited for before anything else of this file.
 *
 * @param {string} course the course's id, with which every key begins
 */
export async function open(course) {
  openShelf(course);
  if (isNews() || tabText() !== null) await getReader();
  load();
  if (reader) joinTab(reader);
  addEventListener("storage", (event) => isDocument(event.key) && takeUp());
  // A page that comes back from the browser's memory has missed what happened meanwhile.
  addEventListener("pageshow", (event) => event.persisted && takeUp());
}

/** What is kept, to be read and not written to. */
export function learner() {
  return current;
}

/** Whether there is more to show of the learner than that this page was opened, and is being read. */
export function isKnown() {
  const { name, modules, quizzes, scenarios, notes, completions, assignments } = current;
  const isDone = [name.value, quizzes, scenarios, notes, completions, assignments].some((one) => Object.keys(one).length > 0);
  return reader !== null || isGuest() || isDone || Object.values(modules).some((one) => one.read);
}

/** @returns {Trouble | null} why something could not be kept, or read */
export function troubled() {
  return trouble;
}

/** What there is to say of how the store stands, as page/trouble-bar.js names it; "" for nothing. */
export function notice() {
  if (trouble === "blocked" && !forTab.isOpen()) return "forbidden";
  return trouble ?? (unread().length ? "unreadable" : isGuest() ? "guest" : "");
}

/** @returns {string[]} the texts that could not be read: those set aside, and one that must stay where it is */
export function unread() {
  return [...aside(), ...(locked && kept !== null ? [kept] : [])];
}

/** Lets go of what could not be read, unless a newer course can read it. */
export function dropUnread() {
  dropAside();
  if (trouble === "unreadable") [locked, trouble] = [false, null];
  put(current);
}

/** @param {(draft: Learner) => void} change changes what is kept */
export function update(change) {
  afterReading(() => {
    const draft = structuredClone(current);
    change(draft);
    put(draft);
  });
}

/**
 * @param {(learner: Learner) => void} listener called after every change, made here or in another tab
 * @returns {() => void} stops it
 */
export function watch(listener) {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

/** From here on nothing is kept past the tab; what was kept before stays where it is, unseen. */
export function startGuest() {
  setGuest(true);
  put(fresh());
}

export function endGuest() {
  setGuest(false);
  [kept, current] = [null, fresh()];
  afterReading(tell);
}

/** Another learner in place of this one, of whom nothing stays. */
export function startFresh() {
  afterReading(() => put(fresh()));
}

/** @param {Learner} other takes the place of what is kept, or is merged with it if it is the same learner's */
export async function adopt(other) {
  const { merge } = await getReader();
  load();
  put(other.id === current.id ? merge(current, other) : other);
}

/** @param {(name: string) => boolean} isOurs which keys to remove from this browser, beside the course's own */
export function clear(isOurs) {
  dropAll(isOurs);
  [locked, kept, trouble, current] = [false, null, null, fresh()];
  tell();
}

/** The document as a text that `inspect` reads. */
export function exported() {
  return `${JSON.stringify(current, null, 1)}\n`;
}

/** Whether there is a text that was not read here, or written. */
function isNews() {
  const text = textNow();
  return text !== null && text !== kept;
}

async function getReader() {
  return (reader ??= await import("./reader.js"));
}

/**
 * Acts once all that is kept has been read: at once, but for the first time that another tab has written something.
 *
 * @param {() => void} act
 */
function afterReading(act) {
  const go = () => {
    load();
    act();
  };
  if (reader || !isNews()) go();
  else getReader().then(go);
}

/** Takes up what is kept, where it is not what was last read or written here. */
function load() {
  const text = textNow();
  if (text !== kept) {
    kept = text;
    if (text === null) current = fresh();
    else if (reader) read(text, reader);
  }
  if (isBlocked()) trouble = "blocked";
}

/** @param {string} text @param {Reader} reader */
function read(text, { inspect, isOne, merge }) {
  const found = inspect(text);
  const isWhole = "learner" in found && found.isWhole;
  if ("learner" in found) {
    // Another page may have begun the same learner's document.
    const isOurs = found.learner.id === current.id || (isWritten && isOne(found.learner, current));
    current = isOurs ? merge(current, found.learner) : found.learner;
  }
  if (isWhole) return;
  trouble = "trouble" in found ? found.trouble : "unreadable";
  locked = trouble === "newer" || !setAside(text);
}

/** What could only be kept in the tab, for want of room, joins what is kept for good. @param {Reader} reader */
function joinTab({ inspect, merge }) {
  const found = inspect(tabText() ?? "");
  if (!("learner" in found)) return;
  if (found.learner.id === current.id) current = merge(current, found.learner);
  else if (kept === null || locked) current = found.learner;
  else dropTabText();
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
  if ((isGuest() || !locked) && putText(text)) {
    kept = text;
    if (trouble === "full") trouble = null;
  } else if (!isGuest()) {
    trouble ??= isBlocked() ? "blocked" : "full";
    putTabText(text);
  }
}

/** Takes up what another tab has written, and gives back what that tab had not seen. */
function takeUp() {
  const before = current;
  afterReading(() => {
    if (before === current) return;
    const theirs = reader?.inspect(kept ?? "");
    if (theirs && "learner" in theirs && !reader?.isSame(theirs.learner, current)) keep();
    tell();
  });
}

function tell() {
  for (const listener of watchers) listener(current);
}
