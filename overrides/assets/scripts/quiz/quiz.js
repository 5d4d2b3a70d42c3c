/**
 * A quiz: each question is sent by itself, what was answered stays answered, and the result follows the last answer.
 *
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/quiz.js").Standing} Standing
 */
import { part, parts } from "../ui/part.js";
import { announce } from "../ui/announce.js";
import { now } from "../core/learner.js";
import { again, answer, retry, standing, timesAsked } from "../core/quiz.js";
import { append, learner, watch } from "../storage/store.js";
import { shuffleOptions } from "./option-order.js";
import { hideOutcome, labelNext, showOutcome } from "./feedback.js";
import { howFar, showProgress } from "./progress.js";
import { close, isRight, lacking, nudge, open, picked, readQuestion } from "./question.js";
import { showResult } from "./result.js";
import { keepPlace } from "./scroll-position.js";
import { firstStep, followSteps, hasResult, RESULT, showStep } from "./steps.js";

/** @param {HTMLElement} root @param {Page} page */
export default function start(root, page) {
  const questions = parts(root, "question").map(readQuestion);
  const quiz = { marks: new Map(questions.map((one) => [one.id, one.mark])), passMark: page.passMark };
  /** What each question shows: when it was answered, or "". @type {Map<string, string>} */
  const shown = new Map();

  /** The question that was sent and is not kept yet: another tab may have written, and is read first. @type {Question | null} */
  let sent = null;

  /** Which question is on the screen, or the result. @type {string | undefined} */
  let step;

  const attempts = () => learner().quizzes[page.slug]?.attempts ?? [];
  const stands = () => standing(attempts(), quiz);

  /** @param {(attempts: import("../core/learner.js").Attempt[], now: import("../core/quiz.js").Now) => import("../core/event.js").Draft[]} change */
  const change = (change) => append((kept, idOf) => change(kept.quizzes[page.slug]?.attempts ?? [], { at: now(), idOf }));

  const draw = () => {
    const standing = stands();
    for (const question of questions) drawQuestion(question, standing);
    showProgress(root, standing);
    // In another tab it may have been begun anew.
    if (step === RESULT && !hasResult(standing)) step = undefined;
    const present = (step ??= firstStep(questions, standing));
    showStep(root, questions, present, standing);
    showResult(root, standing, learner(), page);
    arrive();
  };

  /** @param {Question} question @param {Standing} standing */
  const drawQuestion = (question, standing) => {
    const given = standing.answers.get(question.id);
    const times = timesAsked(attempts(), question.id, given);
    shuffleOptions(question.root, [learner().id, page.slug, question.id, times].join(" "));
    // What is being filled in is left alone while something else changes.
    if (shown.get(question.id) !== (given?.at ?? "")) {
      shown.set(question.id, given?.at ?? "");
      if (given) {
        close(question, given);
        showOutcome(question, given, () => goOn(question));
      } else {
        hideOutcome(question);
        open(question);
      }
    }
    if (given) labelNext(question, standing.asked.length ? "Next question" : "See your result");
  };

  /** @param {Question} question */
  const send = (question) => {
    const given = picked(question);
    const words = lacking(question, given);
    if (words) return nudge(question, words);
    sent = question;
    const right = isRight(question, given);
    change((attempts, now) => answer(page.slug, attempts, quiz, { id: question.id, picked: given, right }, now));
  };

  /** Once what was sent is kept, its outcome takes the focus, by which it is heard; how far one is follows. */
  const arrive = () => {
    const standing = stands();
    if (!sent || !standing.answers.has(sent.id)) return;
    const { root } = sent;
    sent = null;
    announce(`${howFar(standing)}.`);
    focusOn(part(root, "outcome-title"), part(root, "outcome"));
  };

  /** To the next question that is open, or to the result. @param {Question} [from] */
  const goOn = (from) => {
    const { asked } = stands();
    const after = questions.slice(from ? questions.indexOf(from) + 1 : 0).concat(questions);
    go(after.find((one) => asked.includes(one.id))?.id ?? RESULT);
  };

  /** @param {string} to a question's id, or that of the result */
  const go = (to) => {
    step = to;
    showStep(root, questions, to, stands());
    const shown = questions.find(({ id }) => id === to);
    const whole = shown?.root ?? part(root, "result");
    focusOn(part(whole, shown ? "title" : "result-title"), whole);
    // What takes the place of something longer would else be seen from somewhere in its middle.
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView();
    keep();
  };

  for (const question of questions) {
    part(question.root, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      send(question);
    });
    part(question.root, "form").addEventListener("input", () => nudge(question, ""));
  }
  part(root, "retry").addEventListener("click", () => {
    change((attempts, now) => retry(page.slug, attempts, quiz, now));
    goOn();
  });
  part(root, "again").addEventListener("click", () => {
    change((attempts, now) => again(page.slug, attempts, quiz, now));
    goOn();
  });
  followSteps(root, go);
  // The order of the options hangs on the learner's id, which must be kept before anything is answered.
  if (!attempts().length) append(() => []);
  watch(draw);
  draw();
  root.dataset.live = "";
  const keep = keepPlace(
    () => step ?? RESULT,
    (isBack) => {
      root.dataset.ready = "";
      if (step === RESULT && !isBack) root.scrollIntoView({ behavior: "instant" });
    },
  );
}

/**
 * Hands the focus on, with what it belongs to in view from its beginning.
 *
 * @param {HTMLElement} target
 * @param {HTMLElement} whole
 */
function focusOn(target, whole) {
  target.focus({ preventScroll: true });
  whole.scrollIntoView({ block: "nearest" });
}
