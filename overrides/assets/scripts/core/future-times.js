/**
 * Times that have not been yet. A device whose clock is ahead writes them, and what it wrote would count as newer than all
 * that is done until then; so a file that is opened has none of them.
 */

/** How far clocks may differ, in milliseconds. */
const DAY = 86_400_000;
const TIME = /^(?:\+\d{2})?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/**
 * @param {string} text of a document
 * @param {Date} now
 * @returns {string} the same with such times just before now, in the order in which they were; the text itself where it has none
 */
export function withoutFuture(text, now) {
  /** @type {Set<number>} */
  const ahead = new Set();
  const latest = now.getTime() + DAY;
  try {
    JSON.parse(text, (key, value) => {
      if (isTime(key, value) && Date.parse(value) > latest) ahead.add(Date.parse(value));
      return value;
    });
    if (!ahead.size) return text;
    const order = [...ahead].sort((one, other) => one - other);
    const moved = new Map(order.map((time, at) => [time, new Date(now.getTime() - order.length + at).toISOString()]));
    return JSON.stringify(JSON.parse(text, (key, value) => (isTime(key, value) ? (moved.get(Date.parse(value)) ?? value) : value)));
  } catch {
    return text;
  }
}

/** Whether something is a time of a document; what the learner has written is none. @param {string} key @param {unknown} value */
function isTime(key, value) {
  return typeof value === "string" && key !== "value" && !/^\d+$/.test(key) && TIME.test(value);
}
