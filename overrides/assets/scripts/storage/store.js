/**
 * The one way to what is kept of the learner: a log, to which every act adds its events. The log is kept for good, or in the tab
 * alone: for a guest, and where nothing else has room. What other tabs write joins it, and what can't be read is set aside, not
 * lost. Reading a log is reader.js's work, which a page needs only once something is kept; changing whose log it is, switch.js's.
 *
 * @typedef {typeof import("../bundles/known.js")} Reader What it has of reader.js.
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {import("../core/event.js").Event} Event
 * @typedef {import("../core/event.js").Draft} Draft
 * @typedef {import("./port.js").Back} Back
 * @typedef {"blocked" | "full" | "unreadable" | "newer" | "apart" | "unfit" | "unloaded"} Trouble What keeps the store from
 *   keeping; "apart" is a log in the tab beside another one that is kept for good.
 *
 * @typedef {object} Stand
 * @property {string} log its id
 * @property {Event[]} events all that is known of it
 * @property {number} counter that of the next event
 * @property {Learner} current what the events come to
 * @property {boolean} locked whether what is kept must not be written over: a newer course has written it, it could not be
 *   set aside, or it is another's than what is in the tab
 * @property {string | null} kept the text that was last read or written; null for nothing
 * @property {string | null} old the text under the key of before keys had a path, as it was last looked at
 * @property {Trouble | null} trouble
 * @property {boolean} isWritten whether anything was done since the page was opened
 * @property {boolean} isFound whether something was kept before
 * @property {boolean} isBehind whether what is kept lacks some of the events
 * @property {boolean} isCleared whether all was removed, and nothing done since
 * @property {number} turn goes up whenever somebody else's log takes the place of this one
 */
import { documentOf } from "../core/document.js";
import { isBlank } from "../core/empty.js";
import { idOf } from "../core/event-id.js";
import { fresh, identifier, nameCourse, now } from "../core/learner.js";
import { load as loadBundle } from "../load.js";
import { back, dropTab, hasOld, isBlocked, isGuest, isNothingKept, openBacks, putTab, tabText } from "./backs.js";

export { isGuest };

/** How long until what could not be loaded is tried again, in milliseconds. */
const RETRY = 3000;
/** Each page that is opened writes under a name of its own: no two, not even a tab and its duplicate, ever give out the same id. */
const REPLICA = identifier(8);

/** A log that begins now. The counter goes on from one log to the next: no id is given out twice. */
function begun() {
  return { log: identifier(), events: /** @type {Event[]} */ ([]), current: fresh(), locked: false, isBehind: false, kept: null, trouble: null, isWritten: false };
}

/** @type {Stand} */
export const stand = { ...begun(), counter: 1, old: null, isFound: false, isCleared: false, turn: 0 };
/** Whether what another tab writes may be answered: once for each time that something is done here. */
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
 * @param {string} course the course's id
 * @param {string} path of the site on its host
 */
export async function open(course, path) {
  nameCourse(course);
  await openBacks(course, path);
  const begin = () => {
    load();
    if (reader?.joinTab(stand)) keep();
  };
  // What could not be read at first is shown once it is.
  if (isNews()) await getReader().then(begin, () => afterReading(() => (begin(), tell())));
  else begin();
  back().watch(takeUp);
}

/** What is known of the learner, to be read and not written to. */
export function learner() {
  return stand.current;
}

/** Whether that is all that is in the log: what was added first waits for the reader to be shown. */
export function isShown() {
  return reader !== null || !stand.events.length;
}

/** Whether there is more to show of the learner than that this page was opened, and is being read. */
export function isKnown() {
  const { current, isFound } = stand;
  return isFound || isGuest() || !isBlank({ ...current, modules: {} }) || Object.values(current.modules).some((one) => one.read);
}

/** What can be done with what keeps the log: some hosts keep one learner's, and nobody else's. */
export function capabilities() {
  return back().capabilities;
}

/** @returns {Trouble | null} why something could not be kept, or read */
export function troubled() {
  return stand.trouble;
}

/** What there is to say of how the store stands, as progress/storage-problem-bar.js names it; "" for nothing. */
export function notice() {
  if (stand.trouble === "blocked" && isNothingKept()) return "forbidden";
  if (isLost) return "lost";
  return stand.trouble ?? (isGuest() ? "guest" : reader?.isAside() ? "unreadable" : "");
}

/** @typedef {(learner: Learner, idOf: (at: number) => string) => Draft[] | null} Make What an act adds to the log, of which `idOf` tells the ids. */

/**
 * Adds to the log, and shows what it comes to: at once, but for the first time on a page of which nothing was kept, when the
 * reader is still on its way.
 *
 * @param {Make} make null where there is nothing to add; an empty list still begins a log
 * @returns {Promise<void>} settled once it is shown
 */
export function append(make) {
  const isFirst = reader === null && !isNews();
  return new Promise((done) => {
    afterReading(() => {
      add(make);
      if (!isFirst) done();
    });
    if (isFirst) whenLoaded(() => done(tell()));
  });
}

/**
 * Adds to the log what nothing on this page shows: as long as nothing else was kept, the reader is not loaded for it.
 *
 * @param {Make} make
 */
export function appendUnseen(make) {
  afterReading(() => add(make));
}

/** @param {Make} make */
function add(make) {
  const first = stand.events.length ? 0 : 1;
  const drafts = make(stand.current, (at) => idOf(stand.counter + first + at, REPLICA));
  if (!drafts || (!drafts.length && !first)) return reader ? tell() : undefined;
  const began = { type: /** @type {const} */ ("began"), learner: stand.current.id, at: now() };
  const events = [...(first ? [began] : []), ...drafts].map(({ at = now(), ...body }, nth) => /** @type {Event} */ ({ id: idOf(stand.counter + nth, REPLICA), at, ...body, ...unread(body) }));
  if (reader && !reader.isReadable(events)) stand.trouble = "unfit";
  else put(events);
  // Until the reader is there, what is shown is what was shown before.
  if (reader) tell();
  else if (stand.trouble) whenLoaded(tell);
}

/** Without the reader, nothing stands but what was written here: a text is written over all of that. @param {object} body */
function unread(body) {
  return !reader && "over" in body ? { over: { [REPLICA]: stand.counter - 1 } } : {};
}

/** @param {Event[]} events */
function put(events) {
  const all = [...stand.events, ...events];
  Object.assign(stand, { events: all, counter: stand.counter + events.length, isWritten: true, isCleared: false });
  if (reader) stand.current = reader.fold(all);
  if (stand.trouble === "unfit") stand.trouble = null;
  keep(events);
  mayAnswer = true;
}

/**
 * @param {(learner: Learner) => void} listener called after every change, made here or in another tab
 * @returns {() => void} stops it
 */
export function watch(listener) {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

/** @param {Event[]} [events] those that are new; without them all is written anew @returns {boolean} whether all is kept for good, or for as long as a guest's is */
export function keep(events = []) {
  const isKept = (isGuest() || !stand.locked) && write(events) === "kept";
  stand.isBehind = !isKept;
  if (isKept) {
    stand.kept = back().read();
    dropTab();
    if (stand.trouble === "full") stand.trouble = null;
    reader?.afterKeeping(stand, events);
  } else stand.trouble ??= isBlocked() ? "blocked" : "full";
  isLost = !isKept && !putTab(text(), stand.kept === null ? "" : stand.log);
  return isKept;
}

/** @param {Event[]} events */
function write(events) {
  const isWhole = stand.isBehind || !events.length || reader?.isToCompact(stand, events);
  const outcome = isWhole ? "other" : back().append(stand.log, events);
  return outcome === "kept" || outcome === "blocked" ? outcome : back().replace(text());
}

function text() {
  return documentOf(stand.log, reader ? reader.compact(stand.events) : stand.events);
}

/** Nothing is known here, until what is kept is read. */
export function restart() {
  Object.assign(stand, begun(), { isCleared: false, turn: stand.turn + 1 });
  isLost = false;
}

/** Begins with nothing, where all that was kept is gone. */
export function empty() {
  restart();
  stand.isCleared = true;
  dropTab();
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
  const text = back().read();
  if (isBlocked()) stand.trouble = "blocked";
  else if (text === null && stand.kept !== null) empty();
  else if (text !== stand.kept) reader?.takeIn(stand, text ?? "");
  if (reader?.adopt(stand)) keep();
}

/** What reads all that there is now; what takes more to read may turn up on a page that had nothing of the kind. */
export async function getReader() {
  const loaded = reader ?? (await loadBundle("known"));
  if (!loaded.isReady(back().read())) await loaded.prepare(() => loadBundle("rescue"));
  if (reader) return reader;
  reader = loaded;
  if (stand.events.length) stand.current = reader.fold(stand.events);
  return reader;
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
  if (!isNews() || reader?.isReady(back().read())) return go();
  stand.trouble = null;
  whenLoaded(go);
}

/** @param {() => void} go once the reader is there; it is tried until it is */
function whenLoaded(go) {
  getReader().then(
    () => {
      if (stand.trouble === "unloaded") stand.trouble = null;
      go();
    },
    () => {
      stand.trouble = "unloaded";
      tell();
      setTimeout(whenLoaded, RETRY, go);
    },
  );
}

/** Whether there is a text that was not read here, or written. */
function isNews() {
  const text = back().read();
  return (text !== null && text !== stand.kept) || (!stand.isWritten && tabText() !== null) || hasOld(stand.old);
}

/** Takes up what another tab has written, and gives back what that tab had not seen. */
function takeUp() {
  afterReading((isNew) => {
    if (!isNew) return;
    if (mayAnswer && reader?.isMissing(stand)) mayAnswer = !keep();
    tell();
  });
}
