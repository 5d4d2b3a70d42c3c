/**
 * The roster as a file: docs/schema/roster-1.json says what it may hold.
 *
 * @typedef {import("./roster.js").Roster} Roster
 */
import { formatOf } from "./format.js";

export const VERSION = 1;

/** In bytes: the most that is read of a file, and so the most that is written into one. */
export const MAX_ROSTER_SIZE = 32_000_000;
/** Room for what stands around the records, and for the assignments. */
const AROUND = 1_500_000;

/**
 * The roster as one file, or as several where one would be larger than what can be opened again.
 *
 * @param {Roster} roster
 * @param {string} course its id
 * @param {string} made when
 * @param {number} [most] in bytes
 * @returns {string[]}
 */
export function filesOf(roster, course, made, most = MAX_ROSTER_SIZE) {
  const assignments = [...roster.assignments.values()];
  const parts = partsOf([...roster.people.values()].flat().map((record) => JSON.stringify(record)), most - Math.min(AROUND, most / 2));
  return parts.map((records, at) => {
    const around = { format: formatOf(course, "roster"), version: VERSION, made, course, assignments: at ? [] : assignments, records: [] };
    // Not indented: thousands of records would be half as large again.
    return `${JSON.stringify(around).slice(0, -2)}${records.join(",")}]}\n`;
  });
}

/** @param {string[]} records each as JSON @param {number} room in bytes @returns {string[][]} at least one part */
function partsOf(records, room) {
  const encoder = new TextEncoder();
  const parts = /** @type {string[][]} */ ([[]]);
  let left = room;
  for (const record of records) {
    const size = encoder.encode(record).length + 1;
    if (size > left && parts[parts.length - 1].length) {
      parts.push([]);
      left = room;
    }
    parts[parts.length - 1].push(record);
    left -= size;
  }
  return parts;
}
