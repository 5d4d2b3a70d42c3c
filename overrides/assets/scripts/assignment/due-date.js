import { weekdayDate } from "../ui/dates.js";
import { daysLeft } from "../core/dates.js";

/** What passing takes where somebody asks for more than the quizzes do. @param {number} passMark in percent @param {string} [where] */
export function passMarkText(passMark, where = "Here") {
  return `${where} every quiz is passed at ${passMark}% or more.`;
}

/**
 * By when, in a sentence or two for the learner.
 *
 * @param {string} due a day, or ""
 * @param {Date} today
 */
export function dueText(due, today) {
  if (!due) return "No date is set. Take the time that you need.";
  const [left, day] = [daysLeft(due, today), weekdayDate(due)];
  if (left > 1) return `Due ${day}. ${left} days left.`;
  if (left === 1) return `Due tomorrow, ${day}.`;
  if (left === 0) return `Due today, ${day}.`;
  const ago = left === -1 ? "yesterday" : `${-left} days ago`;
  return `It was due ${day}: ${ago}. Things come up. You can still do it, and say when you will.`;
}
