/**
 * Where a record differs from the course that it is of. Only for a record of the very version that is here; of others nobody
 * knows any more what they held.
 *
 * @typedef {import("./contradictions.js").SignedRecord} SignedRecord
 * @typedef {import("./contradictions.js").Module} Module
 * @typedef {import("./contradictions.js").Quiz} Quiz
 * @typedef {import("./changes.js").Catalog} Catalog
 * @typedef {import("./content-hashes.js").ModuleEntry} ModuleEntry
 * @typedef {import("./content-hashes.js").QuizEntry} QuizEntry
 * @typedef {{ id: string, title?: string }} Thing
 */
import { isAfter, named, said } from "./objection-wording.js";

const DAY = 86_400_000;

/** @param {SignedRecord} record @param {Catalog} catalog @returns {string[]} */
export function againstCatalog(record, catalog) {
  const { course, modules } = record;
  const missing = catalog.modules.length - catalog.modules.filter(({ id }) => modules.some((module) => module.id === id)).length;
  const since = sinceOf(record);
  return [
    ...said([...course.takes].sort().join() !== [...catalog.takes].sort().join(), "It says that completing a module takes something else than this course asks."),
    ...said(missing, `It leaves out ${missing} of the course’s ${catalog.modules.length} modules.`),
    ...modules.flatMap((module) => {
      const entry = catalog.modules.find(({ id }) => id === module.id);
      return entry ? ofModule(module, entry, course.edition, since) : [`${named(module)}: the course has no such module.`];
    }),
    ...said(record.earlier?.some(({ id }) => catalog.modules.some((module) => module.id === id)), "It calls a module gone that the course has."),
  ];
}

/** The first day on which anybody can have met this version, as far as the record knows. @param {SignedRecord} record */
function sinceOf({ course, modules }) {
  const days = modules.flatMap(({ completed }) => (completed?.edition === course.edition ? [completed.date] : []));
  return [course.date, ...days].sort()[0];
}

/** @param {Module} module @param {ModuleEntry} entry @param {string} edition @param {string} since */
function ofModule(module, entry, edition, since) {
  const name = named(module);
  const { scenarios, quizzes, completed, changed } = module;
  // What was complete on another version was asked as that version asked it.
  const isFresh = !completed || (completed.edition === edition && !completed.renewed);
  return [
    ...difference(name, "case", scenarios, entry.scenarios),
    ...difference(name, "quiz", quizzes, entry.quizzes),
    ...scenarios.flatMap(({ id, endings = [] }) => {
      const there = entry.scenarios.find((one) => one.id === id)?.endings;
      const strays = there ? endings.filter((ending) => !there.some((one) => one.id === ending.id && one.verdict === ending.verdict)) : [];
      return said(strays.length, `${name}: its case has no ending ${strays.map(named).slice(0, 3).join(", ")} of that kind.`);
    }),
    ...quizzes.flatMap((quiz) => {
      const there = entry.quizzes.find(({ id }) => id === quiz.id);
      return there && isFresh ? ofQuiz(name, quiz, there, since) : [];
    }),
    ...said(changed.some((change) => !idsOf(entry)[change.kind].has(change.id)), `${name}: lists something as changed that the course has not.`),
  ];
}

/** @param {string} name @param {string} kind @param {Thing[]} told @param {Thing[]} there */
function difference(name, kind, told, there) {
  const strays = told.filter(({ id }) => !there.some((one) => one.id === id));
  const missing = there.filter(({ id }) => !told.some((one) => one.id === id));
  return [
    ...strays.map((one) => `${name}: the course has no ${kind} ${named(one)} there.`),
    ...missing.map((one) => `${name}: it leaves out the ${kind} ${named(one)}.`),
  ];
}

/**
 * What was done before this version was there may have been asked otherwise then.
 *
 * @param {string} name @param {Quiz} quiz @param {QuizEntry} entry @param {string} since
 */
function ofQuiz(name, { first, best, passed, passMark }, entry, since) {
  const count = entry.questions.length;
  const wrong = [first, best].find((score) => score && score.of !== count && isAfter(score.at, since, -DAY));
  const isOld = passed && !isAfter(passed, since, -DAY);
  return [
    ...said(wrong, `${name}: its quiz has ${count} questions, and the record says ${wrong?.of}.`),
    ...said(passMark !== entry.passMark && !isOld, `${name}: its quiz takes ${entry.passMark}% here, and the record says ${passMark}%.`),
  ];
}

/** @param {ModuleEntry} entry @returns {Record<"passage" | "question" | "verdict", Set<string>>} */
function idsOf({ sections, scenarios, quizzes }) {
  return {
    passage: new Set(sections.map(({ id }) => id)),
    question: new Set(quizzes.flatMap(({ questions }) => questions.map(({ id }) => id))),
    verdict: new Set(scenarios.flatMap(({ endings }) => endings.map(({ id }) => id))),
  };
}
