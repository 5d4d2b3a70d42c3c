/**
 * The texts of an assignment, as they may go into a link, and as they may be shown.
 *
 * @typedef {import("./assignment.js").Assignment} Assignment
 */
import { LIMITS } from "./assignment.js";
import { line, visible } from "./text.js";

const UNFIT = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** A text without what a link may not carry: signs that steer, hide or break. @param {string} text @param {number} most */
export function fit(text, most) {
  // What is cut in the middle of a sign leaves half of one.
  return text.replaceAll("\r\n", "\n").replace(UNFIT, " ").trim().slice(0, most).replace(/\p{Cs}/gu, "");
}

/**
 * An assignment with its texts as a person could have meant them: nothing in them hides, steers or piles up. What is cleaned
 * already stays as it is.
 *
 * @template {Assignment} A
 * @param {A} assignment
 * @returns {A}
 */
export function cleaned(assignment) {
  return {
    ...assignment,
    from: senderOf(assignment),
    note: settled(assignment.note, LIMITS.note, (text) => paragraphs(text, LIMITS.note, LIMITS.noteLines)),
  };
}

/** Who asks, as `cleaned` has it. @param {Assignment} assignment */
export function senderOf({ from }) {
  return settled(from, LIMITS.from, (text) => line(text, LIMITS.from));
}

/**
 * Cleans a text until nothing of it changes any more: composed letters take more room than what they were composed of, and
 * what is cut may leave something loose at its end.
 *
 * @param {string} text @param {number} most @param {(text: string) => string} clean
 */
function settled(text, most, clean) {
  let [before, after] = ["", text];
  while (before !== after) [before, after] = [after, clean(after).slice(0, most).replace(/\p{Cs}/gu, "")];
  return after;
}

/**
 * A text of several lines as plain text: as `line` has it, and no more than one empty line in a row or so many lines in all.
 *
 * @param {string} text
 * @param {number} most in characters
 * @param {number} lines at most; what comes after goes on in the last one
 */
function paragraphs(text, most, lines) {
  const plain = visible(text.slice(0, 20 * most).replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n").replace(/(?!\n)\p{Cc}/gu, " "));
  const all = plain.split("\n").map((one) => one.replace(/\s+/g, " ").trim()).join("\n").replace(/\n{3,}/g, "\n\n").trim().split("\n");
  const told = all.length > lines ? [...all.slice(0, lines - 1), all.slice(lines - 1).filter(Boolean).join(" ")] : all;
  return Array.from(told.join("\n")).slice(0, most).join("").trim();
}
