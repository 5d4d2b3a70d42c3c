/**
 * What is new to a learner in the modules that are complete: what the course says or asks now and did not say then.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Completion} Completion
 *
 * @typedef {import("./content-hashes.js").Marked} Marked
 * @typedef {import("./content-hashes.js").ModuleEntry} Module
 * @typedef {{ course: string, title: string, edition: string, date: string, takes: string[], modules: Module[] }} Catalog
 *
 * @typedef {object} Change
 * @property {string} module the module's id
 * @property {"passage" | "question" | "verdict"} kind
 * @property {string} id of the section, question or ending
 * @property {string} title
 * @property {string} url where it can be looked at, relative to the site's root
 * @property {boolean} isNew whether it was not there then; else it said something else
 * @property {string} looked when the learner looked at it as it is now, or ""
 */
import { marksOf } from "./content-hashes.js";
import { compareIds } from "./event-id.js";

/**
 * @param {Learner} learner
 * @param {Catalog} catalog
 * @returns {Change[]} in the order of the course; those with `looked` have been seen to
 */
export function changes(learner, catalog) {
  return catalog.modules.flatMap((module) => {
    const completion = learner.completions[module.id];
    return completion ? things(learner, module).flatMap((thing) => changed(module, completion, thing)) : [];
  });
}

/** @param {Change[]} all @returns {Change[]} those that still wait to be looked at */
export function waiting(all) {
  return all.filter((change) => !change.looked);
}

/**
 * Modules of which everything that changed has been looked at count as completed on the course as it is now. It only goes
 * forward: a page of an earlier edition that is still open takes nothing back. Of two editions of one day neither is known to
 * be the later; so that two pages that are open do not answer each other, each renews a module once.
 *
 * @param {Learner} learner
 * @param {Catalog} catalog
 * @param {ReadonlySet<string>} [done] the modules that this page has renewed before
 * @returns {(import("./event.js").Draft & { type: "completed" })[]} what that adds to the log, one for each module
 */
export function renew(learner, catalog, done = new Set()) {
  const all = changes(learner, catalog);
  const settled = catalog.modules.filter(({ id }) => {
    const own = all.filter((change) => change.module === id);
    return own.length > 0 && !waiting(own).length && catalog.date >= learner.completions[id].date && !done.has(id);
  });
  const { edition, date } = catalog;
  return settled.map((module) => ({ type: "completed", module: module.id, edition, date, seen: marksOf(module) }));
}

/**
 * @typedef {{ kind: Change["kind"], key: string, url: string, now: Marked, seen: import("./learner.js").Seen | undefined }} Thing
 *   `key` is its name among what was seen; `seen` is how the learner last saw it.
 */

/**
 * @param {Module} module
 * @param {Completion} completion
 * @param {Thing} thing
 * @returns {Change[]} one, or none where it stands as it did
 */
function changed(module, completion, { kind, key, url, now, seen }) {
  const then = Object.hasOwn(completion.seen, key) ? completion.seen[key] : null;
  if (then === now.mark) return [];
  const looked = seen?.mark === now.mark ? seen.at : "";
  return [{ module: module.id, kind, id: now.id, title: now.title, url: `${url}#${now.id}`, isNew: then === null, looked }];
}

/**
 * @param {Learner} learner
 * @param {Module} module
 * @returns {Thing[]} all that can be read, answered and reached in a module
 */
function things(learner, module) {
  const read = learner.modules[module.id]?.sections ?? {};
  return [
    ...module.sections.map((now) => thing("passage", `section/${now.id}`, module.url, now, read[now.id])),
    ...module.scenarios.flatMap(({ id, url, endings }) =>
      endings.map((now) => thing("verdict", `ending/${id}/${now.id}`, url, now, heard(learner, module, id, now))),
    ),
    ...module.quizzes.flatMap(({ id, url, questions }) =>
      questions.map((now) => thing("question", `question/${id}/${now.id}`, url, now, answered(learner, id, now))),
    ),
  ];
}

/**
 * @param {Thing["kind"]} kind
 * @param {string} key
 * @param {string} url
 * @param {Marked} now
 * @param {Thing["seen"]} seen
 * @returns {Thing}
 */
function thing(kind, key, url, now, seen) {
  return { kind, key, url, now, seen };
}

/**
 * @param {Learner} learner
 * @param {Module} module
 * @param {string} scenario
 * @param {Marked} now
 * @returns {Thing["seen"]} how the learner last saw the ending; one that was never reached needs only to be looked at
 */
function heard(learner, module, scenario, now) {
  const { endings, scenes } = learner.scenarios[scenario] ?? { endings: {}, scenes: {} };
  if (Object.hasOwn(endings, now.id)) return endings[now.id];
  const [seen, completed] = [learner.ids.scenes[scenario]?.[now.id], learner.ids.completions[module.id]];
  return seen && completed && compareIds(seen, completed) > 0 ? { mark: now.mark, at: scenes[now.id] } : undefined;
}

/**
 * @param {Learner} learner
 * @param {string} quiz
 * @param {Marked} now
 * @returns the learner's first answer to the question as it is now
 */
function answered(learner, quiz, now) {
  const answers = (learner.quizzes[quiz]?.attempts ?? []).map((attempt) => attempt.answers[now.id]);
  return answers.find((answer) => answer?.mark === now.mark);
}
