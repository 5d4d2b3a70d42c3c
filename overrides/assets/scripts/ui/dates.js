const SHORT = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });
const LONG = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

/** A moment as the day it was here, "Nov 24, 2026". @param {string} moment */
export function day(moment) {
  return SHORT.format(new Date(moment));
}

/** The same written out, "November 24, 2026". @param {string} moment */
export function longDay(moment) {
  return LONG.format(new Date(moment));
}

/** The day of an edition, "2026-11-24", which is the same everywhere. @param {string} date */
export function editionDay(date) {
  return LONG.format(new Date(`${date}T12:00:00`));
}
