/**
 * When modules are shown to have been completed: not before what was done for it. On two devices whose clocks differ, or that did
 * not know of each other, what comes first in the log may bear the later time.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./event.js").Event} Event
 * @typedef {Event & { type: "completed" }} Completed
 */
import { compact } from "./compact.js";
import { compareIds } from "./event-id.js";
import { fold } from "./fold.js";
import { percent } from "./progress.js";

/**
 * What events come to, with the times of completions as they are shown in a record.
 *
 * @param {readonly Event[]} events
 * @param {Date} [now]
 */
export function foldSettled(events, now) {
  const learner = fold(events, now);
  settleCompletions(learner, compact(events));
  return learner;
}

/** @param {Learner} learner whose completions are changed in place @param {readonly Event[]} events in order */
function settleCompletions(learner, events) {
  const seen = /** @type {Set<string>} */ (new Set());
  for (const event of events) {
    if (event.type !== "completed" || seen.has(event.module)) continue;
    seen.add(event.module);
    const completion = learner.completions[event.module];
    const times = [...partsOf(event, "question").map((slug) => passed(learner, events, slug, event.id)), ...partsOf(event, "ending").map((slug) => ended(learner, events, slug, event.id))];
    completion.at = times.reduce(later, completion.at);
    if (completion.renewed) completion.renewed = later(completion.renewed, completion.at);
  }
}

/** The quizzes or scenarios of a module, as it was. @param {Completed} event @param {string} kind */
function partsOf({ seen }, kind) {
  return [...new Set(Object.keys(seen).flatMap((key) => (key.startsWith(`${kind}/`) ? [key.split("/")[1]] : [])))];
}

/** When a quiz was first passed, if that comes before something in the log. @param {Learner} learner @param {readonly Event[]} events @param {string} slug @param {string} before */
function passed(learner, events, slug, before) {
  const finished = events.filter((event) => event.type === "finished" && event.quiz === slug);
  const shown = (learner.quizzes[slug]?.attempts ?? []).filter((one) => one.ended);
  const at = shown.findIndex((one) => one.of > 0 && percent(one.right, one.of) >= one.passMark);
  return at >= 0 && compareIds(finished[at].id, before) < 0 ? shown[at].ended : "";
}

/** When an ending of a scenario was first reached, of those that come before something in the log. @param {Learner} learner @param {readonly Event[]} events @param {string} slug @param {string} before */
function ended(learner, events, slug, before) {
  const reached = events.flatMap((event) => (event.type === "reached" && event.scenario === slug && compareIds(event.id, before) < 0 ? [event.ending] : []));
  return reached.map((ending) => learner.scenarios[slug].endings[ending].at).sort()[0] ?? "";
}

/** @param {string} one @param {string} other */
function later(one, other) {
  return one > other ? one : other;
}
