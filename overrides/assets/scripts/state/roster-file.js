/**
 * The roster as a file: docs/schema/roster-1.json says what it may hold.
 *
 * @typedef {import("./roster.js").Roster} Roster
 */
export const FORMAT = "before-you-post/roster";
export const VERSION = 1;

/** @param {Roster} roster @param {string} course its id @param {string} made when */
export function fileOf(roster, course, made) {
  return {
    format: FORMAT,
    version: VERSION,
    made,
    course,
    assignments: [...roster.assignments.values()],
    records: [...roster.people.values()].flat(),
  };
}
