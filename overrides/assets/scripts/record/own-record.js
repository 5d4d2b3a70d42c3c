/**
 * The record of the learner who is here, as of now.
 *
 * @typedef {import("../core/event.js").Event} Event
 */
import { now } from "../core/learner.js";
import { recordOf } from "../core/record.js";
import { load } from "../load.js";
import { learner, stand } from "../storage/store.js";

/** @param {import("../core/changes.js").Catalog} catalog @param {string} [assignment] the code of the one that it answers */
export async function ownRecord(catalog, assignment) {
  const settled = isInOrder(stand.events) ? null : await load("occasional");
  return recordOf(settled ? settled.foldSettled(stand.events) : learner(), catalog, now(), assignment);
}

/** Whether no clock was behind another: then each completion bears a later time than what was done for it. @param {readonly Event[]} events */
function isInOrder(events) {
  const times = events.flatMap(({ type, at }) => (type === "finished" || type === "reached" || type === "completed" ? [at] : []));
  return times.every((at, nth) => !nth || times[nth - 1] <= at);
}
