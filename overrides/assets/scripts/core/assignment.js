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

export const LIMITS = { from: 80, note: 500, noteLines: 12, modules: 50 };

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NAME = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;
const WORDS = /^(?:\n|[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069])*$/u;

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

/** @param {unknown} value @param {RegExp} form @param {number} [most] @returns {value is string} */
function is(value, form, most = 100) {
  return typeof value === "string" && value.length <= most && form.test(value);
}

/** @param {unknown} value */
function isSlugs(value) {
  return Array.isArray(value) && value.length <= LIMITS.modules && value.every((one) => is(one, SLUG)) && new Set(value).size === value.length;
}
