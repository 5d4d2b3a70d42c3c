/**
 * What is shown of a learner, worked out from events: a pure function of them, whatever the order in which they arrived.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./event.js").Event} Event
 * @typedef {(at: string) => string} Shown
 */
import { blank, NEVER } from "./learner.js";
import { compact, grouped } from "./compact.js";
import { attemptsOf } from "./quiz-events.js";
import { textsOf, versionOf } from "./register.js";

/** How far clocks may differ, in milliseconds. */
const DAY = 86_400_000;

/**
 * @param {readonly Event[]} events
 * @param {Date} [now] a clock may have been ahead; what it wrote is shown as of now
 * @returns {Learner}
 */
export function fold(events, now = new Date()) {
  const [latest, shown] = [new Date(now.getTime() + DAY).toISOString(), now.toISOString()];
  const time = (/** @type {string} */ at) => (at > latest ? shown : at);
  const learner = blank();
  const kept = compact(events);
  for (const event of kept) /** @type {any} */ (FOLDS)[event.type]?.(learner, event, time);
  for (const group of grouped(kept)) GROUP_FOLDS[group[0].type]?.(learner, group, time);
  return learner;
}

/** How each event changes what is shown; those that hang on others of their kind are seen to above. @type {{ [T in Event["type"]]?: (learner: Learner, event: Event & { type: T }, time: Shown) => void }} */
const FOLDS = {
  began(learner, { learner: id, at }, time) {
    // Of two that were joined, the lesser id stands for both.
    learner.id = !learner.id || id < learner.id ? id : learner.id;
    learner.begun = !learner.begun || time(at) < learner.begun ? time(at) : learner.begun;
  },
  visited(learner, { page, fragment, title, at }, time) {
    learner.place = { value: { page, fragment, title }, at: time(at) };
  },
  saw(learner, { module, section, mark, at }, time) {
    const { sections } = moduleOf(learner, module);
    sections[section] = { mark, at: firstAt(sections, section, mark, time(at)) };
  },
  read(learner, { module, at }, time) {
    moduleOf(learner, module).read ||= time(at);
  },
  walked(learner, { scenario, path, at }, time) {
    scenarioOf(learner, scenario).path = { value: path, at: time(at) };
  },
  chose(learner, { id, scenario, from, to, at }, time) {
    const { scenes, choices } = scenarioOf(learner, scenario);
    own(own(learner.ids.scenes, scenario, () => ({})), to, () => id);
    own(scenes, to, () => time(at));
    if (from) own(choices, `${from}>${to}`, () => time(at));
  },
  reached(learner, { scenario, ending, mark, at }, time) {
    const { endings } = scenarioOf(learner, scenario);
    endings[ending] = { mark, at: firstAt(endings, ending, mark, time(at)) };
  },
  completed(learner, { id, module, edition, date, seen, at }, time) {
    const first = own(learner.completions, module, () => ({ at: time(at), renewed: "", edition, date, seen }));
    const renewed = edition === first.edition ? first.renewed : time(at);
    learner.completions[module] = { at: first.at, renewed, edition, date, seen };
    learner.ids.completions[module] = id;
  },
  recalled(learner, { round, question, mark, picked, confidence, right, at }, time) {
    own(own(learner.returns, String(round), () => ({})), question, () => ({ mark, picked, confidence, right, at: time(at) }));
  },
  shared(learner, { what, value, at }, time) {
    learner.include[what] = { value, at: time(at) };
  },
  assigned(learner, { id: _id, type: _type, at, ...assignment }, time) {
    learner.assignments[assignment.code] = { ...assignment, at: time(at), kept: { value: true, at: time(at) } };
  },
};

/** @param {Learner} learner @param {any[]} events of one quiz @param {Shown} time */
function foldQuiz(learner, events, time) {
  learner.quizzes[events[0].quiz] = { attempts: attemptsOf(events, time) };
}

/** What is shown of events that share a slot, by the type of the first. @type {Partial<Record<Event["type"], (learner: Learner, events: any[], time: Shown) => void>>} */
const GROUP_FOLDS = {
  opened: foldQuiz,
  answered: foldQuiz,
  finished: foldQuiz,
  wrote(learner, events, time) {
    const { note } = events[0];
    [learner.notes[note], learner.ids.notes[note]] = [stamped(textsOf(events, holds), time), versionOf(events)];
  },
  named(learner, events, time) {
    [learner.name, learner.ids.name] = [stamped(textsOf(events), time), versionOf(events)];
  },
};

/** @type {WeakMap<object, Map<string, string>>} When something was first seen with a mark, by what holds it. */
const FIRST = new WeakMap();

/** @param {object} of @param {string} id @param {string} mark @param {string} at */
function firstAt(of, id, mark, at) {
  const times = FIRST.get(of) ?? new Map();
  FIRST.set(of, times);
  const key = JSON.stringify([id, mark]);
  if (!times.has(key)) times.set(key, at);
  return times.get(key);
}

/** @param {Learner} learner @param {string} id @returns {Learner["modules"][string]} */
function moduleOf(learner, id) {
  return own(learner.modules, id, () => ({ sections: {}, read: "" }));
}

/** @param {Learner} learner @param {string} slug @returns {Learner["scenarios"][string]} */
function scenarioOf(learner, slug) {
  return own(learner.scenarios, slug, () => ({ path: { value: [], at: NEVER }, scenes: {}, choices: {}, endings: {} }));
}

/** What stands under a key, put there first where nothing does. @template T @param {Record<string, T>} of @param {string} key @param {() => T} make @returns {T} */
function own(of, key, make) {
  if (!Object.hasOwn(of, key)) of[key] = make();
  return of[key];
}

/** @param {import("./event.js").Text[]} texts @param {Shown} time */
function stamped([first, ...others], time) {
  /** @type {import("./learner.js").Written} */
  const written = { value: first.text, at: time(first.at) };
  return others.length ? { ...written, others: others.map(({ text, at }) => ({ value: text, at: time(at) })) } : written;
}

/** Whether a note has all that another one says. @param {string} one @param {string} other */
function holds(one, other) {
  return one.includes(other.trim());
}
