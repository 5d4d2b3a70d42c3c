/**
 * A log as a text: a JSON document with an event to a line, so that what is written next goes to its end, whatever stands before
 * it. The log has an id of its own; after a fresh start another log is there, and no page that still has the old one adds to it.
 *
 * @typedef {import("./event.js").Event} Event
 */
import { FORMAT } from "./learner.js";

/** Version 5 has answers of returns; whoever knows only version 4 must not write over it. */
export const VERSION = 5;
/** The first version that is a log. */
export const FIRST_LOG = 4;
const END = "\n]}\n";

/** @param {string} log its id */
function head(log) {
  return `{"format":"${FORMAT}","version":${VERSION},"log":"${log}","events":[`;
}

/** @param {string} log its id @param {readonly Event[]} events */
export function documentOf(log, events) {
  return `${head(log)}${lines(events)}${END}`;
}

/**
 * A document with events at its end.
 *
 * @param {string | null} text null for none
 * @param {string} log the id of the log to which the events belong
 * @param {readonly Event[]} events
 * @returns {string | null} null where what is there is not this log, or was not written by `documentOf`
 */
export function appended(text, log, events) {
  if (text === null) return documentOf(log, events);
  if (!text.startsWith(head(log)) || !text.endsWith(END)) return null;
  const before = text.slice(0, -END.length);
  const comma = before.endsWith("[") || !events.length ? "" : ",";
  return `${before}${comma}${lines(events)}${END}`;
}

/** @param {readonly Event[]} events */
function lines(events) {
  return events.map((event) => `\n${JSON.stringify(event)}`).join(",");
}
