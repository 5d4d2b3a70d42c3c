/** @typedef {import("./learner.js").Learner} Learner */
import { kindOf } from "./format.js";
import { VERSION } from "./learner.js";
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
    if (kindOf(raw?.format) === "progress" && Number.isInteger(raw.version) && raw.version > VERSION) return { trouble: "newer" };
    const moved = kindOf(raw?.format) === "progress" ? migrated(raw) : null;
    return (moved && sane(moved)) || { trouble: "unreadable" };
  } catch {
    return { trouble: "unreadable" };
  }
}
