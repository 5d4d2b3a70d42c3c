/**
 * How far a record answers an assignment.
 *
 * @typedef {import("./roster-import.js").SignedRecord} SignedRecord
 * @typedef {import("./assignment.js").Assignment} Assignment
 * @typedef {{ done: number, of: number, finished: string }} Extent `finished` is when all was done, "" until then
 */
import { daysLeft } from "./dates.js";

/**
 * How much of the whole course is complete: of the modules that it has, not of those that a file lists.
 *
 * @param {SignedRecord} record
 * @param {string[]} present the ids of the course's modules
 * @returns {Extent}
 */
export function extentOf({ modules }, present) {
  const done = new Map(modules.map(({ id, completed }) => [id, completed?.at ?? ""]));
  return extent(present.map((id) => done.get(id) ?? ""));
}

/**
 * @param {SignedRecord} record
 * @param {Assignment} assignment
 * @param {import("./roster-rows.js").Present} present the course as it is now; what it no longer has can't be asked for
 * @returns {Extent}
 */
export function extentAsked(record, assignment, { modules, takes }) {
  const gone = new Map(record.earlier?.map(({ id, completed }) => [id, completed.at]));
  const there = new Map(record.modules.map((module) => [module.id, module]));
  const wanted = assignment.modules.filter((id) => there.has(id) || gone.has(id) || modules.includes(id));
  return extent(wanted.map((id) => doneAt(there.get(id), assignment, takes) || gone.get(id) || ""));
}

/**
 * The same for a record that was drawn up just now: the course is the one that it names.
 *
 * @param {SignedRecord} record
 * @param {Assignment} assignment
 */
export function extentHere(record, assignment) {
  const { edition, takes } = record.course;
  return extentAsked(record, assignment, { edition, modules: record.modules.map(({ id }) => id), takes });
}

/**
 * When a module was done as it was asked: only the cases that were asked for count, and a quiz that was passed by its own mark
 * may fall short of a higher one.
 *
 * @param {SignedRecord["modules"][number] | undefined} module
 * @param {Assignment} assignment
 * @param {string[]} takes what completing a module takes here
 */
function doneAt(module, { scenarios, passMark }, takes) {
  if (!module) return "";
  const whole = module.completed?.at ?? "";
  const cases = module.scenarios.filter(({ id }) => !scenarios.length || scenarios.includes(id));
  const days = {
    read: [module.read || whole],
    scenario: cases.map(({ ended }) => ended || whole),
    quiz: module.quizzes.map((quiz) => reachedAt(quiz, passMark, whole)),
  };
  const all = takes.flatMap((take) => days[/** @type {keyof typeof days} */ (take)]);
  if (!all.length) return passMark ? "" : whole;
  return all.every(Boolean) ? latest(all) : "";
}

/**
 * When a quiz was passed by its own mark and by the one that was asked for; see `quizStanding` in progress.js, which says the
 * same to the learner.
 *
 * @param {SignedRecord["modules"][number]["quizzes"][number]} quiz
 * @param {number} asked
 * @param {string} whole when the module was complete, or ""
 */
function reachedAt({ passed = "", passMark, first, best }, asked, whole) {
  if (!passed) return asked ? "" : whole;
  if (asked <= passMark) return passed;
  const reached = [first, best].find((score) => score && score.percent >= asked);
  return reached ? latest([passed, reached.at]) : "";
}

/** @param {string[]} days @returns {Extent} */
function extent(days) {
  const done = days.filter(Boolean);
  return { done: done.length, of: days.length, finished: done.length && done.length === days.length ? latest(done) : "" };
}

/** @param {string[]} moments @returns {string} the last of them; "" for none */
export function latest(moments) {
  return moments.reduce((last, one) => (one > last ? one : last), "");
}

/**
 * By how many days something is late: since it was due, or until it was done.
 *
 * @param {string} due
 * @param {string} finished
 * @param {Date} now
 */
export function daysLate(due, finished, now) {
  return due ? Math.max(0, -daysLeft(due, finished ? new Date(finished) : now)) : 0;
}
