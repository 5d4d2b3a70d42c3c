/**
 * The records that a supervisor has gathered, person by person.
 *
 * @typedef {import("./reading.js").SignedRecord} SignedRecord
 * @typedef {import("./assignment.js").Assignment} Assignment
 *
 * @typedef {object} Roster
 * @property {Map<string, SignedRecord[]>} people by the learner's id; the newest record first, which is the one that counts
 * @property {Map<string, Assignment>} assignments by code
 *
 * @typedef {"first" | "newer" | "older" | "same" | "signed" | "differs" | "full"} Outcome
 */

/** As many as the roster's file may hold. */
export const MOST = 10_000;

/** @returns {Roster} */
export function emptyRoster() {
  return { people: new Map(), assignments: new Map() };
}

/** @param {Roster} roster */
export function sizeOf(roster) {
  return [...roster.people.values()].reduce((sum, records) => sum + records.length, 0);
}

/**
 * Takes a record up. Two that were made at the same moment are the same one, unless somebody has changed one of them; then
 * both are kept.
 *
 * @param {Roster} roster
 * @param {SignedRecord} record
 * @returns {Outcome}
 */
export function add(roster, record) {
  const known = roster.people.get(record.learner.id);
  if (!known) roster.people.set(record.learner.id, [record]);
  if (!known) return "first";
  const twin = known.find((one) => one.made === record.made && body(one) === body(record));
  if (twin) return signedBy(known, twin, record);
  const isTwice = known.some((one) => one.made === record.made);
  const isNewest = record.made > known[0].made;
  known.push(record);
  known.sort((a, b) => Number(a.made < b.made) - Number(a.made > b.made));
  return isTwice ? "differs" : isNewest ? "newer" : "older";
}

/** @param {SignedRecord[]} known @param {SignedRecord} twin @param {SignedRecord} record @returns {Outcome} */
function signedBy(known, twin, record) {
  const isLater = (record.confirmation?.at ?? "") > (twin.confirmation?.at ?? "");
  if (isLater) known[known.indexOf(twin)] = record;
  return isLater ? "signed" : "same";
}

/** All of a record but its confirmation. @param {SignedRecord} record */
function body({ confirmation, ...record }) {
  return JSON.stringify(record);
}

/**
 * Puts a supervisor's name under the record that counts.
 *
 * @param {Roster} roster
 * @param {string} id the learner's
 * @param {{ name: string, remark: string }} by
 * @param {string} at
 */
export function confirm(roster, id, { name, remark }, at) {
  const records = roster.people.get(id);
  if (records) records[0] = { ...records[0], confirmation: { name, at, ...(remark && { remark }) } };
}

/** Takes that back. @param {Roster} roster @param {string} id */
export function takeBack(roster, id) {
  const records = roster.people.get(id);
  if (!records) return;
  const { confirmation, ...record } = records[0];
  records[0] = record;
}
