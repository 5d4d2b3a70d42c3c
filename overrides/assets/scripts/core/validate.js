/**
 * What was read is taken piece by piece, and only what is what it should be: a document may come from a file that
 * somebody sent, or from a store that a fault or another program has spoilt.
 *
 * @typedef {import("./learner.js").Learner} Learner
 */
import { sound } from "./assignment.js";
import { bounded } from "./attempts.js";
import { isDay } from "./dates.js";
import { fresh, FORMAT, NEVER, VERSION } from "./learner.js";
import { LONGEST_NAME } from "./text.js";
import { fewRemoved } from "./merge.js";
import { isObject, isSame } from "./equal.js";

export { isSame };

/** As many of anything as no course has; what is written stays far below. */
const MANY = 2000;
/** As long as a note may be, in the box and in the document. */
export const LONGEST_NOTE = 20_000;

/**
 * @template T
 * @typedef {(value: unknown) => T | undefined} Reader Gives what is sound in a value; undefined where nothing is.
 */

/** @param {number} most @returns {Reader<string>} */
const text = (most) => (value) => (typeof value === "string" && value.length <= most ? value : undefined);

/** @type {Reader<string>} */
const time = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) && !isNaN(Date.parse(value))
    ? value
    : undefined;

/** @type {Reader<string>} */
const timeOrNone = (value) => (value === "" ? "" : time(value));

/** @type {Reader<boolean>} */
const flag = (value) => (typeof value === "boolean" ? value : undefined);

/** @param {number} most @returns {Reader<number>} */
const whole = (most) => (value) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most ? Number(value) : undefined;

/** @template T @param {Reader<T>} of @param {number} most @returns {Reader<T[]>} */
const list = (of, most) => (value) =>
  Array.isArray(value) ? value.slice(0, most).map(of).filter((one) => one !== undefined) : undefined;

/** @template T @param {Reader<T>} of @param {number} most @param {number} [longest] of a key @returns {Reader<Record<string, T>>} */
const map = (of, most, longest = 200) => (value) => {
  if (!isObject(value)) return undefined;
  /** @type {[string, T][]} */
  const kept = [];
  for (const [key, inner] of Object.entries(value).slice(0, most)) {
    const sound = key.length <= longest && key !== "__proto__" ? of(inner) : undefined;
    if (sound !== undefined) kept.push([key, sound]);
  }
  return Object.fromEntries(kept);
};

/** @template {Record<string, Reader<any>>} S @param {S} fields @returns {Reader<{[K in keyof S]: NonNullable<ReturnType<S[K]>>}>} */
const shape = (fields) => (value) => {
  if (!isObject(value)) return undefined;
  const kept = Object.entries(fields).map(([name, of]) => [name, of(value[name])]);
  return kept.every(([, sound]) => sound !== undefined) ? Object.fromEntries(kept) : undefined;
};

/** @template T @param {Reader<T>} of */
const stamp = (of) => shape({ value: of, at: time });

/** @param {RegExp} pattern @returns {Reader<string>} */
const like = (pattern) => (value) => (typeof value === "string" && pattern.test(value) ? value : undefined);

const seen = shape({ mark: text(40), at: time });
const answer = shape({ mark: text(40), picked: list(text(300), MANY), right: flag, at: time });
const attemptShape = shape({
  id: text(40),
  begun: time,
  ended: timeOrNone,
  answers: map(answer, MANY),
  right: whole(MANY),
  of: whole(MANY),
  passMark: whole(100),
});
/** @type {typeof attemptShape} */
const attempt = (value) => {
  const sound = attemptShape(value);
  return sound && sound.right <= sound.of ? sound : undefined;
};
const place = shape({ page: text(300), fragment: text(200), title: text(300) });
const completion = shape({
  at: time,
  renewed: timeOrNone,
  edition: like(/^[0-9a-f]{12}$/),
  date: (value) => (typeof value === "string" && isDay(value) ? value : undefined),
  seen: map(text(40), MANY),
});

const kept = shape({ at: time, kept: stamp(flag) });

/** @type {Reader<import("./learner.js").Assigned>} */
const assigned = (value) => {
  const [asked, since] = isObject(value) ? [sound(value), kept(value)] : [];
  return asked && since ? { ...asked, ...since } : undefined;
};

/** @type {Reader<Learner["assignments"]>} Each under its own code. */
const assignments = (value) => {
  const all = Object.entries(map(assigned, MANY)(value) ?? {});
  return isObject(value) ? Object.fromEntries(all.filter(([code, one]) => one.code === code)) : undefined;
};

/** @type {{ [K in keyof Learner]?: Reader<any> }} */
const FIELDS = {
  id: like(/^[a-z0-9]{8,40}$/),
  begun: time,
  // A letter outside of the basic plane takes two places.
  name: stamp(text(2 * LONGEST_NAME)),
  place: (value) => (isObject(value) && value.value === null ? { value: null, at: time(value.at) ?? NEVER } : stamp(place)(value)),
  modules: map(shape({ sections: map(seen, MANY), read: timeOrNone }), MANY),
  quizzes: map(shape({ attempts: list(attempt, MANY) }), MANY),
  scenarios: map(
    shape({ path: stamp(list(text(200), MANY)), scenes: map(time, MANY), choices: map(time, MANY, 500), endings: map(seen, MANY) }),
    MANY,
  ),
  notes: map(stamp(text(LONGEST_NOTE)), MANY),
  include: map(stamp(flag), MANY),
  completions: map(completion, MANY),
  assignments,
};

/**
 * @param {unknown} raw a document of the present version
 * @returns {{ learner: Learner, isWhole: boolean } | null} what of it is sound, and whether that is all; null if nothing is
 */
export function sane(raw) {
  if (!isObject(raw) || raw.format !== FORMAT || raw.version !== VERSION) return null;
  const learner = fresh();
  for (const [name, of] of Object.entries(FIELDS)) {
    const sound = of(raw[name]);
    if (sound !== undefined) Object.assign(learner, { [name]: sound });
  }
  return { learner: bound(learner), isWhole: isSame(raw, learner) };
}

/** A document without what is too old to be kept, as a merged one is. @param {Learner} learner @returns {Learner} */
function bound(learner) {
  const quizzes = Object.entries(learner.quizzes).map(([slug, { attempts }]) => [slug, { attempts: bounded(attempts) }]);
  return { ...learner, quizzes: Object.fromEntries(quizzes), assignments: fewRemoved(learner.assignments) };
}
