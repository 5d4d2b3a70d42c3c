/** Days as people here count them, and not in Greenwich. */

/** The day that a moment is here, as "2026-11-24". @param {Date} [moment] */
export function today(moment = new Date()) {
  const parts = [String(moment.getFullYear()).padStart(4, "0"), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Days from today to another day; negative when it has passed.
 *
 * @param {string} due
 * @param {Date} now
 */
export function daysLeft(due, now) {
  const here = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${due}T00:00:00Z`) - here) / 86_400_000);
}
