/** The ids of events: a counter and a replica. */

/** Counters go no further; then replicas alone make the order, and still nothing is lost. */
export const MAX_COUNTER = 1e12;

/** @param {number} counter @param {string} replica */
export function idOf(counter, replica) {
  return `${Math.min(counter, MAX_COUNTER)}.${replica}`;
}

/** @param {string} id of an event @returns {[counter: number, replica: string]} */
export function partsOf(id) {
  const dot = id.indexOf(".");
  return [Number(id.slice(0, dot)), id.slice(dot + 1)];
}

/** The order of ids, in which that of events lies too. @param {string} one @param {string} other */
export function compareIds(one, other) {
  const [[counter, replica], [next, beside]] = [partsOf(one), partsOf(other)];
  return counter - next || Number(replica > beside) - Number(replica < beside);
}
