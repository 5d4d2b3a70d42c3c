/**
 * What the learner was asked to do, and what of it is done.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./assignment.js").Assignment} Assignment
 * @typedef {import("./progress.js").ModuleParts} ModuleParts
 */
import { asked } from "./asked.js";
import { next } from "./next-step.js";
import { holds, partOf } from "./parts.js";
import { moduleStanding, moduleState } from "./progress.js";

/** Enough for anybody, and too few to drown in. */
export const MOST = 20;

/**
 * What of the present course is asked.
 *
 * @param {Assignment} assignment
 * @param {ModuleParts[]} modules all of the course
 * @returns {ModuleParts[]} in the order in which it is asked
 */
export function partsAsked({ modules: ids, scenarios }, modules) {
  const found = ids.flatMap((id) => modules.filter((module) => module.id === id));
  if (!scenarios.length) return found;
  return found.map((module) => ({ ...module, scenarios: module.scenarios.filter((one) => scenarios.includes(one)) }));
}

/**
 * @param {Learner} learner
 * @param {Assignment} assignment
 * @param {ModuleParts[]} modules all of the course
 * @param {string[]} takes
 * @returns {{ module: ModuleParts, state: "done" | "begun" | "" }[]}
 */
export function progress(learner, assignment, modules, takes) {
  return partsAsked(assignment, modules).map((module) => ({
    module,
    state: moduleState(learner, module, takes, assignment.passMark),
  }));
}

/**
 * Where to go on with what is asked, and which assignment asks it; see `next`.
 *
 * @param {Learner} learner
 * @param {ModuleParts[]} modules all of the course
 * @param {string[]} takes
 */
export function nextAsked(learner, modules, takes) {
  const left = learner.place.value && partOf(learner.place.value.page);
  const elsewhere = { ...learner, place: { ...learner.place, value: null } };
  for (const one of asked(learner)) {
    const own = partsAsked(one, modules);
    if (own.every((module) => moduleStanding(learner, module, takes, one.passMark).complete)) continue;
    const isHere = left && own.some((module) => holds(module, left));
    const way = next(isHere ? learner : elsewhere, own, takes, one.passMark);
    if (way) return { ...way, assignment: one };
  }
  return null;
}

/**
 * What keeping an assignment adds to the log. The same one stays as it was; one that was removed comes back.
 *
 * @param {Learner} learner
 * @param {Assignment} assignment
 * @returns {import("./event.js").Draft[] | null}
 */
export function keep(learner, assignment) {
  return Object.hasOwn(learner.assignments, assignment.code) ? null : [{ type: "assigned", ...assignment }];
}

/** What removing an assignment adds to the log. @param {Learner} learner @param {string} code @returns {import("./event.js").Draft[] | null} */
export function remove(learner, code) {
  return Object.hasOwn(learner.assignments, code) ? [{ type: "dropped", code }] : null;
}
