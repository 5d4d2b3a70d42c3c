/**
 * What goes with a link: the same facts as a mail, a calendar entry and a sheet tell them.
 *
 * @typedef {import("../state/assignment.js").Assignment} Assignment
 * @typedef {object} Letter
 * @property {Assignment} assignment
 * @property {string} course the course's title
 * @property {string} what the path's title, or how many modules
 * @property {string[]} modules their titles
 * @property {string} link
 */
import { calendar } from "../state/calendar.js";
import { dayInWords } from "./due.js";

const OPEN = "Open this link in the browser in which you will do the course:";
const AFTER = "There is no account. What you do stays in your own browser. When you are done, print or save your record there and hand it in.";

/** @param {Letter} letter */
export function subject({ assignment: { due }, course, what }) {
  return `${course}: ${what}${due ? `, by ${dayInWords(due)}` : ""}`;
}

/** @param {Letter} letter */
export function mail({ assignment: { from, due, note }, course, modules, link }) {
  const ask = `Please do this part of the course “${course}”${due ? ` by ${dayInWords(due)}` : ""}:`;
  const list = modules.map((title) => `- ${title}`).join("\n");
  return [ask, list, ...(note ? [note] : []), `${OPEN}\n${link}`, AFTER, from].join("\n\n");
}

/** The address that opens a mail program with the mail in it. @param {Letter} letter */
export function mailto(letter) {
  const body = mail(letter).replaceAll("\n", "\r\n");
  return `mailto:?subject=${encodeURIComponent(subject(letter))}&body=${encodeURIComponent(body)}`;
}

/** @param {Letter} letter @param {Date} made */
export function entry({ assignment, course, what, modules, link }, made) {
  const { code, due, from, note } = assignment;
  const text = [`${from} asks for:`, ...modules.map((title) => `- ${title}`), ...(note ? ["", note] : []), "", link].join("\n");
  return calendar({ uid: `${code}@${assignment.course}`, day: due, title: `Due: ${what} (${course})`, text, link }, made);
}
