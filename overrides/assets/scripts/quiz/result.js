/**
 * The end of a quiz: the score, first and best, what wants another look, and where to go from here.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {import("../core/quiz.js").Standing} Standing
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { element } from "../ui/element.js";
import { part, parts } from "../ui/part.js";
import { load } from "../load.js";
import { score } from "../core/quiz.js";
import { completedAt, timeLeft } from "../core/own-course.js";
import { moduleStanding, quizStanding } from "../core/progress.js";
import { hasResult } from "./steps.js";

/**
 * @param {HTMLElement} root the quiz
 * @param {Standing} standing
 * @param {Learner} learner
 * @param {Page} page
 */
export function showResult(root, standing, learner, page) {
  const result = part(root, "result");
  const { last, missed } = standing;
  result.hidden = !hasResult(standing);
  suggest(root, result.hidden ? "" : next(learner, page));
  if (result.hidden || !last) return;
  const reached = score(last);
  const isPassed = quizStanding(learner, page.slug).passed !== "";
  result.dataset.passed = String(reached >= last.passMark);
  part(result, "score").replaceChildren(
    element("strong", { class: "result-percent" }, `${reached}%`),
    ` ${last.right} of ${last.of} right`,
  );
  tellVerdict(part(result, "passing"), verdict(reached, last), learner, page, last);
  part(result, "module-said").textContent = moduleSaid(learner, page);
  showComplete(part(result, "module-complete"), learner, page);
  tries(part(result, "tries"), quizStanding(learner, page.slug));
  review(part(result, "review"), missed);
  const retry = /** @type {HTMLButtonElement} */ (part(result, "retry"));
  retry.hidden = !missed.length;
  retry.textContent = `Retry only what I missed (${missed.length})`;
  retry.className = isPassed ? "link-button" : "button button--main";
  placeNextSteps(result, part(root, "next-steps"), isPassed);
}

/** Whoever has passed goes on first, and whoever has not tries again first. @param {HTMLElement} result @param {HTMLElement} steps @param {boolean} isPassed */
function placeNextSteps(result, steps, isPassed) {
  const ways = part(result, "result-ways");
  if (isPassed && ways.previousElementSibling !== steps) ways.before(steps);
  if (!isPassed && result.nextElementSibling !== steps) result.after(steps);
}

/**
 * Say whether it is passed, and what that means to whoever asks for more.
 *
 * @param {HTMLElement} line
 * @param {string} words
 * @param {Learner} learner
 * @param {Page} page
 * @param {import("../core/learner.js").Attempt} last
 */
async function tellVerdict(line, words, learner, page, last) {
  line.textContent = words;
  if (!Object.keys(learner.assignments).length) return;
  const { assignedPassMark } = await load("remarks");
  if (line.textContent === words) line.textContent = `${words} ${assignedPassMark(learner, page, last)}`.trim();
}

/** @param {number} reached @param {import("../core/learner.js").Attempt} last */
function verdict(reached, { passMark, of }) {
  if (reached >= passMark) return reached === 100 ? "Passed, with every answer right. Well done!" : `Passed (${passMark}% needed).`;
  return `Not passed yet (${Math.ceil((of * passMark) / 100)} of ${of} to pass). Try as often as you like.`;
}

/** @param {Learner} learner @param {Page} page */
function moduleSaid(learner, page) {
  const standing = stands(learner, page);
  if (!standing?.quiz) return "";
  if (standing.complete) return "This module is complete.";
  const open = [standing.read || !page.takes.includes("read") ? "" : "read it to the end", standing.scenario ? "" : "reach an ending of its scenario"];
  return `To complete the module, ${open.filter(Boolean).join(" and ")}.`;
}

/** What there is to say of a module that is complete, and of how much is left after it. @param {HTMLElement | null} box @param {Learner} learner @param {Page} page */
function showComplete(box, learner, page) {
  if (!box) return;
  box.hidden = !stands(learner, page)?.complete;
  const time = timeLeft(learner, page);
  part(box, "minutes-left").textContent = completedAt(learner, page) ? "That was the last one. The course is complete." : time && `About ${time} of the course are left.`;
}

/** Which of the ways on is the next. @param {Learner} learner @param {Page} page */
function next(learner, page) {
  const standing = stands(learner, page);
  if (!standing?.quiz) return "";
  if (standing.complete) return completedAt(learner, page) ? "complete" : "next";
  return standing.scenario ? "module" : "scenario";
}

/** @param {Learner} learner @param {Page} page */
function stands(learner, page) {
  const module = page.modules.find((one) => one.id === page.module);
  return module && moduleStanding(learner, module, page.takes);
}

/** @param {HTMLElement} root @param {string} kind */
function suggest(root, kind) {
  for (const way of parts(root, "way")) {
    way.toggleAttribute("data-suggested", way.dataset.way === kind);
    if (way.dataset.way === "complete") way.hidden = kind !== "complete";
    if (way.dataset.way === kind && way.previousElementSibling) way.parentElement?.prepend(way);
  }
}

/** @param {HTMLElement} list @param {import("../core/progress.js").QuizStanding} standing */
function tries(list, { attempts, first, best }) {
  const told = [["First score", `${first ?? 0}%`], ["Best score", `${best ?? 0}%`], ["Attempts", String(attempts)]];
  list.replaceChildren(...told.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}

/** Show the objectives and the passages of what was missed. @param {HTMLElement} box @param {string[]} missed */
function review(box, missed) {
  box.hidden = !missed.length;
  for (const passage of parts(box, "passage-of")) {
    passage.hidden = !(passage.dataset.passageOf ?? "").split(" ").some((id) => missed.includes(id));
  }
  for (const objective of parts(box, "objective")) {
    objective.hidden = parts(objective, "passage-of").every((passage) => passage.hidden);
  }
}
