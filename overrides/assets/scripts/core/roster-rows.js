/**
 * The roster as a table: a row for each person.
 *
 * @typedef {import("./roster.js").Roster} Roster
 * @typedef {import("./roster-import.js").SignedRecord} SignedRecord
 * @typedef {import("./assignment.js").Assignment} Assignment
 * @typedef {import("./assignment-progress.js").Extent} Extent
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
 * @property {Task[]} tasks the assignments that are known and that the record, or an older one of the same person, names
 * @property {boolean} isComplete whether all that was asked is done, or all of the course where nothing known was asked
 * @property {string} finished
 * @property {number} late in days
 * @property {number} waiting how many things the record lists that changed and were not looked at
 * @property {boolean} isOutdated whether something was complete, and the course has another version since
 * @property {boolean} isOwn whether it was confirmed here, and did not come confirmed
 * @property {string[]} against what in it can't be so, or must be asked about
 * @property {string} words what a search looks through
 *
 * @typedef {{ assignment: Assignment, asked: Extent, late: number }} Task
 * @typedef {{ edition: string, modules: string[], takes: string[] }} Present the course as it is now
 * @typedef {(record: SignedRecord) => string[]} Judge says what in a record can't be so
 */
import { across } from "./compare-records.js";
import { daysLate, extentAsked, extentOf, latest } from "./assignment-progress.js";
import { folded } from "./confusables.js";
import { isOwn } from "./roster.js";

/** @param {Roster} roster @param {Present} present @param {Judge} judge @param {Date} now @returns {Row[]} */
export function rowsOf(roster, present, judge, now) {
  const { against, isAlone } = across(roster.people);
  return Array.from(roster.people, ([id, records]) => {
    const all = [...judge(records[0]), ...(against.get(id) ?? [])];
    return rowOf(records, isAlone(id) && !all.length, all, roster, present, now);
  });
}

/**
 * @param {SignedRecord[]} records of one person
 * @param {boolean} isPlain whether the name alone tells who it is
 * @param {string[]} against
 * @param {Roster} roster @param {Present} present @param {Date} now
 * @returns {Row}
 */
function rowOf([record, ...older], isPlain, against, roster, present, now) {
  const { id, name } = record.learner;
  const tasks = tasksOf([record, ...older], roster, present, now);
  const named = tasks.find(({ assignment }) => assignment.code === record.assignment);
  const all = extentOf(record, present.modules);
  const extents = tasks.length ? tasks.map(({ asked }) => asked) : [all];
  const isComplete = extents.every(({ finished }) => finished !== "");
  const askers = tasks.map(({ assignment: { code, from, path, due } }) => `${code} ${from} ${path} ${due}`);
  return {
    id,
    name,
    sign: isPlain ? "" : id.slice(-4),
    record,
    older,
    assignment: named?.assignment ?? null,
    all,
    asked: named?.asked ?? null,
    tasks,
    isComplete,
    finished: isComplete ? latest(extents.map(({ finished }) => finished)) : "",
    late: Math.max(0, ...tasks.map(({ late }) => late)),
    waiting: record.modules.flatMap(({ changed }) => changed).filter(({ looked }) => !looked).length,
    isOutdated: all.done > 0 && record.course.edition !== present.edition,
    isOwn: isOwn(roster, record),
    against,
    words: folded([name, id, record.assignment ?? "", ...askers, record.confirmation?.name ?? ""].join(" ")),
  };
}

/**
 * What somebody was asked to do: naming another assignment in a newer record does not take back the one before. What is done is
 * taken from the record that counts.
 *
 * @param {SignedRecord[]} records the one that counts first
 * @param {Roster} roster @param {Present} present @param {Date} now
 * @returns {Task[]}
 */
function tasksOf(records, { assignments }, present, now) {
  const codes = new Set(records.map(({ assignment }) => assignment ?? ""));
  return [...codes].flatMap((code) => {
    const assignment = assignments.get(code);
    if (!assignment) return [];
    const asked = extentAsked(records[0], assignment, present);
    return [{ assignment, asked, late: daysLate(assignment.due, asked.finished, now) }];
  });
}
