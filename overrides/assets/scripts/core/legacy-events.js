/**
 * Brings a document of before there were events forward, as the events that would have led to it. Their ids hang on what they
 * say and nothing else: what two devices had in common becomes the same events, and is joined as such. All of them come before
 * every event that was written as one; among themselves their times, of which nothing better is known, make the order.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./event.js").Event} Event
 * @typedef {import("./event.js").Body} Body
 */
import { canonical } from "./equal.js";
import { fingerprint } from "./fingerprint.js";
import { NEVER } from "./learner.js";

/** @param {Learner} learner a sound document of version 3 @returns {Event[]} */
export function eventsOf(learner) {
  const { id, begun, name, place, modules, quizzes, scenarios, notes, include, completions, assignments } = learner;
  return [
    event(begun, { type: "began", learner: id }),
    ...(name.at === NEVER && !name.value ? [] : [event(name.at, { type: "named", text: name.value, over: {}, beside: [] })]),
    ...(place.value ? [event(place.at, { type: "visited", ...place.value })] : []),
    ...each(modules, moduleEvents),
    ...each(quizzes, (quiz, { attempts }) => attempts.flatMap((one) => attemptEvents(quiz, one))),
    ...each(scenarios, scenarioEvents),
    ...each(notes, (note, { value, at }) => [event(at, { type: "wrote", note, text: value, over: {}, beside: [] })]),
    ...each(include, (what, { value, at }) => [event(at, { type: "shared", what, value })]),
    ...each(completions, completionEvents),
    ...each(assignments, (_code, one) => [assignmentEvent(one)]),
  ];
}

/** @template T @param {Record<string, T>} of @param {(key: string, value: T) => Event[]} toEvents */
function each(of, toEvents) {
  return Object.entries(of).flatMap(([key, value]) => toEvents(key, value));
}

/** @param {string} module @param {Learner["modules"][string]} kept @returns {Event[]} */
function moduleEvents(module, { sections, read }) {
  const seen = each(sections, (section, { mark, at }) => [event(at, { type: "saw", module, section, mark })]);
  return read ? [...seen, event(read, { type: "read", module })] : seen;
}

/** @param {string} scenario @param {Learner["scenarios"][string]} kept @returns {Event[]} */
function scenarioEvents(scenario, { path, scenes, choices, endings }) {
  return [
    ...(path.value.length || path.at !== NEVER ? [event(path.at, { type: "walked", scenario, path: path.value })] : []),
    ...each(scenes, (to, at) => [event(at, { type: "chose", scenario, from: "", to })]),
    ...each(choices, (choice, at) => {
      const [from, to = ""] = choice.split(">");
      return [event(at, { type: "chose", scenario, from, to })];
    }),
    ...each(endings, (ending, { mark, at }) => [event(at, { type: "reached", scenario, ending, mark })]),
  ];
}

/** @param {string} quiz @param {Learner["quizzes"][string]["attempts"][number]} attempt @returns {Event[]} */
function attemptEvents(quiz, { id, begun, ended, answers, right, of, passMark }) {
  const attempt = `0.${replicaAt(begun)}~${plain(id)}`;
  if (ended) return [event(ended, { type: "finished", quiz, attempt, begun, answers, right, of, passMark })];
  const given = each(answers, (question, { at, ...answer }) => [event(at, { type: "answered", quiz, attempt, question, ...answer })]);
  return [{ id: attempt, at: begun, type: "opened", quiz, passMark, answers: {} }, ...given];
}

/** @param {string} module @param {Learner["completions"][string]} completion @returns {Event[]} */
function completionEvents(module, { at, renewed, edition, date, seen }) {
  const last = event(renewed || at, { type: "completed", module, edition, date, seen });
  // On which edition it was completed at first is not known any more.
  return renewed ? [event(at, { type: "completed", module, edition: "", date: "", seen: {} }), last] : [last];
}

/** @param {import("./learner.js").Assigned} assigned @returns {Event} */
function assignmentEvent({ at, kept, ...assignment }) {
  const body = /** @type {Body} */ (kept.value ? { type: "assigned", ...assignment } : { type: "dropped", code: assignment.code });
  return { ...event(kept.at, body), at: kept.value ? at : kept.at };
}

/** @param {string} at @param {Body} body @returns {Event} */
function event(at, body) {
  return { id: `0.${replicaAt(at)}~${fingerprint(canonical(body))}`, at, ...body };
}

/** The replica of what was done at a time: the times stand in their order. @param {string} at */
function replicaAt(at) {
  return `m${Math.max(0, Date.parse(at)).toString(36).padStart(10, "0")}`;
}

/** An attempt's id as a part of a replica's. @param {string} id */
function plain(id) {
  return /^[a-zA-Z0-9_-]{1,40}$/.test(id) ? id : fingerprint(id);
}
