/**
 * The marks of all that a module holds, under names that stay theirs.
 *
 * @typedef {{ id: string, title: string, mark: string }} Marked
 * @typedef {Marked & { objective: string, passage: string }} MarkedQuestion
 * @typedef {Marked & { verdict: "sound" | "risky" | "harmful" }} MarkedEnding
 * @typedef {{ id: string, title: string, url: string, endings: MarkedEnding[] }} ScenarioEntry
 * @typedef {{ id: string, title: string, url: string, passMark: number, questions: MarkedQuestion[] }} QuizEntry
 * @typedef {object} ModuleEntry
 * @property {string} id
 * @property {string} title
 * @property {string} url
 * @property {number} minutes
 * @property {Marked[]} sections
 * @property {ScenarioEntry[]} scenarios
 * @property {QuizEntry[]} quizzes
 */

/**
 * @param {ModuleEntry} module as the catalog has it
 * @returns {Record<string, string>} `section/…`, `ending/scenario/…` and `question/quiz/…` to the mark of each
 */
export function marksOf(module) {
  const sections = module.sections.map((one) => [`section/${one.id}`, one.mark]);
  const endings = module.scenarios.flatMap((of) => of.endings.map((one) => [`ending/${of.id}/${one.id}`, one.mark]));
  const asked = module.quizzes.flatMap((of) => of.questions.map((one) => [`question/${of.id}/${one.id}`, one.mark]));
  return Object.fromEntries([...sections, ...endings, ...asked]);
}
