/**
 * Tables for spreadsheets. A spreadsheet takes a cell for a formula when it begins with one of some signs, and may part a line
 * at other signs than commas; so an apostrophe stands before such a sign wherever a cell could begin.
 */

/** The full-width forms count too, in Japanese spreadsheets. */
const BEFORE_FORMULA = /(?<=(?:^|[,;|"\t\r\n])\s*)(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/g;

/**
 * @param {(string | number)[][]} rows
 * @returns {string} as RFC 4180 has it, with a byte order mark, by which Excel knows UTF-8
 */
export function csv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** @param {string | number} value */
function cell(value) {
  return typeof value === "number" ? String(value) : `"${value.replace(BEFORE_FORMULA, "'").replaceAll('"', '""')}"`;
}
