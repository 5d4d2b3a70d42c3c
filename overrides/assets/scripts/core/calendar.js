/**
 * Days in a calendar, as every calendar reads them (RFC 5545).
 *
 * @typedef {{ uid: string, day: string, title: string, text: string, link: string }} Entry `day` as "2026-12-18"
 *
 * @param {string} course its title
 * @param {readonly Entry[]} entries
 * @param {Date} made
 * @returns {string}
 */
export function calendar(course, entries, made) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(course)}//Assignment//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...entries.flatMap((entry) => linesOf(entry, made)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {Entry} entry @param {Date} made */
function linesOf({ uid, day, title, text, link }, made) {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${made.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(after(day))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${link}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {string} day */
function basic(day) {
  return day.replaceAll("-", "");
}

/** The next day, at which an entry for all of a day ends. @param {string} day */
function after(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

const LONGEST = 75;

/** No line has more than 75 bytes, and no sign is parted. @param {string} line */
function folded(line) {
  let [out, room] = ["", LONGEST];
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (size > room) [out, room] = [`${out}\r\n `, LONGEST - 1];
    out += sign;
    room -= size;
  }
  return out;
}
