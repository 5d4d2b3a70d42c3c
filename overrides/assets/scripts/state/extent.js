/**
 * How far a record answers an assignment.
 *
 * @typedef {import("./reading.js").SignedRecord} SignedRecord
 * @typedef {import("./assignment.js").Assignment} Assignment
 * @typedef {{ done: number, of: number, finished: string }} Extent `finished` is when all was done, "" until then
 */
import { daysLeft } from "./days.js";

/** @param {SignedRecord} record @returns {Extent} of the whole course */
export function extentOf({ modules }) {
  return extent(modules.map(({ completed }) => completed?.at ?? ""));
}

/**
 * @param {SignedRecord} record
 * @param {Assignment} assignment
 * @param {string[]} present the modules that the course has now; what it no longer has can't be asked for
 * @returns {Extent}
 */
export function extentAsked(record, assignment, present) {
  const gone = new Map(record.earlier?.map(({ id, completed }) => [id, completed.at]));
  const there = new Map(record.modules.map((module) => [module.id, module]));
  const wanted = assignment.modules.filter((id) => there.has(id) || gone.has(id) || present.includes(id));
  return extent(wanted.map((id) => doneAt(there.get(id), assignment, record.course.takes) || gone.get(id) || ""));
}

/**
 * When a module was done as it was asked: only the cases that were asked for count, and a quiz that was passed by its own mark
 * may fall short of a higher one.
 *
 * @param {SignedRecord["modules"][number] | undefined} module
 * @param {Assignment} assignment
 * @param {string[]} takes what completing a module takes
 */
function doneAt(module, { scenarios, passMark }, takes) {
  if (!module) return "";
  const whole = module.completed?.at ?? "";
  const cases = module.scenarios.filter(({ id }) => !scenarios.length || scenarios.includes(id));
  const days = {
    read: [module.read || whole],
    scenario: cases.map(({ ended }) => ended || whole),
    quiz: module.quizzes.map((quiz) => (passMark > quiz.passMark ? raised(quiz, passMark) : quiz.passed || whole)),
  };
  const all = takes.flatMap((take) => days[/** @type {keyof typeof days} */ (take)]);
  return all.every(Boolean) ? latest(all) || whole : "";
}

/** @param {SignedRecord["modules"][number]["quizzes"][number]} quiz @param {number} passMark */
function raised({ best }, passMark) {
  return best && best.percent >= passMark ? best.at : "";
}

/** @param {string[]} days @returns {Extent} */
function extent(days) {
  const done = days.filter(Boolean);
  return { done: done.length, of: days.length, finished: done.length === days.length ? latest(done) : "" };
}

/** @param {string[]} moments */
function latest(moments) {
  return moments.reduce((last, one) => (one > last ? one : last), "");
}

/**
 * By how many days something is late: since it was due, or until it was done.
 *
 * @param {string} due
 * @param {string} finished
 * @param {Date} today
 */
export function daysLate(due, finished, today) {
  return due ? Math.max(0, -daysLeft(due, finished ? new Date(finished) : today)) : 0;
}
