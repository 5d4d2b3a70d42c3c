/**
 * What passing takes where somebody asks for more than the quiz does.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { strictest } from "../core/asked.js";
import { senderOf } from "../core/assignment-text.js";
import { quizStanding } from "../core/progress.js";

/**
 * @param {Learner} learner
 * @param {Page} page
 * @param {import("../core/learner.js").Attempt} last
 * @returns {string} "" where nobody asks for more
 */
export function assignedPassMark(learner, page, { of, passMark }) {
  const assignment = strictest(learner, page.module);
  if (!assignment || assignment.passMark <= passMark) return "";
  const { passMark: asked, code } = assignment;
  const is = quizStanding(learner, page.slug, asked).passed ? "You have reached that, too." : "Try again to reach it.";
  return `Task ${code}, from ${senderOf(assignment)}, asks for ${asked}%, which is ${Math.ceil((of * asked) / 100)} of ${of}. ${is}`;
}
