/**
 * What passing takes where somebody asks for more than the quiz does.
 *
 * @typedef {import("../state/learner.js").Learner} Learner
 * @typedef {import("../page/facts.js").Page} Page
 */
import { cleaned } from "../state/assignment.js";
import { strictest } from "../state/assigned.js";
import { quizStanding } from "../state/standing.js";

/**
 * @param {Learner} learner
 * @param {Page} page
 * @param {import("../state/learner.js").Attempt} last
 * @returns {string} "" where nobody asks for more
 */
export function askedMark(learner, page, { of, passMark }) {
  const assignment = strictest(learner, page.module);
  if (!assignment || assignment.passMark <= passMark) return "";
  const { from, passMark: asked, code } = cleaned(assignment);
  const is = quizStanding(learner, page.slug, asked).passed ? "You have reached that, too." : "Try again to reach it.";
  return `Task ${code}, from ${from}, asks for ${asked}%, which is ${Math.ceil((of * asked) / 100)} of ${of}. ${is}`;
}
