/** @typedef {import("./store.js").Stand} Stand */
import { nextCounter } from "../core/log.js";
import { fold } from "../core/fold.js";

/**
 * Puts events in the place of those that were known.
 *
 * @param {Stand} stand
 * @param {string} log
 * @param {import("../core/event.js").Event[]} events in order
 */
export function hold(stand, log, events) {
  // What is written next comes after all that was ever known here, also of the log of another.
  Object.assign(stand, { log, events, counter: Math.max(stand.counter, nextCounter(events)), current: fold(events) });
}
