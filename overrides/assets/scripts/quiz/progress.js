/** @typedef {import("../core/quiz.js").Standing} Standing */
import { longDate } from "../ui/dates.js";
import { part } from "../ui/part.js";

/**
 * Show how far one is, and say in a line why some questions stand answered already.
 *
 * @param {HTMLElement} root the quiz
 * @param {Standing} standing
 */
export function showProgress(root, standing) {
  part(root, "answered").textContent = howFar(standing);
  const note = part(root, "changes");
  note.textContent = why(standing);
  note.hidden = !note.textContent;
}

/** @param {Standing} standing */
export function howFar({ answers, asked, missed }) {
  const answered = `${answers.size} of ${answers.size + asked.length} answered`;
  return answers.size ? `${answered}, ${answers.size - missed.length} right` : answered;
}

/** @param {Standing} standing */
function why({ state, asked, carried, changed, last }) {
  if (state === "ended" && asked.length) {
    const what = count(asked, "question is new or has changed", "questions are new or have changed");
    const since = last ? ` since you took this quiz on ${longDate(last.ended)}` : "";
    return `${what}${since}. Only ${asked.length === 1 ? "it is" : "they are"} asked; your other answers stand.`;
  }
  if (changed.length) {
    return changed.length === 1
      ? "1 question has changed since you answered it, so it is asked again."
      : `${changed.length} questions have changed since you answered them, so they are asked again.`;
  }
  if (state === "open" && carried.length) {
    return `${count(carried, "answer stands", "answers stand")} from before. Only what is open is asked.`;
  }
  return "";
}

/** @param {string[]} things @param {string} one @param {string} several */
function count({ length }, one, several) {
  return length === 1 ? `1 ${one}` : `${length} ${several}`;
}
