import { daysLeft } from "../core/dates.js";

const DAY = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeZone: "UTC" });

/** "Friday, December 18, 2026". @param {string} due a day such as "2026-12-18" */
export function dayInWords(due) {
  return DAY.format(new Date(`${due}T00:00:00Z`));
}

/** What passing takes where somebody asks for more than the quizzes do. @param {number} passMark in percent @param {string} [where] */
export function passedAt(passMark, where = "Here") {
  return `${where} every quiz is passed at ${passMark}% or more.`;
}

/**
 * By when, in a sentence or two for the learner.
 *
 * @param {string} due a day, or ""
 * @param {Date} today
 */
export function byWhen(due, today) {
  if (!due) return "No date is set. Take the time that you need.";
  const [left, day] = [daysLeft(due, today), dayInWords(due)];
  if (left > 1) return `Due ${day}. ${left} days left.`;
  if (left === 1) return `Due tomorrow, ${day}.`;
  if (left === 0) return `Due today, ${day}.`;
  const ago = left === -1 ? "yesterday" : `${-left} days ago`;
  return `It was due ${day}: ${ago}. Things come up. You can still do it, and say when you will.`;
}
