import { day, editionDay } from "../page/day.js";
import { line } from "../state/line.js";

/** How the roster puts things, in the table, in details and on paper. @typedef {import("../state/row.js").Row} Row */

/** @param {Row} row */
export function nameOf({ name }) {
  return name || "No name typed";
}

/** @param {Row} row @returns {string[]} the first line says how it stands */
export function done({ all, asked }) {
  const whole = all.of > 0 && all.done === all.of ? `All ${all.of}` : `${all.done} of ${all.of}`;
  return asked ? [`${asked.done} of ${asked.of} asked`, `${whole} overall`] : [whole];
}

/** @param {Row} row */
export function when({ finished, isComplete }) {
  return isComplete ? day(finished) : "Not yet";
}

/** @param {Row} row @param {string} present the edition of this site */
export function edition({ record: { course } }, present) {
  return course.edition === present ? ["This one"] : [editionDay(course.date), "another than this site’s"];
}

/** @param {Row} row */
export function assignment({ assignment: known, record }) {
  if (!record.assignment) return ["None named"];
  if (!known) return [record.assignment, "not opened here"];
  return [`From ${line(known.from, 80)}`, ...(known.due ? [`due ${editionDay(known.due)}`] : []), known.code];
}

/** @param {Row} row @returns {{ kind: string, text: string }[]} what asks for a look comes first */
export function standing({ late, isComplete, finished, waiting, isOutdated, record: { confirmation } }) {
  const days = `${late} ${late === 1 ? "day" : "days"}`;
  return [
    ...(late && !finished ? [{ kind: "late", text: `Late by ${days}` }] : []),
    ...(late && finished ? [{ kind: "late", text: `Done ${days} late` }] : []),
    ...(waiting ? [{ kind: "again", text: `Must look again at ${waiting}` }] : []),
    ...(isOutdated ? [{ kind: "again", text: "Must look again: course changed" }] : []),
    ...(isComplete ? [{ kind: "complete", text: "Complete" }] : []),
    ...(!isComplete && !late ? [{ kind: "open", text: "Not complete" }] : []),
    ...(confirmation ? [{ kind: "confirmed", text: `Confirmed ${day(confirmation.at)}` }] : []),
  ];
}

/** A title from a file, as one line. @param {{ id: string, title?: string }} thing */
export function titleOf({ id, title = "" }) {
  return line(title, 200) || line(id, 200) || "?";
}

/** @param {import("../state/reading.js").SignedRecord["modules"][number]} module @param {"first" | "best"} which */
export function scores({ quizzes }, which) {
  return quizzes.map((quiz) => (quiz[which] ? `${quiz[which].percent}%` : "–")).join(", ") || "–";
}
