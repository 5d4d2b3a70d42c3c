/**
 * What the learner is asked to do.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Assigned} Assigned
 */

/** @param {Learner} learner @returns {Assigned[]} what is asked now, soonest due first */
export function asked(learner) {
  const kept = Object.values(learner.assignments).filter((one) => one.kept.value && one.modules.length);
  return kept.sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** @param {Assigned} one */
function order({ due, at, code }) {
  return `${due || "9"} ${at} ${code}`;
}

/**
 * The assignment that asks for the highest mark in a module, where one asks for a mark.
 *
 * @param {Learner} learner
 * @param {string} module
 * @returns {Assigned | undefined}
 */
export function strictest(learner, module) {
  const all = asked(learner).filter(({ passMark, modules }) => passMark > 0 && modules.includes(module));
  return all.sort((one, other) => other.passMark - one.passMark)[0];
}
