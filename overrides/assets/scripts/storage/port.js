/**
 * The port: what the store asks of whatever keeps the log, and the backs that lie behind it. A back holds one document, as
 * core/document.js writes it. All of it is synchronous, as web storage and the interfaces of learning management systems are.
 *
 * @typedef {import("../core/event.js").Event} Event
 * @typedef {"kept" | "full" | "blocked" | "other"} Outcome "other" where what is there is another log than the one that is added to,
 *   or can't be added to as it is; nothing has changed then.
 *
 * @typedef {object} Capabilities
 * @property {boolean} switches whether another learner's log may take the place of this one: a fresh start, a file, clearing
 * @property {boolean} guests whether one may be a guest beside what is kept
 *
 * @typedef {object} Back
 * @property {() => string | null} read the document; null for none
 * @property {(log: string, events: readonly Event[]) => Outcome} append puts events at the end of the log with that id; begins it
 *   where there is none. What was there stays there.
 * @property {(text: string | null) => Outcome} replace puts another document there, such as one from which was left out what shows
 *   nothing any more; null for none
 * @property {(changed: () => void) => void} watch calls back when something else than this page may have written
 * @property {Capabilities} capabilities
 */
import { appended } from "../core/document.js";

/**
 * A document in one of the browser's storages.
 *
 * @param {import("./web-storage.js").Vault} vault
 * @param {string} key
 * @param {Back["watch"]} [watch] the storage of a tab is the tab's alone
 * @returns {Back}
 */
function webBack(vault, key, watch = () => {}) {
  /** @param {string} text @returns {Outcome} */
  const put = (text) => (vault.set(key, text) ? "kept" : vault.isOpen() ? "full" : "blocked");
  return {
    read: () => vault.get(key),
    append(log, events) {
      const text = appended(vault.get(key), log, events);
      return text === null ? "other" : put(text);
    },
    replace: (text) => (text === null ? (vault.drop(key), "kept") : put(text)),
    watch,
    capabilities: { switches: true, guests: true },
  };
}

/** What lasts in this browser. @param {import("./web-storage.js").Vault} vault @param {string} key @returns {Back} */
export function browserBack(vault, key) {
  return webBack(vault, key, (changed) => {
    addEventListener("storage", (event) => (event.key === null || event.key === key) && changed());
    // A page that comes back from the browser's memory has missed what happened meanwhile.
    addEventListener("pageshow", (event) => event.persisted && changed());
  });
}

/** What lasts as long as the tab: for a guest, and where the browser keeps nothing. @param {import("./web-storage.js").Vault} vault @param {string} key @returns {Back} */
export function tabBack(vault, key) {
  return webBack(vault, key);
}
