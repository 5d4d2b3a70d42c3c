/**
 * Who is learning: somebody who has been here, or somebody new. Nobody's work goes.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { line, LONGEST_NAME } from "../core/text.js";
import { beginBeside, goOnAs, otherLearners } from "../storage/learners.js";
import { ask, tell } from "../ui/dialog.js";
import { homeOf } from "../ui/addresses.js";
import { element } from "../ui/element.js";
import { describe } from "./summary.js";

const MAIN = /** @type {const} */ ("main");

/** @param {Page} page @returns {{ id: string, label: string, kind?: "main" }[]} a button for each, and one for somebody new */
export function learnerActions(page) {
  const others = otherLearners().map(({ key, learner }) => ({ id: key, label: `Go on as ${learner ? describe(learner, page) : "somebody whose progress this page can’t read"}` }));
  return [...others, { id: "new", label: "Somebody new", kind: MAIN }];
}

/** Whose work stays when somebody's goes, in a sentence; "" for nobody's. @param {Page} page */
export function staying(page) {
  const all = otherLearners().map(({ learner }) => (learner ? describe(learner, page) : "somebody whose progress this page can’t read"));
  return all.length ? `What others have kept here stays: ${all.join("; ")}.` : "";
}

/** @param {string} answer which of the buttons was pressed @param {Page} page @returns {Promise<boolean>} whether another page is on its way */
export async function pickLearner(answer, page) {
  const key = answer === "new" ? await begin() : answer;
  if (key === null) return false;
  const isGoing = key !== "" && goOnAs(key);
  if (isGoing) location.assign(homeOf(page));
  else await tell("Nothing was changed", "This browser has no room to keep another learner’s progress. What was here is still here.");
  return isGoing;
}

/** @returns {Promise<string | null>} where the new learner's log lies, "" where there is no room; null where nobody is to begin */
async function begin() {
  const name = element("input", { type: "text", maxlength: String(LONGEST_NAME), autocomplete: "name" });
  const field = element("p", {}, element("label", {}, "Your name ", name));
  const answer = await ask({
    title: "Who are you?",
    text: "Others who use this browser can pick you by this name, and see your progress and notes. It keeps your work apart from theirs, and is no lock.",
    field,
    actions: [{ id: "go", label: "Begin", kind: MAIN }],
  });
  return answer ? beginBeside(line(name.value, LONGEST_NAME)) : null;
}
