import { shortDate, versionDate, longDate } from "../ui/dates.js";
import { element } from "../ui/element.js";
import { line } from "../core/text.js";
import * as words from "./wording.js";

/** @typedef {import("./session.js").Row} Row */
/** @typedef {import("../core/roster-import.js").SignedRecord["modules"][number]} Module */

/** As many as fit on the page; a record may have more. */
const MOST = 14;
const HEADS = ["Module", "Case played", "Quiz, first", "Quiz, best", "Complete on"];

/**
 * The signed-off copy of a record, for the personnel file: one page that names both.
 *
 * @param {Row} row
 */
export function signedCopy(row) {
  const { record, assignment } = row;
  const { learner, course, confirmation, modules } = record;
  const asked = assignment ? [`Assignment ${assignment.code}, asked by ${line(assignment.from, 80)}${assignment.due ? `, due ${versionDate(assignment.due)}` : ""}${assignment.passMark ? `, quizzes at ${assignment.passMark}% or better` : ""}.`] : record.assignment ? [`Assignment ${record.assignment}.`] : [];
  const left = modules.length > MOST ? [paragraph("", `And ${modules.length - MOST} more modules, in the record’s file.`)] : [];
  return element(
    "article",
    { class: "copy" },
    element("h1", {}, "Confirmed completion record"),
    paragraph("copy-said", "According to the record of"),
    paragraph(nameKind(learner.name), learner.name || "\u00a0"),
    paragraph("copy-said", completed(row)),
    paragraph("copy-course", words.titleOf(course)),
    table(modules.slice(0, MOST)),
    ...left,
    paragraph("copy-small", [`Version of ${versionDate(course.date)}. Record made ${longDate(record.made)}. Learner’s id ${learner.id}.`, ...asked].join(" ")),
    ...(row.against.length ? [paragraph("copy-small", `To look at: ${row.against.slice(0, 3).join(" ")}${row.against.length > 3 ? ` And ${row.against.length - 3} more points.` : ""}`)] : []),
    element("section", { class: "copy-sign" }, ...signature(confirmation, row.isOwn)),
    paragraph("copy-small", "The learner’s own browser made the record. It is an attestation, not proof; the confirmation is the supervisor’s word that it was found true. Where proof is required, a learning management system (LMS) keeps its own record."),
  );
}

/** What was completed: of what was asked, where that is known, and of the course. @param {Row} row */
function completed({ all, asked }) {
  const whole = all.of > 0 && all.done === all.of ? `all ${all.of} modules of the course` : `${all.done} of ${all.of} modules of the course`;
  return asked ? `completed ${asked.done} of the ${asked.of} modules asked, and ${whole}` : `completed ${whole}`;
}

/** @param {Module[]} modules */
function table(modules) {
  const head = element("tr", {}, ...HEADS.map((one) => element("th", { scope: "col" }, one)));
  const rows = modules.map((module) => {
    const cases = module.scenarios.map(({ ended }) => (ended ? shortDate(ended) : "–")).join(", ") || "–";
    const told = [cases, words.scores(module, "first"), words.scores(module, "best"), module.completed ? shortDate(module.completed.at) : "–"];
    return element("tr", {}, element("th", { scope: "row" }, element("span", {}, words.titleOf(module))), ...told.map((one) => element("td", {}, element("span", {}, one))));
  });
  return element("table", { class: modules.length > 10 ? "copy-many" : "copy-few" }, element("thead", {}, head), element("tbody", {}, ...rows));
}

/** @param {import("../core/roster-import.js").Confirmation | undefined} confirmation @param {boolean} isOwn whether it was given here */
function signature(confirmation, isOwn) {
  if (!confirmation) return [];
  const { name, at, remark } = confirmation;
  return [
    paragraph("copy-said", isOwn ? `Confirmed on ${longDate(at)} by` : `Confirmed on ${longDate(at)}, as the file says from which this was printed, by`),
    paragraph(nameKind(name), name),
    ...(remark ? [paragraph("copy-remark", remark)] : []),
    element("div", { class: "copy-lines" }, paragraph("", "Signature"), paragraph("", "Date")),
  ];
}

/** @param {string} name */
function nameKind(name) {
  return name.length > 60 ? "copy-name copy-long" : "copy-name";
}

/** @param {string} kind @param {string} text */
function paragraph(kind, text) {
  return element("p", { class: kind, dir: "auto" }, text);
}
