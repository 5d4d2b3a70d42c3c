// Every date that people read; days of the calendar, such as "2026-11-24", are the same everywhere.
const SHORT = /* @__PURE__ */ new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });
const LONG = /* @__PURE__ */ new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

/** The day of a moment here, "Nov 24, 2026". @param {string} moment */
export function shortDate(moment) {
  return SHORT.format(new Date(moment));
}

/** The day of a moment here, "November 24, 2026". @param {string} moment */
export function longDate(moment) {
  return LONG.format(new Date(moment));
}

/** The day of a course version, "November 24, 2026". @param {string} day */
export function versionDate(day) {
  return LONG.format(new Date(`${day}T12:00:00`));
}

/** A day of the calendar with the day of the week, "Tuesday, November 24, 2026". @param {string} day */
export function weekdayDate(day) {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
