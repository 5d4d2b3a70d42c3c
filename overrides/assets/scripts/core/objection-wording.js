/** What objections to a record are worded with. */
import { line } from "./text.js";

/** Whether a moment is later than another, by more than may be by chance. @param {string} one @param {string} other @param {number} [slack] */
export function isAfter(one, other, slack = 0) {
  return Date.parse(one) > Date.parse(other) + slack;
}

/** A title from a file, in quotes. @param {{ id: string, title?: string }} thing */
export function named({ id, title = "" }) {
  return `“${line(title, 80) || line(id, 80) || "?"}”`;
}

/** A sentence, where something holds; else none. @param {unknown} holds @param {string} text */
export function said(holds, text) {
  return holds ? [text] : [];
}
