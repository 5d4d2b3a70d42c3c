/**
 * What a file or a pasted text brings to the roster: completion records, a saved roster, an assignment's link. Whoever wrote
 * it, only what keeps to the published schemas is taken, and why the rest is not is said.
 *
 * @typedef {import("./assignment.js").Assignment} Assignment
 * @typedef {import("./json-schema.js").Schema} Schema
 * @typedef {{ record: Schema, roster: Schema }} Schemas
 * @typedef {{ course: string, now: string, catalog: import("./changes.js").Catalog }} Here
 * @typedef {{ name: string, at: string, remark?: string }} Confirmation
 * @typedef {import("./record.js").CompletionRecord & { confirmation?: Confirmation }} SignedRecord
 *
 * @typedef {{ kind: "record", record: SignedRecord, notes: string[] }
 *   | { kind: "assignment", assignment: Assignment }
 *   | { kind: "roster", size: number }
 *   | { kind: "bad", text: string }} Found
 */
import { decoded } from "./assignment-link.js";
import { sound } from "./assignment.js";
import { cleaned } from "./assignment-text.js";
import { contradictions } from "./contradictions.js";
import { kindOf } from "./format.js";
import { line, LONGEST_NAME } from "./text.js";
import { pieces } from "./json-values.js";
import { VERSION } from "./record.js";
import { MOST_ASSIGNMENTS } from "./roster.js";
import { MAX_ROSTER_SIZE, VERSION as ROSTER_VERSION } from "./roster-file.js";
import { taken, Unsound } from "./json-schema.js";
import { SIGN } from "./link-prefix.js";

export { MAX_ROSTER_SIZE };
export const LONGEST_REMARK = 1000;
/** As much of what is wrong with a record as a message tells. */
const MOST_TOLD = 3;

const SAYINGS = {
  empty: "is empty.",
  large: "is far too large for records.",
  foreign: "holds no completion record. A record’s file name begins with “completion-record” and ends with “.json”.",
  broken: "is cut short or damaged. Ask for it again, as a file.",
  progress: "is a progress file, which is the learner’s own. Ask for the completion record: it is on the learner’s page “My record”.",
  newer: "was made by a newer version of the course than this site has. Ask whoever runs this site for the newer version.",
  older: "is of a version of the record that this page can’t read. Ask for a new record.",
};

const LINKS = {
  broken: "holds a link to an assignment that is damaged. Copy it again, whole.",
  changed: "holds a link to an assignment that was cut or changed on its way. Copy it again, whole.",
  newer: "holds a link to an assignment made by a newer version of the course than this site has.",
  long: "holds a link to an assignment that is far too long.",
};

/**
 * @param {string} text
 * @param {Schemas} schemas
 * @param {Here} here
 * @returns {Generator<Found, void>} one by one, so that whoever takes them may rest between
 */
export function* found(text, schemas, here) {
  if (text.length > MAX_ROSTER_SIZE) return yield bad(SAYINGS.large);
  if (!text.trim()) return yield bad(SAYINGS.empty);
  const all = pieces(text);
  // A link within a record, as in a note, is the learner's own text.
  const links = all.length ? [] : text.split(SIGN).slice(1);
  if (!links.length && !all.length) return yield bad(SAYINGS.foreign);
  for (const link of links.slice(0, MOST_ASSIGNMENTS)) yield ofLink(`${SIGN}${/^[\w-]*/.exec(link)?.[0]}`);
  if (links.length > MOST_ASSIGNMENTS) yield tooMany(links.length - MOST_ASSIGNMENTS, "links to assignments");
  for (const piece of all) {
    if (!("value" in piece)) yield bad(SAYINGS.broken);
    else yield* ofValue(piece.value, schemas, here);
  }
}

/** @param {string} text @returns {Found} */
function bad(text) {
  return { kind: "bad", text };
}

/** @param {number} left @param {string} what */
function tooMany(left, what) {
  return bad(`holds too much: the last ${left.toLocaleString("en-US")} of its ${what} were not read.`);
}

/** @param {string} hash @returns {Found} */
function ofLink(hash) {
  const read = decoded(hash);
  return "fault" in read ? bad(LINKS[read.fault]) : { kind: "assignment", assignment: read.assignment };
}

/** @param {any} raw @param {Schemas} schemas @param {Here} here @returns {Generator<Found, void>} */
function* ofValue(raw, schemas, here) {
  const kind = kindOf(raw?.format);
  if (kind === "progress") yield bad(SAYINGS.progress);
  else if (kind !== "completion-record" && kind !== "roster") yield bad(SAYINGS.foreign);
  else if (Number.isInteger(raw.version) && raw.version > (kind === "completion-record" ? VERSION : ROSTER_VERSION)) yield bad(SAYINGS.newer);
  // Version 1 is the first of each. A later one is to bring those before it forward here.
  else if (Number.isInteger(raw.version) && raw.version < 1) yield bad(SAYINGS.older);
  else if (kind === "completion-record") yield ofRecord(raw, schemas, here);
  else yield* ofRoster(raw, schemas, here);
}

/**
 * A roster is taken entry by entry, so that a damaged one does not cost the others.
 *
 * @param {any} raw @param {Schemas} schemas @param {Here} here @returns {Generator<Found, void>}
 */
function* ofRoster(raw, schemas, here) {
  const { records, assignments } = raw;
  if (!Array.isArray(records) || !Array.isArray(assignments)) return yield bad(SAYINGS.broken);
  const [most, mostAsked] = [schemas.roster.properties.records.maxItems, schemas.roster.properties.assignments.maxItems];
  yield { kind: "roster", size: Math.min(records.length, most) };
  for (const one of assignments.slice(0, mostAsked)) {
    const assignment = typeof one === "object" && one !== null ? sound(one) : null;
    yield assignment ? { kind: "assignment", assignment: cleaned(assignment) } : bad("holds an assignment that is damaged, or was changed by hand.");
  }
  if (assignments.length > mostAsked) yield tooMany(assignments.length - mostAsked, "assignments");
  for (const one of records.slice(0, most)) yield ofRecord(one, schemas, here);
  if (records.length > most) yield tooMany(records.length - most, "records");
}

/** @param {unknown} raw @param {Schemas} schemas @param {Here} here @returns {Found} */
function ofRecord(raw, schemas, { course, now, catalog }) {
  return guarded(() => {
    const { value, left } = taken(raw, schemas.record);
    const record = /** @type {SignedRecord} */ (value);
    if (record.course.id !== course) return bad(`is a record of another course: “${line(record.course.title, 80)}”.`);
    refuseNonsense(record);
    record.learner.name = line(record.learner.name, LONGEST_NAME);
    const plain = plainly(record);
    return { kind: "record", record: plain, notes: notesOn(left, contradictions(plain, catalog, now)) };
  });
}

/** @param {() => Found} read @returns {Found} */
function guarded(read) {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof Unsound) return bad(`is damaged, or was changed by hand: ${fault.message}.`);
    throw fault;
  }
}

/** What no schema can say. @param {SignedRecord} record */
function refuseNonsense({ modules }) {
  if (new Set(modules.map(({ id }) => id)).size < modules.length) throw new Unsound("modules", "names one twice");
  const scores = modules.flatMap(({ quizzes }) => quizzes.flatMap(({ first, best }) => [first, best]));
  if (scores.some((score) => score && score.right > score.of)) throw new Unsound("a score", "has more right than there were");
}

/** The confirmation's texts as single lines; one without a name confirms nothing. @param {SignedRecord} record */
function plainly({ confirmation, ...record }) {
  if (!confirmation) return record;
  const name = line(confirmation.name, LONGEST_NAME);
  const remark = line(confirmation.remark ?? "", LONGEST_REMARK);
  return name ? { ...record, confirmation: { name, at: confirmation.at, ...(remark && { remark }) } } : record;
}

/** @param {string[]} left @param {string[]} against what in it can't be so */
function notesOn(left, against) {
  const more = against.length > MOST_TOLD ? ` And ${against.length - MOST_TOLD} more, in the details.` : "";
  return [
    ...(left.length ? ["holds more than a record does, so somebody has changed it. What does not belong was left out."] : []),
    ...(against.length ? [`has something to look at. ${against.slice(0, MOST_TOLD).join(" ")}${more}`] : []),
  ];
}
