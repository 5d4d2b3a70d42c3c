/**
 * What a supervisor asks of a learner.
 *
 * @typedef {object} Assignment
 * @property {string} code drawn at random; it tells this assignment from another
 * @property {string} course the course's id
 * @property {string} from who asks, as typed
 * @property {string} path the learning path that was picked, or ""
 * @property {string[]} modules what is to be done
 * @property {string[]} scenarios which cases of these modules; none stands for all
 * @property {string} due a day such as "2027-06-30", or ""
 * @property {string} note in the supervisor's own words
 * @property {number} passMark in percent, which counts where it is higher than a quiz's own; 0 where none was asked for
 * @property {string} edition of the course when it was asked
 */

import { isDay } from "./day.js";
import { line, paragraphs } from "./text.js";

export const LIMITS = { from: 80, note: 500, noteLines: 12, modules: 50 };

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NAME = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;
const WORDS = /^(?:\n|[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069])*$/u;
const UNFIT = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** What each field must look like, wherever it was read. @type {{ [K in keyof Assignment]: (value: any) => boolean }} */
const FIELDS = {
  code: (value) => is(value, /^[a-z0-9]{10}$/),
  course: (value) => is(value, SLUG),
  from: (value) => is(value, NAME, LIMITS.from),
  path: (value) => value === "" || is(value, SLUG),
  modules: isSlugs,
  scenarios: isSlugs,
  due: (value) => value === "" || (is(value, /^20/) && isDay(value)),
  note: (value) => is(value, WORDS, LIMITS.note),
  passMark: (value) => Number.isInteger(value) && value >= 0 && value <= 100,
  edition: (value) => is(value, /^[0-9a-f]{12}$/),
};

/**
 * @param {Record<string, unknown>} raw
 * @returns {Assignment | null} null where a field is not what it must be
 */
export function sound(raw) {
  const fields = Object.entries(FIELDS);
  if (!fields.every(([name, isSound]) => Object.hasOwn(raw, name) && isSound(raw[name]))) return null;
  return /** @type {any} */ (Object.fromEntries(fields.map(([name]) => [name, raw[name]])));
}

/** A text without what a link may not carry: signs that steer, hide or break. @param {string} text @param {number} most */
export function fit(text, most) {
  // What is cut in the middle of a sign leaves half of one.
  return text.replaceAll("\r\n", "\n").replace(UNFIT, " ").trim().slice(0, most).replace(/\p{Cs}/gu, "");
}

/** @param {unknown} value @param {RegExp} form @param {number} [most] @returns {value is string} */
function is(value, form, most = 100) {
  return typeof value === "string" && value.length <= most && form.test(value);
}

/** @param {unknown} value */
function isSlugs(value) {
  return Array.isArray(value) && value.length <= LIMITS.modules && value.every((one) => is(one, SLUG)) && new Set(value).size === value.length;
}

/**
 * An assignment with its texts as a person could have meant them: nothing in them hides, steers or piles up. What is cleaned
 * already stays as it is.
 *
 * @template {Assignment} A
 * @param {A} assignment
 * @returns {A}
 */
export function cleaned(assignment) {
  return {
    ...assignment,
    from: settled(assignment.from, LIMITS.from, (text) => line(text, LIMITS.from)),
    note: settled(assignment.note, LIMITS.note, (text) => paragraphs(text, LIMITS.note, LIMITS.noteLines)),
  };
}

/**
 * Cleans a text until nothing of it changes any more: composed letters take more room than what they were composed of, and
 * what is cut may leave something loose at its end.
 *
 * @param {string} text @param {number} most @param {(text: string) => string} clean
 */
function settled(text, most, clean) {
  let [before, after] = ["", text];
  while (before !== after) [before, after] = [after, clean(after).slice(0, most).replace(/\p{Cs}/gu, "")];
  return after;
}
