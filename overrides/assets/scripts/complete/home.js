/**
 * Home leads whoever has completed the course to its end, and to a return that is due.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { completedAt } from "../core/own-course.js";
import { isDue, nextReturn } from "../core/returns.js";
import { ROUNDS } from "../core/rounds.js";

/**
 * @param {HTMLAnchorElement} button
 * @param {Learner} kept
 * @param {Page} page
 * @param {boolean} isToHandIn whether the button leads to the record, which somebody waits for
 */
export function leadToEnd(button, kept, page, isToHandIn) {
  const end = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-complete]"));
  const next = nextReturn(kept, completedAt(kept, page));
  // What has changed comes first.
  if (!end || button.dataset.change) return;
  if (next && end.dataset.returns && isDue(next, new Date())) lead(button, end.dataset.returns, "Come back: four new cases", `Due now: return ${next.round} of ${ROUNDS}, about five minutes`);
  else if (!isToHandIn) lead(button, end.href, "You finished the course", "What you take with you, and when to come back");
}

/** @param {HTMLAnchorElement} button @param {string} to @param {string} words @param {string} more */
function lead(button, to, words, more) {
  button.href = to;
  button.textContent = words;
  const place = document.querySelector("[data-continue-to]");
  if (place) place.textContent = more;
}
