/**
 * What was read is taken piece by piece, and only what is what it should be: a document may come from a file that
 * somebody sent, or from a store that a fault or another program has spoilt.
 *
 * @typedef {import("./learner.js").Learner} Learner
 */
import { sound } from "./assignment.js";
import { fresh, FORMAT, NEVER, VERSION } from "./learner.js";

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

/** @template T @param {Reader<T>} of @param {number} most @returns {Reader<Record<string, T>>} */
const map = (of, most) => (value) => {
  if (!isObject(value)) return undefined;
  /** @type {[string, T][]} */
  const kept = [];
  for (const [key, inner] of Object.entries(value).slice(0, most)) {
    const sound = key.length <= 200 && key !== "__proto__" ? of(inner) : undefined;
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

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {RegExp} pattern @returns {Reader<string>} */
const like = (pattern) => (value) => (typeof value === "string" && pattern.test(value) ? value : undefined);

const seen = shape({ mark: text(40), at: time });
const answer = shape({ mark: text(40), picked: list(text(300), 20), right: flag, at: time });
const attemptShape = shape({
  id: text(40),
  begun: time,
  ended: timeOrNone,
  answers: map(answer, 500),
  right: whole(500),
  of: whole(500),
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
  date: like(/^\d{4}-\d\d-\d\d$/),
  seen: map(text(40), 1000),
});

const kept = shape({ at: time, kept: stamp(flag) });

/** @type {Reader<import("./learner.js").Assigned>} */
const assigned = (value) => {
  const [asked, since] = isObject(value) ? [sound(value), kept(value)] : [];
  return asked && since ? { ...asked, ...since } : undefined;
};

/** @type {Reader<Learner["assignments"]>} Each under its own code. */
const assignments = (value) => {
  const all = Object.entries(map(assigned, 100)(value) ?? {});
  return isObject(value) ? Object.fromEntries(all.filter(([code, one]) => one.code === code)) : undefined;
};

/** @type {{ [K in keyof Learner]?: Reader<any> }} */
const FIELDS = {
  id: like(/^[a-z0-9]{8,40}$/),
  begun: time,
  name: stamp(text(120)),
  place: (value) => (isObject(value) && value.value === null ? { value: null, at: time(value.at) ?? NEVER } : stamp(place)(value)),
  modules: map(shape({ sections: map(seen, 200), read: timeOrNone }), 100),
  quizzes: map(shape({ attempts: list(attempt, 300) }), 100),
  scenarios: map(
    shape({ path: stamp(list(text(200), 200)), scenes: map(time, 500), choices: map(time, 2000), endings: map(seen, 200) }),
    200,
  ),
  notes: map(stamp(text(20000)), 300),
  include: map(stamp(flag), 20),
  completions: map(completion, 100),
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
  return { learner, isWhole: isSame(raw, learner) };
}

/**
 * Whether two values of JSON say the same; the order of keys does not count.
 *
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function isSame(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => isSame(one, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
