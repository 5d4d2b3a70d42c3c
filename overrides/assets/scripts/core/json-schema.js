import { isDay } from "./day.js";

/**
 * Takes from a value what a JSON Schema lets in, and nothing else: a file may come from anybody. It knows the keywords that
 * the course's own schemas use, and refuses a schema with others, so that no rule of theirs goes unheeded.
 *
 * @typedef {Record<string, any>} Schema
 * @typedef {{ root: Schema, left: Set<string> }} Run
 */

const SILENT = ["$schema", "$id", "$defs", "title", "description"];
const SPOKEN = ["$ref", "type", "const", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum"];
const NESTED = ["properties", "required", "additionalProperties", "items", "maxItems", "uniqueItems"];
const KNOWN = new Set([...SILENT, ...SPOKEN, ...NESTED]);

/** Says where a value is not what the schema asks for. */
export class Unsound extends Error {
  /** @param {string} place such as `modules[2].title`, made of the schema's own names @param {string} why */
  constructor(place, why) {
    super(place ? `${place} ${why}` : `it ${why}`);
  }
}

/**
 * @param {unknown} value as JSON.parse made it
 * @param {Schema} schema
 * @param {Schema} [root] where the schema's references lead
 * @returns {{ value: any, left: string[] }} a copy with the schema's fields only, in the schema's order, and the places
 *   where there were more
 * @throws {Unsound}
 */
export function taken(value, schema, root = schema) {
  const left = /** @type {Set<string>} */ (new Set());
  return { value: take(value, schema, "", { root, left }), left: [...left] };
}

/** @param {unknown} value @param {Schema} schema @param {string} place @param {Run} run @returns {unknown} */
function take(value, schema, place, run) {
  const unknown = Object.keys(schema).find((word) => !KNOWN.has(word));
  if (unknown) throw new Error(`a schema's ${unknown} is not understood`);
  if (schema.$ref) return take(value, referred(schema.$ref, run.root), place, run);
  if ("const" in schema) return settle(value === schema.const, value, place, "is not what it must be");
  if (schema.enum) return settle(schema.enum.includes(value), value, place, "is none of what it may be");
  switch (schema.type) {
    case "object":
      return object(value, schema, place, run);
    case "array":
      return array(value, schema, place, run);
    case "string":
      return string(value, schema, place);
    case "integer":
      return integer(value, schema, place);
    case "boolean":
      return settle(typeof value === "boolean", value, place, "is neither true nor false");
    default:
      throw new Error(`a schema's type ${schema.type} is not understood`);
  }
}

/** @param {string} reference such as `#/$defs/module` @param {Schema} root @returns {Schema} */
function referred(reference, root) {
  const found = reference.replace(/^#\//, "").split("/").reduce((schema, name) => schema?.[name], root);
  if (!found) throw new Error(`a schema's ${reference} leads nowhere`);
  return found;
}

/** @template T @param {boolean} isSound @param {T} value @param {string} place @param {string} why */
function settle(isSound, value, place, why) {
  if (!isSound) throw new Unsound(place, why);
  return value;
}

/** @param {unknown} value @param {Schema} schema @param {string} place @param {Run} run */
function object(value, schema, place, run) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unsound(place, "is no object");
  const names = Object.keys(schema.properties);
  const there = names.filter((name) => Object.hasOwn(value, name));
  const missing = schema.required.find((/** @type {string} */ name) => !there.includes(name));
  if (missing) throw new Unsound(place ? `${place}.${missing}` : missing, "is missing");
  if (Object.keys(value).length > there.length) run.left.add(place);
  const raw = /** @type {Record<string, unknown>} */ (value);
  const inner = (/** @type {string} */ name) => (place ? `${place}.${name}` : name);
  return Object.fromEntries(there.map((name) => [name, take(raw[name], schema.properties[name], inner(name), run)]));
}

/** @param {unknown} value @param {Schema} schema @param {string} place @param {Run} run */
function array(value, schema, place, run) {
  if (!Array.isArray(value)) throw new Unsound(place, "is no list");
  if (value.length > schema.maxItems) throw new Unsound(place, `has more than ${schema.maxItems} entries`);
  const list = value.map((one, at) => take(one, schema.items, `${place}[${at}]`, run));
  return settle(!schema.uniqueItems || new Set(list).size === list.length, list, place, "says something twice");
}

/** @param {unknown} value @param {Schema} schema @param {string} place */
function string(value, { pattern, format, minLength = 0, maxLength = Infinity }, place) {
  if (typeof value !== "string") throw new Unsound(place, "is no text");
  // A character may take two units; what is far too long is not even counted.
  const length = value.length > 2 * maxLength ? Infinity : Array.from(value).length;
  settle(length <= maxLength, value, place, "is too long");
  settle(length >= minLength, value, place, "is empty");
  settle(!pattern || new RegExp(pattern, "u").test(value), value, place, "is not written as it must be");
  return settle(!format || (isDay(value.slice(0, 10)) && !isNaN(Date.parse(value))), value, place, "is no day that there is");
}

/** @param {unknown} value @param {Schema} schema @param {string} place */
function integer(value, { minimum = -Infinity, maximum = Infinity }, place) {
  const number = Number.isInteger(value) ? Number(value) : NaN;
  return settle(number >= minimum && number <= maximum, number, place, `is no whole number from ${minimum} to ${maximum}`);
}
