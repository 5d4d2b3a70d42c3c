/** @typedef {import("./learner.js").Learner} Learner */
import { FORMAT, VERSION } from "./learner.js";
import { migrated } from "./migrate.js";
import { sane } from "./validate.js";

/**
 * Reads a text as a learner's document, and changes nothing.
 *
 * @param {string} text
 * @returns {{ learner: Learner, isWhole: boolean } | { trouble: "unreadable" | "newer" }}
 */
export function inspect(text) {
  try {
    const raw = JSON.parse(text);
    if (raw?.format === FORMAT && Number.isInteger(raw.version) && raw.version > VERSION) return { trouble: "newer" };
    const moved = raw?.format === FORMAT ? migrated(raw) : null;
    return (moved && sane(moved)) || { trouble: "unreadable" };
  } catch {
    return { trouble: "unreadable" };
  }
}
