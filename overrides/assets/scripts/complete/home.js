/**
 * Home leads to a return that is due.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { completedAt } from "../core/own-course.js";
import { isDue, nextReturn } from "../core/returns.js";
import { ROUNDS } from "../core/rounds.js";

/** @param {HTMLAnchorElement} button @param {Learner} kept @param {Page} page */
export function leadToReturn(button, kept, page) {
  const next = nextReturn(kept, completedAt(kept, page));
  const end = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-complete]"));
  const [to, place] = [end?.dataset.returns, document.querySelector("[data-continue-to]")];
  if (!next || !to || !isDue(next, new Date())) return;
  button.href = to;
  button.textContent = "Come back: four new cases";
  if (place) place.textContent = `Due now: return ${next.round} of ${ROUNDS}, about five minutes`;
}
