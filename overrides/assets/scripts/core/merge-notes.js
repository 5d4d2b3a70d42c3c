/**
 * The notes of two devices brought together. Each was written by itself, so where they differ none takes the other's place.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Stamped<string>} Note
 * @typedef {{ id: string, text: string }} Left A note for which there is no room beside the other.
 */
import { stamped } from "./learner.js";
import { LONGEST_NOTE } from "./validate.js";

/**
 * @param {Learner} ours
 * @param {Learner} theirs from a file
 * @returns {{ notes: Record<string, Note>, left: Left[] }}
 */
export function bothNotes(ours, theirs) {
  /** @type {Left[]} */
  const left = [];
  const notes = { ...theirs.notes, ...ours.notes };
  for (const [id, own] of Object.entries(ours.notes)) {
    if (!Object.hasOwn(theirs.notes, id)) continue;
    const other = theirs.notes[id];
    const text = bothTexts(own, other);
    if (text.length <= LONGEST_NOTE) notes[id] = text === own.value ? own : stamped(text, newer(own, other));
    else left.push({ id, text: other.value });
  }
  return { notes, left };
}

/** @param {Note} own @param {Note} other */
function bothTexts(own, other) {
  if (holds(own.value, other.value)) return own.value;
  if (holds(other.value, own.value)) return other.value;
  return `${own.value.trimEnd()}\n\n— From another device, ${day(other.at)}:\n${other.value.trim()}`;
}

/** @param {string} one @param {string} other */
function holds(one, other) {
  return one.includes(other.trim());
}

/** @param {Note} one @param {Note} other */
function newer(one, other) {
  return one.at > other.at ? one : other;
}

/** @param {string} at */
function day(at) {
  return new Date(at).toLocaleDateString("en-US", { dateStyle: "medium" });
}
