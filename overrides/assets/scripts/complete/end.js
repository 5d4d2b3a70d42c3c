/**
 * What came of a return: the count, what one was sure of and had wrong, when the next one opens, and one's own plans.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { completedAt } from "../core/own-course.js";
import { answersIn, nextReturn, returnTimes } from "../core/returns.js";
import { ROUNDS } from "../core/rounds.js";
import { versionDate } from "../ui/dates.js";
import { part, parts } from "../ui/part.js";
import { showPlan } from "./plans.js";

/**
 * @param {HTMLElement} root
 * @param {Learner} kept
 * @param {Page} page
 * @param {number} round
 * @param {{ id: string, module: string, root: HTMLElement }[]} cases
 */
export function showEnd(root, kept, page, round, cases) {
  const answers = Object.values(answersIn(kept, round));
  const next = nextReturn(kept, completedAt(kept, page));
  root.dataset.passed = "true";
  part(root, "cases-title").textContent = `You came back: ${returnTimes(kept).length} of ${ROUNDS}`;
  part(root, "cases-score").textContent = `${answers.filter(({ right }) => right).length} of ${answers.length} as the course would have it`;
  part(root, "cases-sure").textContent = sureText(kept, round, cases);
  part(root, "cases-next").textContent = next ? `The next return opens on ${versionDate(next.day)}.` : "That was the last return. Thank you for staying with it.";
  const places = parts(root, "plan-place");
  for (const place of places) showPlan(place, kept, place.dataset.planPlace ?? "");
  // Whoever has made a plan sees it, whatever module it is of; whoever has none is asked for one of a case just met.
  const isMade = places.some((place) => !part(place, "plan-of").hidden);
  for (const place of places) place.hidden = isMade ? part(place, "plan-of").hidden : place.dataset.planPlace !== cases[0]?.module;
}

/** The cases that one was sure of and had wrong. @param {Learner} kept @param {number} round @param {{ id: string, root: HTMLElement }[]} cases */
function sureText(kept, round, cases) {
  const wrong = cases.filter(({ id }) => {
    const given = answersIn(kept, round)[id];
    return given?.confidence === "sure" && !given.right;
  });
  const titles = wrong.map(({ root }) => `“${part(root, "title").textContent}”`);
  return titles.length ? `Sure, and wrong: ${titles.join(", ")}. Worth another look.` : "";
}
