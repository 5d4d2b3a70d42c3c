/**
 * How an assignment travels: in the part of a link that no server sees.
 *
 * @typedef {import("./assignment.js").Assignment} Assignment
 * @typedef {"broken" | "changed" | "newer" | "long"} Fault What is wrong with a link.
 */
import { sound } from "./assignment.js";
import { cleaned } from "./assignment-text.js";
import { SIGN } from "./link-prefix.js";
import { base64, checksum, SUM, unbase64 } from "./link-text.js";

export const VERSION = 1;
/** The most characters that are read at all. */
const LONGEST = 8000;

/** The name under which each field travels, and what stands for it where it does not. @type {Record<string, [keyof Assignment, unknown]>} */
const FIELDS = {
  c: ["code", ""],
  i: ["course", ""],
  f: ["from", ""],
  p: ["path", ""],
  m: ["modules", []],
  s: ["scenarios", []],
  d: ["due", ""],
  n: ["note", ""],
  k: ["passMark", 0],
  e: ["edition", ""],
};

/**
 * @param {Assignment} assignment
 * @returns {string} letters, digits, - and _, to stand after the sign
 */
export function encoded(assignment) {
  const given = Object.entries(FIELDS).map(([short, [name]]) => /** @type {const} */ ([short, assignment[name]]));
  const filled = given.filter(([, value]) => value && (typeof value === "number" || value.length));
  const told = JSON.stringify({ v: VERSION, ...Object.fromEntries(filled) });
  const bytes = new TextEncoder().encode(told);
  return `${checksum(bytes)}${base64(bytes)}`;
}

/**
 * Reads what came with a link, which may come from anybody.
 *
 * @param {string} hash the link's fragment, with its sign
 * @returns {{ assignment: Assignment } | { fault: Fault }}
 */
export function decoded(hash) {
  if (hash.length > LONGEST) return { fault: "long" };
  // A mail program may have taken the end of a sentence for a part of the link.
  const text = /^[\w-]*/.exec(hash.slice(SIGN.length))?.[0] ?? "";
  try {
    const bytes = unbase64(text.slice(SUM));
    const raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (Number.isInteger(raw.v) && raw.v > VERSION) return { fault: "newer" };
    if (checksum(bytes) !== text.slice(0, SUM)) return { fault: "changed" };
    const filled = Object.entries(FIELDS).map(([short, [name, none]]) => [name, Object.hasOwn(raw, short) ? raw[short] : none]);
    const read = raw.v === VERSION ? sound(Object.fromEntries(filled)) : null;
    const assignment = read && cleaned(read);
    return assignment?.from && assignment.modules.length ? { assignment } : { fault: "broken" };
  } catch {
    return { fault: "broken" };
  }
}
