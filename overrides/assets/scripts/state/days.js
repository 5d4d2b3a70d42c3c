/**
 * Days from today to another day, as people here count them; negative when it has passed.
 *
 * @param {string} due
 * @param {Date} today
 */
export function daysLeft(due, today) {
  const here = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.round((Date.parse(`${due}T00:00:00Z`) - here) / 86_400_000);
}
