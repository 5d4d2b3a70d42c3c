/**
 * What in a completion record can't be so: where it contradicts itself, the calendar, or the course that it is of. Each is a
 * sentence for the supervisor, to ask about; a device whose clock is wrong makes some of them, too.
 *
 * @typedef {import("./roster-import.js").SignedRecord} SignedRecord
 * @typedef {SignedRecord["modules"][number]} Module
 * @typedef {Module["quizzes"][number]} Quiz
 * @typedef {NonNullable<Quiz["best"]>} Score
 * @typedef {import("./changes.js").Catalog} Catalog
 */
import { againstCatalog } from "./compare-with-catalog.js";
import { isAfter, named, said } from "./objection-wording.js";
import { percent } from "./progress.js";

/** Two devices of one person may differ by so much, in milliseconds. */
const HOUR = 3_600_000;
/** A day begins earlier in one place than in another. */
const DAY = 86_400_000;
/** Nobody ends two quizzes within so short a time. */
const AT_ONCE = 2000;

/**
 * @param {SignedRecord} record
 * @param {Catalog} catalog the course as it is now
 * @param {string} now
 * @returns {string[]} none where all may be so
 */
export function contradictions(record, catalog, now) {
  const all = [
    ...ofWhole(record, now),
    ...ofConfirmation(record, now),
    ...record.modules.flatMap((module) => ofModule(module, record)),
    ...ofReturns(record),
    ...ofMoments(record),
    ...(record.course.edition === catalog.edition ? againstCatalog(record, catalog) : []),
  ];
  return [...new Set(all)];
}

/** @param {SignedRecord} record @param {string} now */
function ofWhole(record, now) {
  const { made, course, modules, earlier = [], notes = [], complete } = record;
  const isAll = modules.length > 0 && modules.every((module) => module.completed);
  const both = earlier.filter(({ id }) => modules.some((module) => module.id === id));
  const late = [...earlier.flatMap(({ completed }) => [completed.at, completed.renewed ?? ""]), ...notes.map(({ at }) => at)];
  return [
    ...said(complete !== isAll, "It contradicts itself on whether all is complete. The modules count."),
    ...said(isAfter(made, now, DAY), `It says that it was made on a day still to come (${day(made)}).`),
    ...said(isAfter(course.date, made, DAY), `It was made on ${day(made)}, before its course version was there (${course.date}).`),
    ...said(!course.takes.length, "It says that completing a module takes nothing."),
    ...both.map((one) => `${named(one)} stands in it as a module of the course and as one that is gone.`),
    ...earlier.flatMap(({ id, completed }) => ofCompletion(named({ id }), completed)),
    ...said(late.some((at) => at && isAfter(at, made, HOUR)), "Something in it is later than the record itself."),
  ];
}

/** @param {SignedRecord} record */
function ofReturns({ returns = [], modules, earlier = [], made }) {
  const [first = ""] = [...modules, ...earlier].flatMap(({ completed }) => (completed ? [completed.at] : [])).sort();
  return [
    ...said(returns.some((at) => isAfter(at, made, HOUR)), "It says that somebody came back after the record was made."),
    ...said(returns.some((at, nth) => nth > 0 && isAfter(returns[nth - 1], at)), "It says that somebody came back in another order than the returns have."),
    ...said(returns.some((at) => !first || isAfter(first, at, HOUR)), "It says that somebody came back before anything was complete."),
  ];
}

/** @param {SignedRecord} record @param {string} now */
function ofConfirmation({ confirmation, made }, now) {
  if (!confirmation) return [];
  return [
    ...said(isAfter(made, confirmation.at, HOUR), `It is said to be confirmed on ${day(confirmation.at)}, before it was made (${day(made)}).`),
    ...said(isAfter(confirmation.at, now, DAY), `It is said to be confirmed on a day still to come (${day(confirmation.at)}).`),
  ];
}

/** @param {Module} module @param {SignedRecord} record */
function ofModule(module, { made, course }) {
  const name = named(module);
  const after = timesOf(module).find((at) => isAfter(at, made, HOUR));
  return [
    ...said(after, `${name}: something in it is of ${day(after ?? "")}, after the record was made (${day(made)}).`),
    ...module.scenarios.flatMap((scenario) => ofScenario(name, scenario)),
    ...module.quizzes.flatMap((quiz) => ofQuiz(name, quiz)),
    ...(module.completed ? [...ofCompletion(name, module.completed), ...ofParts(name, module, course)] : []),
    ...said(!module.completed && module.changed.length, `${name}: lists what changed since it was complete, and it never was.`),
  ];
}

/** @param {Module} module @returns {string[]} all times in it */
function timesOf({ read, scenarios, quizzes, completed, changed }) {
  const times = [
    read,
    ...scenarios.flatMap(({ ended, endings = [] }) => [ended, ...endings.map(({ at }) => at)]),
    ...quizzes.flatMap(({ first, best, passed }) => [first?.at, best?.at, passed]),
    completed?.at,
    completed?.renewed,
    ...changed.map(({ looked }) => looked),
  ];
  return times.filter((at) => at !== undefined);
}

/** @param {string} name @param {Module["scenarios"][number]} scenario */
function ofScenario(name, { ended, endings = [] }) {
  return [
    ...said(endings.length && !ended, `${name}: endings of its case were reached, and none was ever reached first.`),
    ...said(ended && endings.some(({ at }) => isAfter(ended, at)), `${name}: an ending of its case is earlier than the first one.`),
  ];
}

/** @param {string} name @param {Quiz} quiz */
function ofQuiz(name, { attempts, first, best, passed, passMark }) {
  const scores = [first, best].filter((score) => score !== undefined);
  return [
    ...said(passMark === 0, `${name}: its quiz is passed with 0%.`),
    ...scores.flatMap((score) => ofScore(name, score)),
    ...said(attempts === 0 && (scores.length || passed), `${name}: its quiz has scores, and was never finished.`),
    ...said(attempts > 0 && scores.length < 2, `${name}: its quiz was finished, and a score is missing.`),
    ...said(passed && !best, `${name}: its quiz is passed without a score.`),
    ...said(passed && best && best.percent < passMark, `${name}: its quiz is passed with ${best?.percent}%, and passing takes ${passMark}%.`),
    ...said(passed && first && isAfter(first.at, passed), `${name}: its quiz was passed before it was first finished.`),
    ...(first && best ? ofTwo(name, first, best, attempts) : []),
  ];
}

/** @param {string} name @param {Score} score */
function ofScore(name, { right, of, percent: told }) {
  const is = percent(right, of);
  return said(is !== told, `${name}: ${right} of ${of} right is ${is}%, and it says ${told}%.`);
}

/** @param {string} name @param {Score} first @param {Score} best @param {number} attempts */
function ofTwo(name, first, best, attempts) {
  const isSame = first.at === best.at && first.percent === best.percent;
  return [
    ...said(isAfter(first.at, best.at), `${name}: its first score is later than its best one.`),
    ...said(first.percent > best.percent, `${name}: its first score is better than its best one.`),
    ...said(attempts === 1 && !isSame, `${name}: its quiz was finished once, with two scores.`),
    ...said(attempts > 1 && !isSame && (first.at === best.at || first.percent === best.percent), `${name}: its first and its best score contradict each other.`),
  ];
}

/** @param {string} name @param {NonNullable<Module["completed"]>} completed */
function ofCompletion(name, { at, renewed, date }) {
  const told = renewed ?? at;
  return [
    ...said(renewed && isAfter(at, renewed), `${name}: it was looked at again before it was complete.`),
    ...said(isAfter(date, told, DAY), `${name}: it was complete on ${day(told)}, before that course version was there (${date}).`),
  ];
}

/**
 * Whether what completing takes is there. The course may have asked for something else when a module was completed on another
 * version; then nothing can be told.
 *
 * @param {string} name @param {Module} module @param {SignedRecord["course"]} course
 */
function ofParts(name, { read, scenarios, quizzes, completed }, { edition, takes }) {
  const isUntouched = !read && scenarios.every(({ ended }) => !ended) && quizzes.every(({ first }) => !first);
  if (completed?.renewed) return said(isUntouched, `${name}: it is complete, and nothing in it was done.`);
  if (completed?.edition !== edition) return [];
  const times = { read: [read], scenario: scenarios.map(({ ended }) => ended), quiz: quizzes.map(({ passed }) => passed) };
  const needed = takes.flatMap((take) => times[/** @type {keyof typeof times} */ (take)]);
  // Of an ending that was reached at two devices, the later time is kept once they are joined.
  const timed = takes.flatMap((take) => (take === "scenario" ? [] : times[/** @type {keyof typeof times} */ (take)]));
  const missing = {
    read: "it was not read to the end",
    scenario: "no ending of its case was reached",
    quiz: "its quiz was not passed",
  };
  const lacks = takes.filter((take) => times[/** @type {keyof typeof times} */ (take)].some((at) => !at));
  return [
    ...lacks.map((take) => `${name}: it is complete, and ${missing[/** @type {keyof typeof missing} */ (take)]}.`),
    ...said(!needed.length || isUntouched, `${name}: it is complete, and nothing in it was done.`),
    ...said(timed.some((at) => at && isAfter(at, completed.at)), `${name}: it was complete before all of it was done.`),
  ];
}

/** Different things that are said to have been done at the same moment. @param {SignedRecord} record */
function ofMoments({ modules }) {
  const ends = modules.flatMap(({ quizzes }) => quizzes.flatMap(({ first }) => (first ? [Date.parse(first.at)] : []))).sort((one, other) => one - other);
  const done = modules.flatMap(({ completed }) => (completed ? [completed.at] : []));
  const ids = modules.flatMap(({ scenarios, quizzes }) => [...scenarios.map(({ id }) => `scenario ${id}`), ...quizzes.map(({ id }) => `quiz ${id}`)]);
  return [
    ...said(ends.some((at, before) => before > 0 && at - ends[before - 1] < AT_ONCE), "Two quizzes are said to have been finished at the same moment."),
    ...said(new Set(done).size < done.length, "Two modules are said to have been complete at the same moment."),
    ...said(new Set(ids).size < ids.length, "A case or a quiz stands in it twice."),
  ];
}

/** @param {string} moment @returns {string} its day */
function day(moment) {
  return moment.slice(0, 10);
}
