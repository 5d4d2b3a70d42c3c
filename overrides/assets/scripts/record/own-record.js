/** The record of the learner who is here, as of now. */
import { foldSettled } from "../core/completion-times.js";
import { now } from "../core/learner.js";
import { recordOf } from "../core/record.js";
import { learner, stand } from "../storage/store.js";

/** @param {import("../core/changes.js").Catalog} catalog @param {string} [assignment] the code of the one that it answers */
export function ownRecord(catalog, assignment) {
  return recordOf(stand.events.length ? foldSettled(stand.events) : learner(), catalog, now(), assignment);
}
