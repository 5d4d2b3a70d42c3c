/** Days of the calendar. */

/** Whether a text is a day that there is, such as "2028-02-29". @param {string} text */
export function isDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
