/**
 * The log: the set of all events of a learner, in their order. Two of them, of tabs, devices or files, are joined by their union.
 *
 * @typedef {import("./event.js").Event} Event
 */
import { canonical } from "./equal.js";
import { compareIds, partsOf } from "./event-id.js";

/** A total order of events: two that only share an id stand in the order of their content. @param {Event} one @param {Event} other */
function compare(one, other) {
  if (one === other) return 0;
  return compareIds(one.id, other.id) || (canonical(one) < canonical(other) ? -1 : 1);
}

/**
 * The union of sets of events, in their order. Each event is in it once; two different ones that bear one id both are.
 *
 * @param {...readonly Event[]} sets
 * @returns {Event[]}
 */
export function union(...sets) {
  /** @type {Map<string, Event[]>} */
  const byId = new Map();
  for (const event of sets.flat()) {
    const namesakes = byId.get(event.id);
    if (!namesakes) byId.set(event.id, [event]);
    else if (!namesakes.some((known) => known === event || canonical(known) === canonical(event))) namesakes.push(event);
  }
  return [...byId.values()].flat().sort(compare);
}

/** The counter of the event that is written next. @param {readonly Event[]} events in order */
export function nextCounter(events) {
  return events.length ? partsOf(events[events.length - 1].id)[0] + 1 : 1;
}
