/**
 * Two documents of one learner made one, so that two tabs or two devices lose nothing. It is a join: commutative,
 * associative and idempotent, so whoever merges what in whichever order comes to the same, and what is already merged in
 * changes nothing more. Each choice below is therefore the greater or the lesser by a total order.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Attempt} Attempt
 * @typedef {import("./learner.js").Completion} Completion
 * @typedef {import("./learner.js").Assigned} Assigned
 */

import { bounded } from "./attempts.js";
import { canonical, isSame } from "./equal.js";

/** How far apart two tabs may begin that a learner opens at once, in milliseconds. */
const AT_ONCE = 3000;

/**
 * Whether two documents are one learner's. Tabs that are opened at once, in a browser that has kept nothing yet, may
 * each have begun one.
 *
 * @param {Learner} a
 * @param {Learner} b
 */
export function isOne(a, b) {
  return a.id === b.id || Math.abs(Date.parse(a.begun) - Date.parse(b.begun)) < AT_ONCE;
}

/**
 * @param {Learner} a
 * @param {Learner} b a document of the same learner
 * @returns {Learner}
 */
export function merge(a, b) {
  return {
    ...a,
    id: a.id < b.id ? a.id : b.id,
    begun: earliest(a.begun, b.begun),
    name: newest(a.name, b.name),
    place: newest(a.place, b.place),
    modules: united(a.modules, b.modules, (x, y) => ({
      sections: united(x.sections, y.sections, newest),
      read: earliest(x.read, y.read),
    })),
    quizzes: united(a.quizzes, b.quizzes, (x, y) => ({ attempts: attempts(x.attempts, y.attempts) })),
    scenarios: united(a.scenarios, b.scenarios, (x, y) => ({
      path: newest(x.path, y.path),
      scenes: united(x.scenes, y.scenes, earliest),
      choices: united(x.choices, y.choices, earliest),
      endings: united(x.endings, y.endings, newest),
    })),
    notes: united(a.notes, b.notes, newest),
    include: united(a.include, b.include, newest),
    completions: united(a.completions, b.completions, completion),
    assignments: fewRemoved(united(a.assignments, b.assignments, assigned)),
  };
}

/** How many removed tasks stay known, so that no other tab or device brings one back. */
const MAX_REMOVED = 100;

/**
 * The tasks without those whose removal is long past.
 *
 * @param {Learner["assignments"]} all
 * @returns {Learner["assignments"]}
 */
export function fewRemoved(all) {
  const removed = Object.values(all).filter((one) => !one.kept.value);
  if (removed.length <= MAX_REMOVED) return all;
  const gone = removed.map(({ kept, code }) => `${kept.at} ${code}`).sort().slice(0, -MAX_REMOVED);
  return Object.fromEntries(Object.entries(all).filter(([code, { kept }]) => kept.value || !gone.includes(`${kept.at} ${code}`)));
}

/**
 * @template T
 * @param {Record<string, T>} a
 * @param {Record<string, T>} b
 * @param {(x: T, y: T) => T} both what to keep where both have an entry
 * @returns {Record<string, T>}
 */
function united(a, b, both) {
  const joined = { ...a };
  for (const [key, value] of Object.entries(b)) joined[key] = Object.hasOwn(a, key) ? both(a[key], value) : value;
  return joined;
}

/** @template {{ at: string }} T @param {T} x @param {T} y @returns {T} */
function newest(x, y) {
  if (x.at !== y.at) return x.at > y.at ? x : y;
  return canonical(x) >= canonical(y) ? x : y;
}

/** @template {{ at: string }} T @param {T} x @param {T} y @returns {T} */
function oldest(x, y) {
  if (x.at !== y.at) return x.at < y.at ? x : y;
  return canonical(x) <= canonical(y) ? x : y;
}

/** The earlier of two times, of which either may be "". @param {string} x @param {string} y */
function earliest(x, y) {
  return x && y ? (x < y ? x : y) : x || y;
}

/** @param {Attempt[]} x @param {Attempt[]} y @returns {Attempt[]} */
function attempts(x, y) {
  const byId = united(Object.fromEntries(x.map((one) => [one.id, one])), Object.fromEntries(y.map((one) => [one.id, one])), attempt);
  return bounded(Object.values(byId));
}

/**
 * An attempt that two devices went on with. The first answer to a question counts, and the score is what the answers come to.
 *
 * @param {Attempt} x
 * @param {Attempt} y
 * @returns {Attempt}
 */
function attempt(x, y) {
  if (isSame(x, y)) return x;
  // It ended when it first ended; the rest of its order is by what no answer changes.
  const [first] = [x, y].sort((one, other) => (ending(one) < ending(other) ? -1 : 1));
  const answers = united(x.answers, y.answers, oldest);
  const given = first.ended ? Object.values(answers) : [];
  return { ...first, answers, right: given.filter((one) => one.right).length, of: given.length };
}

/** @param {Attempt} attempt */
function ending({ ended, begun, passMark }) {
  return [ended || "open", begun, String(passMark).padStart(3, "0")].join(" ");
}

/** @param {Completion} x @param {Completion} y @returns {Completion} */
function completion(x, y) {
  // When it was first completed says nothing of which is the later to be looked at again.
  const [later] = [x, y].sort((one, other) => (lookedAt(one) > lookedAt(other) ? -1 : 1));
  return { ...later, at: earliest(x.at, y.at) };
}

/** @param {Completion} completion */
function lookedAt({ at: _at, ...rest }) {
  return [rest.renewed, rest.date, rest.edition, canonical(rest)].join(" ");
}

/** @param {Assigned} x @param {Assigned} y @returns {Assigned} */
function assigned(x, y) {
  // What was kept or removed last counts, with all that it says.
  const last = newest({ ...x, at: x.kept.at }, { ...y, at: y.kept.at });
  return { ...last, at: earliest(x.at, y.at) };
}
