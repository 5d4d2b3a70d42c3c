import { shortDate, versionDate } from "../ui/dates.js";
import { ROUNDS } from "../core/rounds.js";
import { line } from "../core/text.js";

/** How the roster puts things, in the table, in details and on paper. @typedef {import("../core/roster-rows.js").Row} Row */

/** @param {Row} row */
export function nameOf({ name }) {
  return name || "No name typed";
}

/** @param {Row} row @returns {string[]} the first line says how it stands */
export function done({ all, tasks, assignment: named, record }) {
  const whole = all.of > 0 && all.done === all.of ? `All ${all.of}` : `${all.done} of ${all.of}`;
  const told = tasks.map(({ assignment, asked }) => `${asked.done} of ${asked.of} asked${assignment === named ? "" : ` before (${assignment.code})`}`);
  return [...(told.length ? [...told, `${whole} overall`] : [whole]), ...cameBack(record)];
}

/** How often somebody came back after the course; nothing of whoever did not. @param {import("../core/roster-import.js").SignedRecord} record */
export function cameBack({ returns = [] }) {
  return returns.length ? [`came back ${returns.length} of ${ROUNDS}`] : [];
}

/** @param {Row} row */
export function when({ finished, isComplete }) {
  return isComplete ? shortDate(finished) : "Not yet";
}

/** @param {Row} row @param {string} present the edition of this site */
export function edition({ record: { course } }, present) {
  return course.edition === present ? ["This one"] : [versionDate(course.date), "another than this site’s"];
}

/** @param {Row} row */
export function assignment({ assignment: named, record, tasks }) {
  const before = tasks.filter((task) => task.assignment !== named).map((task) => `before: ${asked(task.assignment).join(", ")}`);
  if (!record.assignment) return ["None named", ...before];
  return [...(named ? asked(named) : [record.assignment, "not opened here"]), ...before];
}

/** @param {import("../core/assignment.js").Assignment} assignment */
export function asked({ from, due, passMark, code }) {
  return [`From ${line(from, 80)}`, ...(due ? [`due ${versionDate(due)}`] : []), ...(passMark ? [`quizzes at ${passMark}%`] : []), code];
}

/** @param {Row} row @returns {{ kind: string, text: string }[]} what asks for a look comes first */
export function standing(row) {
  const { isComplete, waiting, isOutdated, against, record } = row;
  return [
    ...(against.length ? [{ kind: "doubt", text: `Look closer: ${against.length} ${against.length === 1 ? "point" : "points"}` }] : []),
    ...late(row),
    ...(waiting ? [{ kind: "again", text: `Must look again at ${waiting}` }] : []),
    ...(isOutdated ? [{ kind: "again", text: "Course changed since; a new record says if it matters" }] : []),
    ...(isComplete ? [{ kind: "complete", text: "Complete" }] : []),
    ...(!isComplete && !row.late ? [{ kind: "open", text: "Not complete" }] : []),
    ...(record.confirmation ? [{ kind: row.isOwn ? "confirmed" : "claimed", text: confirmed(row) }] : []),
  ];
}

/** @param {Row} row */
function late({ tasks, assignment: named }) {
  return tasks.filter((task) => task.late).map(({ assignment, asked: { finished }, late: by }) => {
    const days = `${by} ${by === 1 ? "day" : "days"}`;
    const which = assignment === named ? "" : ` (${assignment.code})`;
    return { kind: "late", text: finished ? `Done ${days} late${which}` : `Late by ${days}${which}` };
  });
}

/** By whom a record is confirmed; what came in a file is never told as one's own. @param {Row} row */
export function confirmed({ isOwn, record: { confirmation } }) {
  if (!confirmation) return "";
  return isOwn ? `Confirmed ${shortDate(confirmation.at)}` : `Confirmed by ${confirmation.name} on ${shortDate(confirmation.at)}, as the file says`;
}

/** A title from a file, as one line. @param {{ id: string, title?: string }} thing */
export function titleOf({ id, title = "" }) {
  return line(title, 200) || line(id, 200) || "?";
}

/** @param {import("../core/roster-import.js").SignedRecord["modules"][number]} module @param {"first" | "best"} which */
export function scores({ quizzes }, which) {
  return quizzes.map((quiz) => (quiz[which] ? `${quiz[which].percent}%` : "–")).join(", ") || "–";
}
