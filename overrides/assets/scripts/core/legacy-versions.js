/** Brings an older document forward, one version at a time. */
import { NEVER } from "./learner.js";

/** The last version of before there were events. */
export const VERSION = 3;

/**
 * What takes a document from the version named to the next.
 *
 * @type {Record<number, (old: Record<string, any>) => Record<string, any>>}
 */
export const STEPS = {
  // Version 1 kept the name and the last place without their times, so that two tabs could not tell which was newer.
  1: (old) => ({ ...old, name: since(old.name, old), place: since(old.place ?? null, old), include: {}, completions: {} }),
  // Version 2 knew nothing of what supervisors ask.
  2: (old) => ({ ...old, assignments: {} }),
};

/** @param {unknown} value @param {Record<string, any>} old */
function since(value, old) {
  return { value, at: old.begun ?? NEVER };
}

/**
 * @param {Record<string, any>} document
 * @returns {Record<string, any> | null} the document in the present version; null if no way leads there
 */
export function migrated(document) {
  let moved = document;
  while (moved.version !== VERSION) {
    const step = STEPS[moved.version];
    if (!step) return null;
    moved = { ...step(moved), version: moved.version + 1 };
  }
  return moved;
}
