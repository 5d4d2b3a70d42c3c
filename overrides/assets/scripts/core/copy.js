/**
 * A copy of what a learner has completed, small enough for a link: modules, the results of quizzes, and the first ending of each
 * case. No note and no answer is in it, and the name only if the learner says so.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./changes.js").Catalog} Catalog
 *
 * @typedef {object} Copy
 * @property {1} v
 * @property {string} c the course's id
 * @property {string} l the learner's id
 * @property {number} t the earliest time in it, in milliseconds; all others count from there
 * @property {number} b when the learner began
 * @property {string} [n] the learner's name
 * @property {[edition: string, date: string][]} e the versions of the course on which modules were completed
 * @property {[module: string, read: number | null, completed: number | null, renewed: number | null, edition: number | null][]} m
 * @property {[scenario: string, ending: string, at: number][]} s
 * @property {[quiz: string, results: [begun: number, ended: number, right: number, of: number, passMark: number][]][]} q
 */
import { isDay } from "./day.js";
import { isSame } from "./equal.js";
import { like, list, shape, whole } from "./shape.js";
import { LONGEST_NAME, line, nameOf } from "./text.js";

export const VERSION = 1;
/** More than any course has. */
const MANY = 300;
const MAX_RESULTS = 30;
/** The year 2100. */
const MAX_TIME = 4_102_444_800_000;
/** A hundred years. */
const MAX_SPAN = 3_155_760_000_000;
/** No attempt at a quiz asks as many. */
const MAX_QUESTIONS = 2000;

/** @param {Learner} learner @param {string} course its id @param {boolean} isNamed whether the learner lets the name in @returns {Copy} */
export function copyOf(learner, course, isNamed) {
  /** @type {number[]} */
  const times = [];
  const moment = (/** @type {string} */ at) => Math.min(MAX_TIME, Math.max(0, Date.parse(at)));
  rowsOf(learner, (at) => times.push(moment(at)));
  const t = Math.min(...times);
  const name = isNamed ? nameOf(learner) : "";
  return { v: VERSION, c: course, l: learner.id, t, ...(name && { n: name }), ...rowsOf(learner, (at) => moment(at) - t) };
}

/** @param {Learner} learner @param {(at: string) => number} time @returns {Pick<Copy, "b" | "e" | "m" | "s" | "q">} */
function rowsOf({ begun, completions, modules, scenarios, quizzes }, time) {
  const maybe = (/** @type {string | undefined} */ at) => (at ? time(at) : null);
  const editions = [...new Set(Object.values(completions).map(({ edition, date }) => `${edition} ${date}`))];
  const ids = [...new Set([...Object.keys(modules).filter((id) => modules[id].read), ...Object.keys(completions)])].filter(short);
  return {
    b: time(begun),
    e: editions.map((one) => /** @type {[string, string]} */ (one.split(" "))),
    m: ids.map((id) => {
      const done = Object.hasOwn(completions, id) ? completions[id] : null;
      return [id, maybe(modules[id]?.read), maybe(done?.at), maybe(done?.renewed), done && editions.indexOf(`${done.edition} ${done.date}`)];
    }),
    s: Object.entries(scenarios).flatMap(([id, { endings }]) => {
      const [first] = Object.entries(endings).sort(([, one], [, other]) => Number(one.at > other.at) - Number(one.at < other.at));
      return first && short(id) && ending(first[0]) ? [/** @type {Copy["s"][number]} */ ([id, first[0], time(first[1].at)])] : [];
    }),
    q: Object.entries(quizzes).flatMap(([id, { attempts }]) => {
      const results = chosen(attempts).map((one) => /** @type {Copy["q"][number][1][number]} */ ([time(one.begun), time(one.ended), one.right, one.of, one.passMark]));
      return results.length && short(id) ? [/** @type {Copy["q"][number]} */ ([id, results])] : [];
    }),
  };
}

/** Of more results than a link takes, the first, the best and the last ones. @param {import("./learner.js").Attempt[]} attempts */
function chosen(attempts) {
  const ended = attempts.filter((one) => one.ended && one.of > 0);
  const better = ended.filter((one, at) => ended.slice(0, at).every((before) => share(before) < share(one)));
  const kept = new Set([...better.slice(0, 1), ...better.slice(-1), ...ended.slice(2 - MAX_RESULTS)]);
  return ended.filter((one) => kept.has(one));
}

/** @param {{ right: number, of: number }} result */
function share({ right, of }) {
  return right / of;
}

const slug = like(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
/** @type {import("./shape.js").Reader<string>} */
const short = (value) => (typeof value === "string" && value.length <= 200 ? slug(value) : undefined);
/** The ids of endings are made of their headings, in any script. @type {import("./shape.js").Reader<string>} */
const ending = (value) => (typeof value === "string" && value.length <= 200 && /^[\p{L}\p{M}\p{N}_-]+$/u.test(value) && value !== "__proto__" ? value : undefined);
const span = whole(MAX_SPAN);
/** @type {import("./shape.js").Reader<string>} */
const day = (value) => (value === "" || (typeof value === "string" && isDay(value)) ? value : undefined);
/** @type {import("./shape.js").Reader<string>} */
const name = (value) => (typeof value === "string" && value !== "" && value.length <= 2 * LONGEST_NAME && line(value, LONGEST_NAME) === value ? value : undefined);

/** What may stand in a place or not. @template T @param {import("./shape.js").Reader<T>} of @returns {import("./shape.js").Reader<T | null>} */
const maybe = (of) => (value) => (value === null ? null : of(value));

/** A list of which each place has a kind of its own. @param {...import("./shape.js").Reader<any>} of @returns {import("./shape.js").Reader<any[]>} */
const row = (...of) => (value) => {
  if (!Array.isArray(value) || value.length !== of.length) return undefined;
  const read = of.map((one, at) => one(value[at]));
  return read.includes(undefined) ? undefined : read;
};

const FIELDS = {
  v: whole(VERSION),
  c: short,
  l: like(/^[a-z0-9]{8,40}$/),
  t: whole(MAX_TIME),
  b: span,
  e: list(row(like(/^([0-9a-f]{12})?$/), day), MANY),
  m: list(row(short, maybe(span), maybe(span), maybe(span), maybe(whole(MANY))), MANY),
  s: list(row(short, ending, span), MANY),
  q: list(row(short, list(row(span, span, whole(MAX_QUESTIONS), whole(MAX_QUESTIONS), whole(100)), MAX_RESULTS)), MANY),
};
const bare = shape(FIELDS);
const named = shape({ ...FIELDS, n: name });

/**
 * @param {unknown} raw what a link has brought, from whomever
 * @returns {Copy | null} null where anything in it is not as it must be
 */
export function validCopy(raw) {
  const read = named(raw) ?? bare(raw);
  if (!read || !isSame(read, raw)) return null;
  const { e, m, s, q } = /** @type {Copy} */ (/** @type {unknown} */ (read));
  const isOnce = [m, s, q].every((rows) => new Set(rows.map(([id]) => id)).size === rows.length);
  const isDone = m.every(([, , at, renewed, edition]) => (at === null) === (edition === null) && (edition === null || edition < e.length) && (renewed === null || at !== null));
  const isScored = q.every(([, results]) => results.length && results.every(([, , right, of]) => right <= of && of > 0));
  return isOnce && isDone && isScored ? /** @type {any} */ (read) : null;
}
