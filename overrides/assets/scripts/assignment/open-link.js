/**
 * A link that was opened: what it asks, or what is wrong with it. Nothing of it is kept until the learner says so.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/assignment.js").Assignment} Assignment
 * @typedef {import("../core/learner.js").Assigned} Assigned
 */
import { decoded } from "../core/assignment-link.js";
import { cleaned } from "../core/assignment-text.js";
import { asked } from "../core/asked.js";
import { keep, MOST } from "../core/assignments.js";
import { isSame } from "../core/equal.js";
import { append, learner } from "../storage/store.js";

const AGAIN = "Ask whoever sent it for the link again, and copy all of it.";
const FAULTS = {
  broken: `It cannot be read; a part of it may be missing. ${AGAIN}`,
  changed: `It was cut or changed on its way. ${AGAIN}`,
  newer: "It was made with a newer version of the course than the one you see. Reload this page, then open the link again.",
  long: `It is far longer than any link of this course. ${AGAIN}`,
  course: "It belongs to another course than this one. Open it where that course is.",
  gone: "It asks for modules that are no longer in the course. Ask whoever sent it for a new link.",
  taken: "You have a task with the same number and other content. If you trust this link more, remove that task first, then open the link again.",
  many: `You have ${MOST} tasks already. Remove one, then open the link again.`,
};

/**
 * @param {string} hash the link's fragment
 * @param {Page} page
 * @returns {{ assignment: Assignment, isKept: boolean } | { trouble: string }} what is asked, and whether the learner keeps it
 *   already; or what is wrong
 */
export function openLink(hash, page) {
  const read = decoded(hash);
  const fault = "fault" in read ? read.fault : faultOf(read.assignment, page);
  if (fault || "fault" in read) return { trouble: FAULTS[fault || "broken"] };
  return { assignment: read.assignment, isKept: asked(learner()).some(({ code }) => code === read.assignment.code) };
}

/** Keep what a link asks. @param {Assignment} assignment */
export function acceptAssignment(assignment) {
  return append((kept) => keep(kept, assignment));
}

/** @param {Assignment} assignment @param {Page} page @returns {keyof typeof FAULTS | ""} */
function faultOf(assignment, page) {
  const { code, course, modules, scenarios } = assignment;
  if (course !== page.course) return "course";
  const [known, cases] = [page.modules.map(({ id }) => id), page.modules.flatMap((module) => module.scenarios)];
  if (!modules.every((id) => known.includes(id)) || !scenarios.every((id) => cases.includes(id))) return "gone";
  const all = learner().assignments;
  const before = Object.hasOwn(all, code) && all[code].kept.value ? all[code] : null;
  if (before) return isSame(cleaned(bare(before)), assignment) ? "" : "taken";
  return asked(learner()).length >= MOST ? "many" : "";
}

/** @param {Assigned} assigned @returns {Assignment} */
function bare({ at: _at, kept: _kept, ...assignment }) {
  return assignment;
}
