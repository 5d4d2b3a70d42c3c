/**
 * Whether there is nothing of the learner's that could be lost.
 *
 * @param {import("./learner.js").Learner} learner
 */
export function isBlank(learner) {
  const { name, modules, quizzes, scenarios, notes, completions, assignments, returns } = learner;
  return !name.value && [modules, quizzes, scenarios, notes, completions, assignments, returns].every((kept) => !Object.keys(kept).length);
}
