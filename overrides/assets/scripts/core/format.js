/**
 * What the course's files are called in their first field: the id of the course that made them, and what they are. A course may
 * have been made out of another, so files under any id are read; which course a record is of stands in the record.
 *
 * @typedef {"progress" | "completion-record" | "roster"} Kind
 */
export const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const FORMAT = new RegExp(`^${ID}/([a-z-]+)$`);

/** @param {string} course its id @param {Kind} kind */
export function formatOf(course, kind) {
  return `${course}/${kind}`;
}

/** @param {unknown} format @returns {string} what a file is; "" for no file of a course */
export function kindOf(format) {
  return (typeof format === "string" && FORMAT.exec(format)?.[1]) || "";
}
