/**
 * Tables for spreadsheets. A spreadsheet takes a cell for a formula when it begins with one of some signs, and may part a line
 * at other signs than commas; so an apostrophe stands before such a sign wherever a cell could begin.
 */

/** The full-width forms count too, in Japanese spreadsheets. */
const BEFORE_FORMULA = /(?<=(?:^|[,;|"\t\r\n])\s*)(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/g;

/** What a spreadsheet takes for a number or a day, and rounds or rewrites: an id of digits, a version such as 12e456789012. */
const NUMERIC = /^[\s\d.,:/%$()-]*\d[\s\d.,:/%$()-]*(?:e\d+)?$/i;
const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const DATED = new RegExp(`^(?:\\d+\\W*(?:${MONTHS})[a-z]*\\W*\\d*|(?:${MONTHS})[a-z]*\\W*\\d+)$`, "i");
/** Days as the course writes them may be taken for days. */
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * @param {(string | number)[][]} rows
 * @returns {string} as RFC 4180 has it, with a byte order mark, by which Excel knows UTF-8
 */
export function csv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** @param {string | number} value */
function cell(value) {
  if (typeof value === "number") return String(value);
  const plain = value.replace(BEFORE_FORMULA, "'");
  const isRewritten = !DAY.test(plain) && (NUMERIC.test(plain) || DATED.test(plain));
  return `"${isRewritten ? "'" : ""}${plain.replaceAll('"', '""')}"`;
}
