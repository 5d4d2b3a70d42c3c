/**
 * What was read is taken piece by piece, and only what is what it should be: it may come from a file that somebody sent, or from
 * a store that a fault or another program has spoilt.
 *
 * @template T
 * @typedef {(value: unknown) => T | undefined} Reader Gives what is sound in a value; undefined where nothing is.
 */
import { isObject } from "./equal.js";

/** As many of anything as no course has; what is written stays far below. */
export const MANY = 2000;

/** @param {number} most @returns {Reader<string>} */
export const text = (most) => (value) => (typeof value === "string" && value.length <= most ? value : undefined);

/** @type {Reader<string>} */
export const time = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) && !isNaN(Date.parse(value))
    ? value
    : undefined;

/** @type {Reader<boolean>} */
export const flag = (value) => (typeof value === "boolean" ? value : undefined);

/** @param {number} most @returns {Reader<number>} */
export const whole = (most) => (value) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most ? Number(value) : undefined;

/** @param {RegExp} pattern @returns {Reader<string>} */
export const like = (pattern) => (value) => (typeof value === "string" && pattern.test(value) ? value : undefined);

/** @template T @param {Reader<T>} of @param {number} most @returns {Reader<T[]>} */
export const list = (of, most) => (value) =>
  Array.isArray(value) ? value.slice(0, most).map(of).filter((one) => one !== undefined) : undefined;

/** @template T @param {Reader<T>} of @param {number} most @param {number} [longest] of a key @returns {Reader<Record<string, T>>} */
export const map = (of, most, longest = 200) => (value) => {
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
export const shape = (fields) => (value) => {
  if (!isObject(value)) return undefined;
  const kept = Object.entries(fields).map(([name, of]) => [name, of(value[name])]);
  return kept.every(([, sound]) => sound !== undefined) ? Object.fromEntries(kept) : undefined;
};
