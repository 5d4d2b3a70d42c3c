/**
 * The records that a supervisor has gathered, person by person.
 *
 * @typedef {import("./roster-import.js").SignedRecord} SignedRecord
 * @typedef {import("./assignment.js").Assignment} Assignment
 *
 * @typedef {object} Roster
 * @property {Map<string, SignedRecord[]>} people by the learner's id; the newest record first, which is the one that counts
 * @property {Map<string, Assignment>} assignments by code
 * @property {WeakSet<Confirmation>} own the confirmations that were given here, by whoever sits here; all others came in a file
 *
 * @typedef {import("./roster-import.js").Confirmation} Confirmation
 * @typedef {"first" | "newer" | "unconfirmed" | "older" | "ahead" | "same" | "signed" | "kept" | "differs" | "full"} Outcome
 */

/** As many as the roster's file may hold. */
export const MOST = 10_000;
export const MOST_ASSIGNMENTS = 200;
const DAY = 86_400_000;

/** @returns {Roster} */
export function emptyRoster() {
  return { people: new Map(), assignments: new Map(), own: new WeakSet() };
}

/** Whether a record was confirmed here, and did not come confirmed. @param {Roster} roster @param {SignedRecord} record */
export function isOwn(roster, { confirmation }) {
  return confirmation !== undefined && roster.own.has(confirmation);
}

/**
 * Adds an assignment. One that is known stays as it is, whatever else bears its code.
 *
 * @param {Roster} roster
 * @param {Assignment} assignment
 * @returns {"first" | "same" | "taken" | "full"}
 */
export function addAssignment({ assignments }, assignment) {
  const known = assignments.get(assignment.code);
  if (known) return JSON.stringify(known) === JSON.stringify(assignment) ? "same" : "taken";
  if (assignments.size >= MOST_ASSIGNMENTS) return "full";
  assignments.set(assignment.code, assignment);
  return "first";
}

/** @param {Roster} roster */
export function sizeOf(roster) {
  return [...roster.people.values()].reduce((sum, records) => sum + records.length, 0);
}

/**
 * Takes a record up. Two that were made at the same moment are the same one, unless somebody has changed one of them; then
 * both are kept. One that says it was made on a day still to come takes no other's place.
 *
 * @param {Roster} roster
 * @param {SignedRecord} record
 * @param {string} now
 * @returns {Outcome}
 */
export function add(roster, record, now) {
  const known = roster.people.get(record.learner.id);
  if (!known) roster.people.set(record.learner.id, [record]);
  if (!known) return "first";
  const twin = known.find((one) => one.made === record.made && body(one) === body(record));
  if (twin) return signedBy(known, twin, record);
  const [before, isTwice] = [known[0], known.some((one) => one.made === record.made)];
  known.push(record);
  known.sort((one, other) => Number(isAhead(one, now)) - Number(isAhead(other, now)) || order(one, other));
  if (isTwice) return "differs";
  if (isAhead(record, now)) return "ahead";
  if (known[0] !== record) return "older";
  return isOwn(roster, before) ? "unconfirmed" : "newer";
}

/** The newest first. @param {SignedRecord} one @param {SignedRecord} other */
function order(one, other) {
  return Number(one.made < other.made) - Number(one.made > other.made);
}

/** @param {SignedRecord} record @param {string} now */
function isAhead({ made }, now) {
  return Date.parse(made) > Date.parse(now) + DAY;
}

/**
 * What confirms a record stays, whoever else confirms it in a file.
 *
 * @param {SignedRecord[]} known @param {SignedRecord} twin @param {SignedRecord} record @returns {Outcome}
 */
function signedBy(known, twin, record) {
  if (!record.confirmation || JSON.stringify(record.confirmation) === JSON.stringify(twin.confirmation)) return "same";
  if (twin.confirmation) return "kept";
  known[known.indexOf(twin)] = record;
  return "signed";
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
  if (!records) return;
  const confirmation = { name, at, ...(remark && { remark }) };
  roster.own.add(confirmation);
  records[0] = { ...records[0], confirmation };
}

/** Takes that back. @param {Roster} roster @param {string} id */
export function takeBack(roster, id) {
  const records = roster.people.get(id);
  if (!records) return;
  const { confirmation, ...record } = records[0];
  records[0] = record;
}
