/**
 * The roster as a table: a row for each person.
 *
 * @typedef {import("./roster.js").Roster} Roster
 * @typedef {import("./reading.js").SignedRecord} SignedRecord
 * @typedef {import("./assignment.js").Assignment} Assignment
 * @typedef {import("./extent.js").Extent} Extent
 *
 * @typedef {object} Row
 * @property {string} id the learner's
 * @property {string} name as typed; may be ""
 * @property {string} sign the end of the id, where a name alone does not tell who it is; else ""
 * @property {SignedRecord} record the one that counts
 * @property {SignedRecord[]} older
 * @property {Assignment | null} assignment null where the supervisor has not opened it
 * @property {Extent} all
 * @property {Extent | null} asked
 * @property {boolean} isComplete what was asked, or all where nothing known was asked
 * @property {string} finished
 * @property {number} late in days
 * @property {number} waiting how many things the record lists that changed and were not looked at
 * @property {boolean} isOutdated whether something was complete, and the course has another edition since
 * @property {string} words what a search looks through
 *
 * @typedef {{ edition: string, modules: string[] }} Present the course as it is now
 */
import { daysLate, extentAsked, extentOf } from "./extent.js";

/** @param {Roster} roster @param {Present} present @param {Date} today @returns {Row[]} */
export function rowsOf(roster, present, today) {
  const names = /** @type {Map<string, number>} */ (new Map());
  for (const [{ learner }] of roster.people.values()) names.set(folded(learner.name), (names.get(folded(learner.name)) ?? 0) + 1);
  return Array.from(roster.people.values(), (records) => {
    const isAlone = names.get(folded(records[0].learner.name)) === 1 && records[0].learner.name !== "";
    return rowOf(records, isAlone, roster, present, today);
  });
}

/**
 * @param {SignedRecord[]} records of one person
 * @param {boolean} isAlone whether nobody else has this name
 * @param {Roster} roster @param {Present} present @param {Date} today
 * @returns {Row}
 */
function rowOf([record, ...older], isAlone, roster, present, today) {
  const { id, name } = record.learner;
  const assignment = roster.assignments.get(record.assignment ?? "") ?? null;
  const all = extentOf(record);
  const asked = assignment && extentAsked(record, assignment, present.modules);
  const finished = (asked ?? all).finished;
  return {
    id,
    name,
    sign: isAlone ? "" : id.slice(-4),
    record,
    older,
    assignment,
    all,
    asked,
    isComplete: finished !== "",
    finished,
    late: assignment ? daysLate(assignment.due, finished, today) : 0,
    waiting: record.modules.flatMap(({ changed }) => changed).filter(({ looked }) => !looked).length,
    isOutdated: all.done > 0 && record.course.edition !== present.edition,
    words: folded([name, id, record.assignment ?? "", assignment?.from ?? "", record.confirmation?.name ?? ""].join(" ")),
  };
}

/** A text as it is compared: without accents, in small letters. @param {string} text */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
