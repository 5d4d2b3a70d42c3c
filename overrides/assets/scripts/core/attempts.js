/**
 * The attempts at a quiz that are kept: in the order in which they began, and no more than can be read again.
 *
 * @typedef {import("./learner.js").Attempt} Attempt
 */
import { percent } from "./progress.js";

/** How many of the newest are kept. */
const NEWEST = 300;

/**
 * The newest attempts, and whatever their age the first, the best, and the first that passed: the record shows these.
 *
 * @param {readonly Attempt[]} attempts
 * @returns {Attempt[]} in order
 */
export function bounded(attempts) {
  const byId = new Map(attempts.map((one) => [one.id, one]));
  const all = [...byId.values()].sort((one, other) => (one.begun + one.id < other.begun + other.id ? -1 : 1));
  if (all.length <= NEWEST) return all;
  const ended = all.filter((one) => one.ended && one.of > 0);
  const best = ended.reduce((top, one) => (reached(one) > reached(top) ? one : top), ended[0]);
  const kept = new Set([ended[0], best, ended.find((one) => reached(one) >= one.passMark), ...all.slice(-NEWEST)]);
  return all.filter((one) => kept.has(one));
}

/** @param {Attempt} attempt */
function reached({ right, of }) {
  return percent(right, of);
}
