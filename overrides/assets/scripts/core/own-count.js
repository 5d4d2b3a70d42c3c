/**
 * How much of the course is complete, in the words in which every page says it.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./own-course.js").Whole} Whole
 */
import { openModules, ownModules } from "./own-course.js";

/** How many modules are complete: of one's path where there is one, and then of the others, too. @param {Learner} learner @param {Whole} whole */
export function countText(learner, whole) {
  const { length } = ownModules(learner, whole);
  const done = length - openModules(learner, whole).length;
  const more = doneInAll(learner, whole) - done;
  return isPath(learner, whole) ? `${done} of ${length} on your path${more ? `, ${more} more done` : ""}` : `${done} of ${length} modules done`;
}

/** Whether one takes less than all modules. @param {Learner} learner @param {Whole} whole */
export function isPath(learner, whole) {
  return ownModules(learner, whole).length < whole.modules.length;
}

/** How many modules of the whole course are complete. @param {Learner} learner @param {Whole} whole */
export function doneInAll(learner, { modules, takes }) {
  return modules.length - openModules(learner, { modules, takes }).length;
}
