/**
 * A return: four new cases, one at a time, each answered with how sure one is; then what came of it, and one's own plan again.
 *
 * @typedef {import("../quiz/question.js").Question} Question
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { completedAt, ownModules } from "../core/own-course.js";
import { answersIn, CASES, drawCases, isDue, nextReturn } from "../core/returns.js";
import { hideOutcome, labelNext } from "../quiz/feedback.js";
import { shuffleOptions } from "../quiz/option-order.js";
import { isRight, lacking, nudge, open, picked, readQuestion } from "../quiz/question.js";
import { append, learner, watch } from "../storage/store.js";
import { announce } from "../ui/announce.js";
import { part, parts } from "../ui/part.js";
import { confidenceOf, openConfidence, showAnswer } from "./case.js";
import { showEnd } from "./end.js";

/** @param {HTMLElement} root @param {Page} page */
export default function start(root, page) {
  const questions = parts(root, "question").map(readQuestion);
  /** The return that is open, or was done on this page; 0 for none. */
  let round = 0;
  /** The case on the screen; "" for what came of them all. @type {string | undefined} */
  let step;
  /** The case that was sent and is not kept yet. */
  let sent = "";
  /** What each case shows: when it was answered, or "". @type {Map<string, string>} */
  const shown = new Map();

  const pool = (/** @type {Learner} */ kept) => {
    const own = ownModules(kept, page).map(({ id }) => id);
    return questions.map((question) => ({ ...question, module: question.id.split("/")[0], question })).filter(({ module }) => own.includes(module));
  };
  const drawn = () => drawCases(learner(), pool(learner()), round);

  const draw = () => {
    const next = nextReturn(learner(), completedAt(learner(), page));
    if (next && isDue(next, new Date()) && step === undefined && pool(learner()).length >= CASES) round = next.round;
    root.toggleAttribute("data-live", round > 0);
    root.toggleAttribute("data-ready", round > 0);
    if (!round) return;
    const [answers, cases] = [answersIn(learner(), round), drawn()];
    step ??= cases.find(({ id }) => !Object.hasOwn(answers, id))?.id ?? "";
    cases.forEach(({ question }, nth) => drawCase(question, nth));
    showStep();
    arrive();
  };

  /** @param {Question} question @param {number} nth */
  const drawCase = (question, nth) => {
    const given = answersIn(learner(), round)[question.id];
    part(question.root, "number").textContent = `Case ${nth + 1} of ${CASES}`;
    shuffleOptions(question.root, [learner().id, round, question.id].join(" "));
    if (shown.get(question.id) !== (given?.at ?? "")) {
      shown.set(question.id, given?.at ?? "");
      if (given) showAnswer(question, given, goOn);
      else {
        hideOutcome(question);
        open(question);
        openConfidence(question);
      }
    }
    const isLast = Object.keys(answersIn(learner(), round)).length >= CASES;
    if (given) labelNext(question, isLast ? "See what came of it" : "Next case");
  };

  const showStep = () => {
    for (const { id, root: one } of questions) one.toggleAttribute("data-away", id !== step);
    const end = part(root, "cases-end");
    end.hidden = step !== "";
    if (!end.hidden) showEnd(end, learner(), page, round, drawn());
  };

  /** @param {Question} question */
  const send = (question) => {
    const [given, confidence] = [picked(question), confidenceOf(question)];
    const words = lacking(question, given) || (confidence ? "" : "Say how sure you are, too.");
    if (words || !confidence) return nudge(question, words);
    sent = question.id;
    const answer = { question: question.id, mark: question.mark, picked: given, confidence, right: isRight(question, given) };
    append((kept) => (Object.hasOwn(answersIn(kept, round), question.id) ? null : [{ type: "recalled", round, ...answer }]));
  };

  /** Once what was sent is kept, its outcome takes the focus, by which it is heard. */
  const arrive = () => {
    const question = questions.find(({ id }) => id === sent);
    if (!question || !Object.hasOwn(answersIn(learner(), round), sent)) return;
    sent = "";
    announce(`${Object.keys(answersIn(learner(), round)).length} of ${CASES} cases answered.`);
    focusOn(part(question.root, "outcome-title"), part(question.root, "outcome"));
  };

  const goOn = () => {
    const answers = answersIn(learner(), round);
    step = drawn().find(({ id }) => !Object.hasOwn(answers, id))?.id ?? "";
    draw();
    const next = questions.find(({ id }) => id === step)?.root ?? part(root, "cases-end");
    focusOn(part(next, step ? "title" : "cases-title"), next);
    if (next.getBoundingClientRect().top < 0) next.scrollIntoView();
  };

  for (const question of questions) {
    part(question.root, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      send(question);
    });
    part(question.root, "form").addEventListener("input", () => nudge(question, ""));
  }
  watch(draw);
  draw();
}

/** @param {HTMLElement} target @param {HTMLElement} whole that is to be seen from its beginning */
function focusOn(target, whole) {
  target.focus({ preventScroll: true });
  whole.scrollIntoView({ block: "nearest" });
}
