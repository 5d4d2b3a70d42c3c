/**
 * The completion record: what a learner hands on. docs/schema/completion-record-1.json says what it may hold, and
 * docs/reference/completion-record.md says it in plain words.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Attempt} Attempt
 * @typedef {import("./changes.js").Catalog} Catalog
 * @typedef {import("./content-hashes.js").ModuleEntry} Module
 * @typedef {import("./changes.js").Change} Change
 */
import { changes } from "./changes.js";
import { formatOf } from "./format.js";
import { line, nameOf } from "./text.js";
import { textsOf } from "./text-events.js";
import { percent, quizStanding, scenarioStanding } from "./progress.js";
import { returnTimes } from "./returns.js";

export const VERSION = 1;
const LONGEST_TITLE = 200;

/** @typedef {ReturnType<typeof recordOf>} CompletionRecord */

/**
 * @param {Learner} learner
 * @param {Catalog} catalog
 * @param {string} made when
 * @param {string} [assignment] the code of the assignment that it answers
 */
export function recordOf(learner, catalog, made, assignment = "") {
  const changed = changes(learner, catalog);
  const modules = catalog.modules.map((module) => moduleOf(learner, module, changed));
  return {
    format: formatOf(catalog.course, "completion-record"),
    version: VERSION,
    made,
    course: {
      id: catalog.course,
      title: title(catalog.title),
      edition: catalog.edition,
      date: catalog.date,
      takes: catalog.takes,
    },
    learner: { id: learner.id, name: nameOf(learner) },
    ...(assignment && { assignment }),
    complete: modules.every((module) => "completed" in module),
    modules,
    ...some("earlier", earlier(learner, catalog)),
    ...some("returns", returnTimes(learner)),
    ...some("notes", lets(learner, "notes") ? notes(learner) : []),
  };
}

/** Whether the learner lets something into the record. @param {Learner} learner @param {string} what */
export function lets(learner, what) {
  return learner.include[what]?.value ?? false;
}

/** @param {Learner} learner @param {Module} module @param {Change[]} changed */
function moduleOf(learner, module, changed) {
  const own = changed.filter((change) => change.module === module.id);
  return {
    id: module.id,
    title: title(module.title),
    ...given("read", learner.modules[module.id]?.read),
    scenarios: module.scenarios.map((scenario) => scenarioOf(learner, scenario)),
    quizzes: module.quizzes.map((quiz) => quizOf(learner, quiz)),
    ...(learner.completions[module.id] && { completed: completedOf(learner, module.id) }),
    changed: own.map(({ kind, id, title: shown, looked }) => ({ kind, id, title: title(shown), ...given("looked", looked) })),
  };
}

/** @param {Learner} learner @param {Module["scenarios"][number]} scenario */
function scenarioOf(learner, scenario) {
  const reached = learner.scenarios[scenario.id]?.endings ?? {};
  const endings = scenario.endings.flatMap(({ id, title: shown, verdict }) =>
    Object.hasOwn(reached, id) ? [{ id, title: title(shown), verdict, at: reached[id].at }] : [],
  );
  return {
    id: scenario.id,
    title: title(scenario.title),
    ...given("ended", scenarioStanding(learner, scenario.id).ended),
    ...some("endings", lets(learner, "endings") ? endings : []),
  };
}

/** @param {Learner} learner @param {Module["quizzes"][number]} quiz */
function quizOf(learner, quiz) {
  const ended = (learner.quizzes[quiz.id]?.attempts ?? []).filter((attempt) => attempt.ended && attempt.of > 0);
  // Attempts of two devices may have ended in another order than they began.
  const scores = ended.map(scoreOf).sort((one, other) => Number(one.at > other.at) - Number(one.at < other.at));
  const best = scores.reduce((top, score) => (score.percent > top.percent ? score : top), scores[0]);
  const { attempts, passed } = quizStanding(learner, quiz.id);
  return {
    id: quiz.id,
    title: title(quiz.title),
    passMark: passed ? markOf(ended, passed) : quiz.passMark,
    attempts,
    ...(scores.length && { first: scores[0], best }),
    ...given("passed", passed),
  };
}

/**
 * The mark by which a quiz was passed: another may be asked for today.
 *
 * @param {Attempt[]} ended
 * @param {string} passed when
 */
function markOf(ended, passed) {
  const by = ended.filter((attempt) => attempt.ended === passed && percent(attempt.right, attempt.of) >= attempt.passMark);
  return Math.max(...by.map(({ passMark }) => passMark));
}

/** @param {Attempt} attempt */
function scoreOf({ ended, right, of }) {
  return { at: ended, right, of, percent: percent(right, of) };
}

/** @param {Learner} learner @param {string} module */
function completedOf(learner, module) {
  const { at, renewed, edition, date } = learner.completions[module];
  return { at, ...given("renewed", renewed), edition, date };
}

/** @param {Learner} learner @param {Catalog} catalog */
function earlier(learner, catalog) {
  const present = new Set(catalog.modules.map((module) => module.id));
  const gone = Object.keys(learner.completions).filter((id) => id && !present.has(id));
  return gone.map((id) => ({ id, completed: completedOf(learner, id) }));
}

/** @param {Learner} learner */
function notes(learner) {
  // Of a note that was written on two devices at once, both texts are handed on.
  const written = Object.entries(learner.notes).flatMap(([id, note]) => textsOf(note).map(({ value, at }) => ({ id, text: value, at })));
  return written.filter(({ id, text }) => id && text);
}

/** @param {string} text */
function title(text) {
  return line(text, LONGEST_TITLE);
}

/** A field with a text, or none where there is no text. @template {string} K @param {K} name @param {string} [value] */
function given(name, value) {
  return /** @type {{ [key in K]?: string }} */ (value ? { [name]: value } : {});
}

/** A field with a list, or none where it is empty. @template {string} K @template T @param {K} name @param {T[]} list */
function some(name, list) {
  return /** @type {{ [key in K]?: T[] }} */ (list.length ? { [name]: list } : {});
}
