import { today } from "./dates.js";

/**
 * Whether a rule was to be looked at again before today. On the day itself there is still time.
 *
 * @param {string} day as 2027-06-30
 * @param {Date} now
 */
export function isPast(day, now) {
  return /^\d{4}-\d\d-\d\d$/.test(day) && day < today(now);
}
