/**
 * The steps of a quiz: one question is on the screen at a time, or the result, and each can be reached by its number.
 *
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("../core/quiz.js").Standing} Standing
 */
import { part, parts } from "../ui/part.js";

/** The step of the result, which is no question. */
export const RESULT = "";

/**
 * The step to begin with: the question that the address names, the one where one was before the page was loaded again, the
 * result where there is one, or the first question that is open.
 *
 * @param {Question[]} questions
 * @param {Standing} standing
 */
export function firstStep(questions, standing) {
  const ids = questions.map(({ id }) => id);
  const named = [addressed(), history.state?.question?.id].find((id) => id && ids.includes(id));
  return named ?? (hasResult(standing) ? RESULT : (standing.asked[0] ?? ids[0]));
}

/** Whether everything is answered, and the attempt has ended. @param {Standing} standing */
export function hasResult({ state, asked }) {
  return state === "ended" && !asked.length;
}

/** The question that the address names. */
export function addressed() {
  return decodeURIComponent(location.hash.slice(1));
}

/**
 * @param {HTMLElement} root the quiz
 * @param {Question[]} questions
 * @param {string} step
 * @param {Standing} standing
 */
export function showStep(root, questions, step, standing) {
  for (const question of questions) question.root.toggleAttribute("data-away", question.id !== step);
  for (const name of ["result", "next-steps"]) part(root, name).toggleAttribute("data-away", step !== RESULT);
  for (const link of parts(root, "step")) {
    const id = link.dataset.step ?? "";
    const given = standing.answers.get(id);
    if (id === step) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
    link.dataset.answer = given ? (given.right ? "right" : "wrong") : "";
    part(link, "step-answer").textContent = given ? (given.right ? " (right)" : " (not right)") : "";
    if (id === RESULT) /** @type {HTMLElement} */ (link.parentElement).hidden = !hasResult(standing);
  }
}

/** Call what goes to a step when somebody picks its number, or follows a link to it. @param {HTMLElement} root @param {(step: string) => void} go */
export function followSteps(root, go) {
  for (const link of parts(root, "step")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(link.dataset.step ?? "");
    });
  }
  addEventListener("hashchange", () => {
    if (parts(root, "question").some(({ id }) => id === addressed())) go(addressed());
  });
}
