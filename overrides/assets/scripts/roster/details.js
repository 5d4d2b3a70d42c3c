import { shortDate, versionDate } from "../ui/dates.js";
import { element } from "../ui/element.js";
import { line } from "../core/text.js";
import { extentOf } from "../core/assignment-progress.js";
import { isOwn } from "../core/roster.js";
import { cell } from "./row.js";
import { actsOn } from "./countersign.js";
import * as words from "./wording.js";

/** @typedef {import("./session.js").Row} Row */
/** @typedef {import("../core/roster-import.js").SignedRecord} SignedRecord */

/** More of a kind than anybody reads; they stand in the file. */
const MOST = 12;
const HEADS = ["Module", "Read", "Case played", "Quiz, first", "Quiz, best", "Complete", "To look at again"];

/**
 * All that a record says, below its row.
 *
 * @param {Row} row
 * @param {import("./session.js").Session} session
 */
export function detailsOf(row, session) {
  const inside = element(
    "div",
    { class: "roster-details", role: "group", "aria-label": `Details of ${words.nameOf(row)}` },
    ...against(row),
    about(row),
    modules(row.record),
    ...older(row, session),
    actsOn(row, session),
  );
  return element("tr", { role: "row", class: "roster-inside" }, element("td", { role: "cell", colspan: "7" }, inside));
}

/** @param {Row} row */
function against({ against: all }) {
  if (!all.length) return [];
  const items = shortened(all, (text) => text).map((text) => element("li", { dir: "auto" }, text));
  return [element("p", { class: "roster-older" }, "To look at: this does not fit together. Ask the person; a device’s wrong clock can do it, too."), element("ul", {}, ...items)];
}

/** @template T @param {T[]} all @param {(one: T) => string} told @returns {string[]} the first of them, and how many are left */
function shortened(all, told) {
  const left = all.length - MOST;
  return [...all.slice(0, MOST).map(told), ...(left > 0 ? [`and ${left.toLocaleString("en-US")} more`] : [])];
}

/** @param {Row} row */
function about(row) {
  const { record, tasks } = row;
  const { course, learner, made, confirmation } = record;
  const asked = tasks.flatMap(({ assignment }) => [`${words.asked(assignment).join(", ")}: ${assignment.modules.join(", ")}`, ...(assignment.note ? [`Note: ${line(assignment.note, 500)}`] : [])]);
  const unknown = record.assignment && !row.assignment ? [`Code ${record.assignment}. Open its link here to see what was asked.`] : [];
  const confirmed = confirmation && [row.isOwn ? `${confirmation.name}, ${shortDate(confirmation.at)}` : `${words.confirmed(row)}. Anybody can write that into a file.`, ...(confirmation.remark ? [confirmation.remark] : [])];
  const gone = record.earlier && shortened(record.earlier, ({ id, completed }) => `${line(id, 200)}, ${shortDate(completed.at)}`);
  const entries = /** @type {[string, string[] | null | undefined][]} */ ([
    ["Record made", [shortDate(made)]],
    ["Course version", [versionDate(course.date)]],
    ["Learner’s id", [learner.id]],
    ["Assignment", asked.length + unknown.length ? [...unknown, ...asked] : null],
    ["Confirmed by", confirmed],
    ["Completed, no longer in the course", gone],
    ["Came back", record.returns && record.returns.map(shortDate)],
    ["Notes", record.notes && [`${record.notes.length} in the record’s file`]],
  ]);
  const told = entries.flatMap(([name, lines]) => (lines ? [element("dt", {}, name), ...lines.map((text) => element("dd", { dir: "auto" }, text))] : []));
  return element("dl", {}, ...told);
}

/** @param {SignedRecord} record */
function modules(record) {
  const heads = HEADS.map((head) => element("th", { role: "columnheader", scope: "col" }, head));
  return element(
    "table",
    { role: "table", "data-stack": true, "aria-label": "Modules of the record" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)),
    element("tbody", { role: "rowgroup" }, ...record.modules.map((module) => element("tr", { role: "row" }, ...cells(module, record.course.edition).map((lines, at) => cell(HEADS[at], lines))))),
  );
}

/** @param {SignedRecord["modules"][number]} module @param {string} edition the record's */
function cells(module, edition) {
  const { read, scenarios, quizzes, completed, changed } = module;
  const attempts = quizzes.filter(({ best }) => best).map((quiz) => `${quiz.attempts} ${quiz.attempts === 1 ? "attempt" : "attempts"}, ${quiz.passed ? "passed" : "not passed"}`);
  const waiting = changed.filter(({ looked }) => !looked);
  return [
    [words.titleOf(module)],
    [read ? shortDate(read) : "–"],
    [scenarios.map(({ ended }) => (ended ? shortDate(ended) : "–")).join(", ") || "–"],
    [words.scores(module, "first")],
    [words.scores(module, "best"), ...attempts],
    completed ? [`✓ ${shortDate(completed.at)}`, ...(completed.renewed ? [`looked at again ${shortDate(completed.renewed)}`] : []), ...(completed.edition === edition ? [] : [`version of ${versionDate(completed.date)}`])] : ["–"],
    waiting.length ? shortened(waiting, (change) => `${change.kind}: ${words.titleOf(change)}`) : ["–"],
  ];
}

/** @param {Row} row @param {import("./session.js").Session} session */
function older({ older: records, name }, { roster, catalog }) {
  if (!records.length) return [];
  const present = catalog.modules.map(({ id }) => id);
  const items = shortened(records, (record) => {
    const { done, of } = extentOf(record, present);
    const other = record.learner.name === name ? "" : `, name typed: ${record.learner.name || "none"}`;
    const { confirmation } = record;
    const how = isOwn(roster, record) ? "" : ", as the file says";
    const confirmed = confirmation ? `, confirmed by ${confirmation.name} ${shortDate(confirmation.at)}${how}` : "";
    return `Made ${shortDate(record.made)}: ${done} of ${of} modules, version of ${versionDate(record.course.date)}${other}${confirmed}`;
  });
  return [element("p", { class: "roster-older" }, "Other records of the same person, which do not count"), element("ul", {}, ...items.map((text) => element("li", { dir: "auto" }, text)))];
}
