/** @typedef {import("../core/quiz.js").Standing} Standing */
import { load } from "../load.js";
import { part } from "../ui/part.js";

/** What was shown last: words that had to be loaded may come when they hold no more. @type {Standing} */
let latest;

/**
 * Show how far one is, and say in a line why some questions stand answered already.
 *
 * @param {HTMLElement} root the quiz
 * @param {Standing} standing
 */
export async function showProgress(root, standing) {
  part(root, "answered").textContent = howFar(standing);
  const { state, asked, carried, changed } = standing;
  const isUnusual = changed.length || (state === "ended" ? asked.length : carried.length);
  const note = part(root, "changes");
  latest = standing;
  const words = isUnusual ? (await load("remarks")).whyAsked(standing) : "";
  if (latest !== standing) return;
  note.textContent = words;
  note.hidden = !note.textContent;
}

/** @param {Standing} standing */
export function howFar({ answers, asked, missed }) {
  const answered = `${answers.size} of ${answers.size + asked.length} answered`;
  return answers.size ? `${answered}, ${answers.size - missed.length} right` : answered;
}
