/**
 * Whether a rule was to be looked at again before today. On the day itself there is still time.
 *
 * @param {string} day as 2027-06-30
 * @param {Date} now
 */
export function isPast(day, now) {
  return /^\d{4}-\d\d-\d\d$/.test(day) && day < today(now);
}

/** The day it is here, and not in Greenwich, as 2027-06-30. @param {Date} now */
function today(now) {
  const parts = [String(now.getFullYear()).padStart(4, "0"), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
