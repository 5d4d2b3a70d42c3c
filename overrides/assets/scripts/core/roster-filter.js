/**
 * Which rows of the roster are shown, and in which order.
 *
 * @typedef {import("./roster-rows.js").Row} Row
 * @typedef {keyof typeof TESTS} Test
 * @typedef {keyof typeof KEYS} Column
 * @typedef {{ text: string, only: Set<Test>, by: Column, sign: 1 | -1 }} View
 */
import { folded } from "./confusables.js";

const TESTS = {
  late: (/** @type {Row} */ row) => row.late > 0,
  complete: (/** @type {Row} */ row) => row.isComplete,
  incomplete: (/** @type {Row} */ row) => !row.isComplete,
  again: (/** @type {Row} */ row) => row.waiting > 0,
  outdated: (/** @type {Row} */ row) => row.isOutdated,
  doubtful: (/** @type {Row} */ row) => row.against.length > 0,
  confirmed: (/** @type {Row} */ row) => row.isOwn,
  claimed: (/** @type {Row} */ row) => Boolean(row.record.confirmation) && !row.isOwn,
  unconfirmed: (/** @type {Row} */ row) => !row.record.confirmation,
};

const collator = new Intl.Collator("en-US", { numeric: true, sensitivity: "base" });

/** What each column is sorted by. Somebody without a name comes last. */
const KEYS = {
  name: (/** @type {Row} */ row) => row.name || "\uffff",
  done: (/** @type {Row} */ { asked, all }) => ratio(asked ?? all) + ratio(all) / 1000,
  when: (/** @type {Row} */ row) => row.finished,
  edition: (/** @type {Row} */ { record: { course } }) => `${course.date} ${course.edition}`,
  assignment: (/** @type {Row} */ { assignment, record }) => `${assignment?.due ?? ""} ${record.assignment ?? ""}`,
  standing: (/** @type {Row} */ row) => (row.isComplete ? 0 : 1) + (TESTS.again(row) || row.isOutdated ? 2 : 0) + (row.against.length ? 4 : 0) + (row.late ? 8 + row.late : 0),
};

/** @param {import("./assignment-progress.js").Extent} extent */
function ratio({ done, of }) {
  return of ? done / of : 0;
}

/** @param {Row[]} rows @param {View} view */
export function selected(rows, { text, only, by, sign }) {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const kept = rows.filter((row) => [...only].every((test) => TESTS[test](row)) && words.every((word) => row.words.includes(word)));
  const keyed = kept.map((row) => ({ row, key: KEYS[by](row) }));
  keyed.sort((a, b) => sign * compare(a.key, b.key) || compare(a.row.name, b.row.name) || compare(a.row.id, b.row.id));
  return keyed.map(({ row }) => row);
}

/** How many rows each test holds for. @param {Row[]} rows */
export function counts(rows) {
  return Object.entries(TESTS).map(([test, holds]) => /** @type {[Test, number]} */ ([test, rows.filter(holds).length]));
}

/** @param {string | number} a @param {string | number} b */
function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}
