/**
 * Two documents of one learner made one, so that two tabs or two devices lose nothing. The order does not matter, and
 * merging twice changes nothing.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Attempt} Attempt
 * @typedef {import("./learner.js").Completion} Completion
 * @typedef {import("./learner.js").Assigned} Assigned
 */

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
    assignments: united(a.assignments, b.assignments, assigned),
  };
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
  return JSON.stringify(x) >= JSON.stringify(y) ? x : y;
}

/** The earlier of two times, of which either may be "". @param {string} x @param {string} y */
function earliest(x, y) {
  return x && y ? (x < y ? x : y) : x || y;
}

/** @param {Attempt[]} x @param {Attempt[]} y @returns {Attempt[]} */
function attempts(x, y) {
  const byId = united(Object.fromEntries(x.map((one) => [one.id, one])), Object.fromEntries(y.map((one) => [one.id, one])), attempt);
  return Object.values(byId).sort((one, other) => (one.begun + one.id < other.begun + other.id ? -1 : 1));
}

/** @param {Attempt} x @param {Attempt} y @returns {Attempt} */
function attempt(x, y) {
  // An attempt ends once: what it came to then stands.
  const ended = x.ended && (!y.ended || x.ended <= y.ended) ? x : y;
  return { ...ended, answers: united(x.answers, y.answers, newest) };
}

/** @param {Completion} x @param {Completion} y @returns {Completion} */
function completion(x, y) {
  const later = (x.renewed || x.at) >= (y.renewed || y.at) ? x : y;
  return { ...later, at: earliest(x.at, y.at) };
}

/** @param {Assigned} x @param {Assigned} y @returns {Assigned} */
function assigned(x, y) {
  // What was kept or removed last counts, with all that it says.
  const last = newest({ ...x, at: x.kept.at }, { ...y, at: y.kept.at });
  return { ...last, at: earliest(x.at, y.at) };
}
