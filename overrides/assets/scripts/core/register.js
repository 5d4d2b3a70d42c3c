/**
 * A text that several replicas may change, such as a note or the name. Each event says which ones it was written over. Those
 * that no other was written over stand: one as a rule; several where replicas wrote at once, and then all of their texts are
 * kept until the learner picks. Whoever writes one of them carries the others along, so an event always stands for all that was
 * known when it was written.
 *
 * @typedef {import("./event.js").Event & { type: "named" | "wrote" }} TextEvent
 * @typedef {import("./event.js").Version} Version
 * @typedef {import("./event.js").Text} Text
 */
import { partsOf } from "./event-id.js";

/**
 * @template {TextEvent} E
 * @param {E[]} events of one text, in order
 * @returns {E[]} those that no other was written over
 */
export function heads(events) {
  const over = joined(events.map((event) => event.over));
  return events.filter(({ id }) => !isCovered(over, id));
}

/** @param {Version} over @param {string} id */
function isCovered(over, id) {
  const [counter, replica] = partsOf(id);
  return Object.hasOwn(over, replica) && over[replica] >= counter;
}

/** @param {Version[]} versions @returns {Version} all that any of them takes into account */
function joined(versions) {
  /** @type {Version} */
  const all = {};
  for (const [replica, counter] of versions.flatMap((one) => Object.entries(one))) {
    all[replica] = Math.max(counter, Object.hasOwn(all, replica) ? all[replica] : 0);
  }
  return all;
}

/**
 * What is to be said over in a new event: all that stands, and all that it was written over.
 *
 * @param {TextEvent[]} standing in order
 * @returns {Version}
 */
export function versionOf(standing) {
  return joined([...standing.map(({ over }) => over), ...standing.map(({ id }) => Object.fromEntries([partsOf(id).reverse()]))]);
}

/**
 * The texts that stand, the last one first. What is in another one as it is, is not there twice.
 *
 * @param {TextEvent[]} standing in order
 * @param {(one: string, other: string) => boolean} [holds] whether a text has all that another one says
 * @returns {Text[]} one at least, where there is an event
 */
export function textsOf(standing, holds = (one, other) => one === other) {
  const all = [...standing].reverse().flatMap(({ text, at, beside }) => [{ text, at }, ...beside]);
  // A text of nothing says something only where there is no other.
  const said = all.some(({ text }) => text) ? all.filter(({ text }) => text) : all.slice(0, 1);
  return said.filter(({ text }, at) => !said.some((other, before) => before !== at && holds(other.text, text) && (before < at || !holds(text, other.text))));
}
