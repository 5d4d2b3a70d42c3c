/**
 * The one way to what is kept of the learner. A document is kept for good, or in the tab alone: for a guest, and where
 * the browser keeps nothing for good. What other tabs write is merged in, and what can't be read is set aside, not lost.
 * What only some visits need of it is in reader.js, which reads, and in switch.js, which changes whose document is kept.
 *
 * @typedef {typeof import("./reader.js")} Reader
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {"blocked" | "full" | "unreadable" | "newer" | "apart" | "unfit" | "unloaded"} Trouble What keeps the store from
 *   keeping; "apart" is a document in the tab beside another one that is kept for good.
 *
 * @typedef {object} Stand
 * @property {Learner} current
 * @property {boolean} locked whether what is kept must not be written over: a newer course has written it, it could not be
 *   set aside, or it is another's than what is in the tab
 * @property {string | null} kept the text that was last read or written; null for nothing
 * @property {Trouble | null} trouble
 * @property {boolean} isWritten whether anything was changed since the page was opened
 * @property {boolean} isCleared whether all was removed, and nothing done since
 * @property {number} turn goes up whenever somebody else's document takes the place of this one
 */
import { fresh, nameCourse } from "../core/learner.js";
import { load as loadBundle } from "../load.js";
import { aside, dropTabText, forTab, guestLinks, isBlocked, isDocument, isGuest, openShelf, putTabText, putText, tabText, textNow } from "./web-storage.js";

export { isGuest };

/** How long until what could not be loaded is tried again, in milliseconds. */
const RETRY = 3000;

/** @type {Stand} */
export const stand = { current: fresh(), locked: false, kept: null, trouble: null, isWritten: false, isCleared: false, turn: 0 };
/** Whether what another tab writes may be answered: once for each time that something is put here. */
let mayAnswer = false;
/** Whether not even the tab keeps what is done. */
let isLost = false;
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
  nameCourse(course);
  openShelf(course);
  if (guestLinks() !== null) await loadBundle("progress").then(({ arrive }) => arrive()).catch(reportError);
  const begin = () => {
    load();
    if (reader?.joinTab(stand)) keep();
  };
  if (isNews()) await getReader().then(begin, () => afterReading(begin));
  else begin();
  addEventListener("storage", (event) => isDocument(event.key) && takeUp());
  // A page that comes back from the browser's memory has missed what happened meanwhile.
  addEventListener("pageshow", (event) => event.persisted && takeUp());
}

/** What is kept, to be read and not written to. */
export function learner() {
  return stand.current;
}

/** Whether there is more to show of the learner than that this page was opened, and is being read. */
export function isKnown() {
  const { name, modules, quizzes, scenarios, notes, completions, assignments } = stand.current;
  const isDone = [name.value, quizzes, scenarios, notes, completions, assignments].some((one) => Object.keys(one).length > 0);
  return reader !== null || isGuest() || isDone || Object.values(modules).some((one) => one.read);
}

/** @returns {Trouble | null} why something could not be kept, or read */
export function troubled() {
  return stand.trouble;
}

/** What there is to say of how the store stands, as progress/storage-problem-bar.js names it; "" for nothing. */
export function notice() {
  if (stand.trouble === "blocked" && !forTab.isOpen()) return "forbidden";
  if (isLost) return "lost";
  return stand.trouble ?? (isGuest() ? "guest" : aside().length ? "unreadable" : "");
}

/** @param {(draft: Learner) => unknown} change changes what is kept; false where there is nothing to change */
export function update(change) {
  afterReading((isNew) => {
    const draft = structuredClone(stand.current);
    if (change(draft) !== false) put(draft);
    else if (isNew) tell();
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

/** @param {Learner} next */
export function put(next) {
  if (reader && !reader.isReadable(next)) stand.trouble = "unfit";
  else {
    Object.assign(stand, { current: next, isWritten: true, isCleared: false });
    if (stand.trouble === "unfit") stand.trouble = null;
    keep();
    mayAnswer = true;
  }
  tell();
}

export function keep() {
  const text = JSON.stringify(stand.current);
  const isKept = (isGuest() || !stand.locked) && putText(text);
  if (isKept) {
    stand.kept = text;
    if (stand.trouble === "full") stand.trouble = null;
  } else stand.trouble ??= isBlocked() ? "blocked" : "full";
  isLost = !isKept && !putTabText(text);
  return isKept;
}

/** Begins with nothing, where all that was kept is gone. */
export function empty() {
  Object.assign(stand, { current: fresh(), locked: false, kept: null, trouble: null, isWritten: false, isCleared: true, turn: stand.turn + 1 });
  isLost = false;
  dropTabText();
}

export function tell() {
  for (const listener of watchers) {
    // One that fails must not keep the others from hearing.
    try {
      listener(stand.current);
    } catch (error) {
      reportError(error);
    }
  }
}

/** Takes up what is kept, where it is not what was last read or written here. */
export function load() {
  const text = textNow();
  if (isBlocked()) stand.trouble = "blocked";
  else if (text === null && stand.kept !== null) empty();
  else if (text !== stand.kept) reader?.takeIn(stand, text ?? "");
}

export async function getReader() {
  return (reader ??= (await loadBundle("known")).reader);
}

/**
 * Acts once all that is kept has been read: at once, but for the first time that another tab has written something.
 *
 * @param {(isNew: boolean) => void} act told whether there was something to read
 */
export function afterReading(act) {
  const go = () => {
    const before = stand.kept;
    load();
    act(before !== stand.kept);
  };
  if (reader || !isNews()) return go();
  stand.trouble = null;
  getReader().then(go, () => {
    stand.trouble = "unloaded";
    tell();
    setTimeout(afterReading, RETRY, act);
  });
}

/** Whether there is a text that was not read here, or written. */
function isNews() {
  const text = textNow();
  return (text !== null && text !== stand.kept) || (!stand.isWritten && tabText() !== null);
}

/** Takes up what another tab has written, and gives back what that tab had not seen. */
function takeUp() {
  afterReading((isNew) => {
    if (!isNew) return;
    if (mayAnswer && reader?.isBehind(stand)) mayAnswer = !keep();
    tell();
  });
}
