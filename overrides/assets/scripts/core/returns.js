/**
 * Coming back: three returns at equal gaps after the course is complete, each with a few cases that the learner has not met.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {{ id: string, module: string }} Case A case that may be drawn, by its name in the log.
 * @typedef {{ round: number, day: string, done: string }} Return Which one it is, the day on which it opens, and when it was done
 *   or "".
 */
import { daysLeft, today } from "./dates.js";
import { fingerprint } from "./fingerprint.js";
import { ROUNDS } from "./rounds.js";

/** How many cases each has. */
export const CASES = 4;
/** Days from the end of the course to the first return, and from each to the next. */
const GAP = 30;
/** Days that lie between two returns at least, where one was late. */
const MIN_GAP = 14;

/** @param {Learner} learner @param {number} round @returns {Record<string, import("./learner.js").Recalled>} what was answered in a return, by the case */
export function answersIn(learner, round) {
  return learner.returns[round] ?? {};
}

/** When a return was done: with the last of its cases; "" until then. @param {Learner} learner @param {number} round */
function doneAt(learner, round) {
  const times = Object.values(answersIn(learner, round)).map(({ at }) => at);
  return times.sort()[CASES - 1] ?? "";
}

/** When each return that was done was done, in order. @param {Learner} learner @returns {string[]} */
export function returnTimes(learner) {
  const times = rounds().map((round) => doneAt(learner, round));
  return times.slice(0, [...times, ""].indexOf(""));
}

/**
 * The returns of somebody who has completed the course.
 *
 * @param {Learner} learner
 * @param {string} end when the course was complete
 * @returns {Return[]}
 */
export function returnsOf(learner, end) {
  const times = returnTimes(learner);
  return rounds().map((round) => {
    const planned = after(end, GAP * round);
    const rested = times[round - 2] ? after(times[round - 2], MIN_GAP) : "";
    return { round, day: rested > planned ? rested : planned, done: times[round - 1] ?? "" };
  });
}

/** The return that comes next; none once all are done. @param {Learner} learner @param {string} end */
export function nextReturn(learner, end) {
  return end ? returnsOf(learner, end).find(({ done }) => !done) : undefined;
}

/** Whether a return is open. @param {Return | undefined} one @param {Date} now */
export function isDue(one, now) {
  return one !== undefined && !one.done && daysLeft(one.day, now) <= 0;
}

/**
 * The cases of a return: those that were answered in it stay, then come those that were never met, spread over the modules. The
 * same learner is asked the same on every device.
 *
 * @template {Case} T
 * @param {Learner} learner
 * @param {readonly T[]} pool
 * @param {number} round
 * @returns {T[]}
 */
export function drawCases(learner, pool, round) {
  const answers = answersIn(learner, round);
  const met = new Set(rounds().flatMap((one) => (one === round ? [] : Object.keys(answersIn(learner, one)))));
  const ordered = pool.map((one) => ({ one, chance: fingerprint(`${learner.id} ${one.id}`) })).sort((a, b) => (a.chance < b.chance ? -1 : 1));
  let rest = ordered.map(({ one }) => one).filter(({ id }) => !Object.hasOwn(answers, id));
  const drawn = Object.keys(answers).flatMap((id) => pool.filter((one) => one.id === id)).slice(0, CASES);
  const weight = (/** @type {T} */ { id, module }) => [
    Number(met.has(id)),
    drawn.filter((one) => one.module === module).length,
    pool.filter((one) => one.module === module && met.has(one.id)).length,
  ];
  while (drawn.length < CASES && rest.length) {
    const best = rest.reduce((one, other) => (isLess(weight(other), weight(one)) ? other : one));
    rest = rest.filter((one) => one !== best);
    drawn.push(best);
  }
  return drawn;
}

function rounds() {
  return Array.from({ length: ROUNDS }, (_, at) => at + 1);
}

/** The day that lies some days after that of a moment, here. @param {string} moment @param {number} days */
function after(moment, days) {
  const then = new Date(moment);
  then.setDate(then.getDate() + days);
  return today(then);
}

/** @param {number[]} one @param {number[]} other */
function isLess(one, other) {
  const at = one.findIndex((value, nth) => value !== other[nth]);
  return at >= 0 && one[at] < other[at];
}
