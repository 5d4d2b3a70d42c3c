/**
 * What a copy adds to a log, as far as the course has what it names, and as far as it is not there already.
 *
 * @typedef {import("./copy.js").Copy} Copy
 * @typedef {import("./event.js").Event} Event
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./changes.js").Catalog} Catalog
 * @typedef {import("./content-hashes.js").ModuleEntry} Module
 */
import { marksOf } from "./content-hashes.js";
import { blank, NEVER } from "./learner.js";
import { eventsOf } from "./legacy-events.js";

/** Of a case in a copy, no more is known than an ending. */
const NO_PATH = { path: { value: [], at: NEVER }, scenes: {}, choices: {} };

/**
 * The learner whose copy it is. Which sections, questions and endings were seen as they are now is not in it: what has changed
 * since can't be told, so nothing is.
 *
 * @param {Copy} copy
 * @param {Catalog} catalog
 * @returns {{ learner: Learner, gone: number, changed: number }} how many modules of it the course has no more, and how many were
 *   completed on another version
 */
export function copiedLearner({ l, t, b, n = "", e, m, s, q }, catalog) {
  const time = (/** @type {number} */ at) => new Date(t + at).toISOString();
  const [learner, begun] = [blank(), time(b)];
  Object.assign(learner, { id: l, begun, ...(n && { name: { value: n, at: begun } }) });
  const entries = new Map(catalog.modules.map((module) => [module.id, module]));
  const known = m.filter(([id]) => entries.has(id));
  for (const [id, read, at, renewed, nth] of known) {
    if (read !== null) learner.modules[id] = { sections: {}, read: time(read) };
    const [edition, date] = e[nth ?? 0] ?? ["", ""];
    if (at !== null) learner.completions[id] = { at: time(at), renewed: renewed === null ? "" : time(renewed), edition, date, seen: marksOf(/** @type {Module} */ (entries.get(id))) };
  }
  const [scenarios, quizzes] = [catalog.modules.flatMap((one) => one.scenarios), catalog.modules.flatMap((one) => one.quizzes)];
  for (const [id, ending, at] of s) {
    const found = scenarios.find((one) => one.id === id)?.endings.find((one) => one.id === ending);
    if (found) learner.scenarios[id] = { ...NO_PATH, endings: { [ending]: { mark: found.mark, at: time(at) } } };
  }
  for (const [id, results] of q) {
    if (!quizzes.some((one) => one.id === id)) continue;
    const attempts = results.map(([from, to, right, of, passMark]) => ({ id: `copy${to.toString(36)}`, begun: time(from), ended: time(to), answers: {}, right, of, passMark }));
    learner.quizzes[id] = { attempts };
  }
  const changed = known.filter(([, , at, , nth]) => at !== null && e[nth ?? 0]?.[0] !== catalog.edition).length;
  return { learner, gone: m.length - known.length, changed };
}

/**
 * @param {Learner} copied
 * @param {Learner} here whose log it is to join
 * @returns {Event[]} the same whenever and wherever the copy is opened
 */
export function copiedEvents(copied, here) {
  return eventsOf(copied).filter((event) => !isHere(event, here));
}

/** Whether what an event of a copy says stands there already, as it was done. @param {Event} event @param {Learner} here */
function isHere(event, here) {
  if (event.type === "named") return here.name.value !== "";
  if (event.type === "completed") return Object.hasOwn(here.completions, event.module);
  if (event.type === "finished") return (here.quizzes[event.quiz]?.attempts ?? []).some((one) => one.ended && one.begun === event.begun);
  return false;
}
