import { today } from "./dates.js";

/** The rows of the roster as a plain table, a line for each person. @typedef {import("./roster-rows.js").Row} Row */

const HEADS = [
  ["Name", (/** @type {Row} */ row) => row.name],
  ["Learner id", (/** @type {Row} */ row) => row.id],
  ["Modules complete", (/** @type {Row} */ row) => row.all.done],
  ["Modules", (/** @type {Row} */ row) => row.all.of],
  ["Complete", (/** @type {Row} */ row) => said(row.isComplete)],
  ["Finished on", (/** @type {Row} */ row) => dayHere(row.finished)],
  ["Came back", (/** @type {Row} */ row) => row.record.returns?.length ?? 0],
  ["Record made on", (/** @type {Row} */ row) => dayHere(row.record.made)],
  ["Course edition", (/** @type {Row} */ row) => row.record.course.edition],
  ["Edition of", (/** @type {Row} */ row) => row.record.course.date],
  ["Changes to look at", (/** @type {Row} */ row) => row.waiting],
  ["Course changed since", (/** @type {Row} */ row) => said(row.isOutdated)],
  ["Assignment", (/** @type {Row} */ row) => row.record.assignment ?? ""],
  ["Asked by", (/** @type {Row} */ row) => row.assignment?.from ?? ""],
  ["Due", (/** @type {Row} */ row) => row.assignment?.due ?? ""],
  ["Pass mark asked for", (/** @type {Row} */ row) => row.assignment?.passMark || ""],
  ["Asked modules complete", (/** @type {Row} */ row) => row.asked?.done ?? ""],
  ["Asked modules", (/** @type {Row} */ row) => row.asked?.of ?? ""],
  ["Days late", (/** @type {Row} */ row) => row.late],
  ["Also asked for", (/** @type {Row} */ { tasks, assignment: named }) => tasks.filter(({ assignment }) => assignment !== named).map(({ assignment: { code, due }, asked: { done, of } }) => `${code}: ${done} of ${of}${due ? `, due ${due}` : ""}`).join("; ")],
  ["To look at", (/** @type {Row} */ row) => row.against.join(" ")],
  ["Confirmed", (/** @type {Row} */ row) => (row.isOwn ? "here" : row.record.confirmation ? "as the file says" : "no")],
  ["Confirmed by", (/** @type {Row} */ row) => row.record.confirmation?.name ?? ""],
  ["Confirmed on", (/** @type {Row} */ row) => dayHere(row.record.confirmation?.at ?? "")],
  ["Remark", (/** @type {Row} */ row) => row.record.confirmation?.remark ?? ""],
];

/** @param {Row[]} rows @returns {(string | number)[][]} with a line of heads */
export function listOf(rows) {
  return [HEADS.map(([head]) => String(head)), ...rows.map((row) => HEADS.map(([, value]) => (typeof value === "function" ? value(row) : "")))];
}

/** @param {boolean} is */
function said(is) {
  return is ? "yes" : "no";
}

/** The day that a moment was here. @param {string} moment */
function dayHere(moment) {
  return moment ? today(new Date(moment)) : "";
}
