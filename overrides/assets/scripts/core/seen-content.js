/**
 * What a learner has seen of a module, where the course has changed since: the mark of what was answered, reached and on the
 * screen, and none for a question that was never asked.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./content-hashes.js").ModuleEntry} Module
 */
import { marksOf } from "./content-hashes.js";

/**
 * @param {Learner} learner
 * @param {Module} module as it is now
 * @returns {Record<string, string>} as `marksOf` has them
 */
export function seenOf(learner, module) {
  const marks = marksOf(module);
  const sections = learner.modules[module.id]?.sections ?? {};
  for (const { id } of module.sections) marks[`section/${id}`] = sections[id]?.mark ?? marks[`section/${id}`];
  for (const { id: of, endings } of module.scenarios) {
    for (const { id } of endings) marks[`ending/${of}/${id}`] = learner.scenarios[of]?.endings[id]?.mark ?? marks[`ending/${of}/${id}`];
  }
  for (const { id: of, questions } of module.quizzes) {
    for (const { id, mark } of questions) {
      const answered = answeredAs(learner, of, id, mark);
      if (answered) marks[`question/${of}/${id}`] = answered;
      else delete marks[`question/${of}/${id}`];
    }
  }
  return marks;
}

/** @param {Learner} learner @param {string} quiz @param {string} id @param {string} mark the present one */
function answeredAs(learner, quiz, id, mark) {
  const given = (learner.quizzes[quiz]?.attempts ?? []).flatMap(({ answers }) => (Object.hasOwn(answers, id) ? [answers[id].mark] : []));
  return given.includes(mark) ? mark : given.at(-1);
}
