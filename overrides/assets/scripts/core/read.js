/**
 * Reads a text as a log, and changes nothing. What reads documents of before there were events is loaded only where there is one.
 *
 * @typedef {import("./event.js").Event} Event
 * @typedef {{ log: string, events: Event[], isWhole: boolean, isOld: boolean }} Found `isWhole` is false where a part could not be
 *   read; `isOld` is true for a document of before there were events.
 */
import { kindOf } from "./format.js";
import { FIRST_LOG, VERSION } from "./document.js";
import { union } from "./log.js";
import { validated } from "./validate-event.js";

/**
 * @param {string} text
 * @param {(raw: Record<string, any>) => Found | null} [readOld] see core/legacy-document.js; without it such a document is not read
 * @returns {Found | { trouble: "unreadable" | "newer" }}
 */
export function read(text, readOld = () => null) {
  try {
    const raw = JSON.parse(text);
    if (kindOf(raw?.format) !== "progress" || !Number.isInteger(raw.version)) return { trouble: "unreadable" };
    if (raw.version > VERSION) return { trouble: "newer" };
    return (raw.version >= FIRST_LOG ? readLog(raw) : readOld(raw)) ?? { trouble: "unreadable" };
  } catch {
    return { trouble: "unreadable" };
  }
}

/** @param {Record<string, unknown>} raw @returns {Found | null} */
function readLog({ log, events, ...others }) {
  if (typeof log !== "string" || !/^[a-z0-9]{8,40}$/.test(log) || !Array.isArray(events)) return null;
  const sound = events.map(validated).filter((event) => event !== undefined);
  // Whose log it is that has no beginning, nobody can say.
  if (!sound.some(({ type }) => type === "began")) return null;
  const isWhole = sound.length === events.length && Object.keys(others).length === 2;
  return { log, events: union(sound), isWhole, isOld: false };
}
