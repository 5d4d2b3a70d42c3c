/**
 * What goes with a link: the same facts as a mail, a calendar entry and a sheet tell them.
 *
 * @typedef {import("../core/assignment.js").Assignment} Assignment
 * @typedef {object} Letter
 * @property {Assignment} assignment
 * @property {string} course the course's title
 * @property {string} what the path's title, or how many modules
 * @property {string[]} modules their titles
 * @property {string} link
 */
import { weekdayDate } from "../ui/dates.js";
import { calendar } from "../core/calendar.js";
import { passMarkText } from "./due-date.js";

const OPEN = "Open this link in the browser in which you will do the course:";
const AFTER = "There is no account. What you do stays in your own browser. When you are done, print or save your record there and hand it in.";

/** @param {Letter} letter */
export function subject({ assignment: { due }, course, what }) {
  return `${course}: ${what}${due ? `, by ${weekdayDate(due)}` : ""}`;
}

/** Some mail programs, Outlook among them, take no longer address than this and cut the rest. */
const LONGEST = 2000;

/** @param {Letter} letter @param {string} [note] the note as it stands in the mail */
export function mail({ assignment: { from, due, passMark, note: whole }, course, modules, link }, note = whole) {
  const ask = `Please do this part of the course “${course}”${due ? ` by ${weekdayDate(due)}` : ""}.`;
  const list = modules.map((title) => `- ${title}`).join("\n");
  return [ask, `${OPEN}\n${link}`, list, ...(passMark ? [passMarkText(passMark, "For this,")] : []), ...(note ? [note] : []), AFTER, from].join("\n\n");
}

/**
 * The address that opens a mail program with the mail in it, with as much of the note as there is room for: the whole of it
 * stands in the link.
 *
 * @param {Letter} letter
 * @returns {{ href: string, isShortened: boolean }} no address where the link alone is too long for one
 */
export function mailto(letter) {
  const signs = Array.from(letter.assignment.note);
  for (let room = signs.length; ; room = Math.floor(room * 0.8)) {
    const note = room < signs.length ? `${signs.slice(0, room).join("").trim()}${room ? " " : ""}(The note goes on in the link.)` : letter.assignment.note;
    const href = addressOf(letter, note);
    if (href.length < LONGEST) return { href, isShortened: room < signs.length };
    if (!room) return { href: "", isShortened: true };
  }
}

/** @param {Letter} letter @param {string} note */
function addressOf(letter, note) {
  const body = mail(letter, note).replaceAll("\n", "\r\n");
  return `mailto:?subject=${encodeURIComponent(subject(letter))}&body=${encodeURIComponent(body)}`;
}

/** @param {Letter} letter @param {Date} made */
export function entry({ assignment, course, what, modules, link }, made) {
  const { code, due, from, note, passMark } = assignment;
  const text = [`${from} asks for:`, ...modules.map((title) => `- ${title}`), ...(passMark ? [passMarkText(passMark, "For this,")] : []), ...(note ? ["", note] : []), "", link].join("\n");
  return calendar(course, [{ uid: `${code}@${assignment.course}`, day: due, title: `Due: ${what} (${course})`, text, link }], made);
}
