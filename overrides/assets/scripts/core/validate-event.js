/**
 * What an event must look like, wherever it was read. What is written is held to the same, so that it can be read again.
 *
 * @typedef {import("./event.js").Event} Event
 */
import { sound } from "./assignment.js";
import { isDay } from "./day.js";
import { LONGEST_NAME } from "./text.js";
import { isSame } from "./equal.js";
import { ROUNDS } from "./rounds.js";
import { MAX_COUNTER, partsOf } from "./event-id.js";
import { flag, like, list, MANY, map, shape, text, time, whole } from "./shape.js";

/** As long as a note may be, in the box and in the log. */
export const LONGEST_NOTE = 20_000;
/** As many pages, for one text, as may have written it. */
const MANY_REPLICAS = 100_000;
/** A letter outside of the basic plane takes two places. */
const NAME = text(2 * LONGEST_NAME);
const NOTE = text(LONGEST_NOTE);

const replica = /^[a-z0-9][a-zA-Z0-9~_-]{0,99}$/;
/** @type {import("./shape.js").Reader<string>} */
const id = (value) => {
  if (typeof value !== "string" || !/^(0|[1-9]\d*)\./.test(value)) return undefined;
  const [counter, of] = partsOf(value);
  return counter <= MAX_COUNTER && replica.test(of) ? value : undefined;
};
const name = nameUpTo(200);
const mark = text(40);
const edition = like(/^([0-9a-f]{12})?$/);
const day = /** @type {typeof mark} */ ((value) => (value === "" || (typeof value === "string" && isDay(value)) ? value : undefined));
const picked = list(text(300), MANY);
const answers = map(shape({ mark, picked, right: flag, at: time }), MANY);
const result = { begun: time, answers, right: whole(MANY), of: whole(MANY), passMark: whole(100) };
const over = map(whole(MAX_COUNTER), MANY_REPLICAS);
/** @param {typeof mark} of */
const written = (of) => ({ text: of, over, beside: list(shape({ text: of, at: time }), MANY) });

/** @type {{ [T in Exclude<Event["type"], "assigned">]: Record<string, import("./shape.js").Reader<any>> }} */
const FIELDS = {
  began: { learner: like(/^[a-z0-9]{8,40}$/) },
  named: written(NAME),
  wrote: { note: name, ...written(NOTE) },
  visited: { page: text(300), fragment: text(200), title: text(300) },
  saw: { module: name, section: name, mark },
  read: { module: name },
  walked: { scenario: name, path: list(text(200), MANY) },
  chose: { scenario: name, from: text(200), to: name },
  reached: { scenario: name, ending: name, mark },
  opened: { quiz: name, passMark: whole(100), answers },
  answered: { quiz: name, attempt: id, question: name, mark, picked, right: flag },
  finished: { quiz: name, attempt: id, ...result },
  completed: { module: name, edition, date: day, seen: map(mark, MANY) },
  recalled: { round: among(ROUNDS), question: name, mark, picked, confidence: like(/^(sure|fairly|guess)$/), right: flag },
  shared: { what: name, value: flag },
  dropped: { code: like(/^[a-z0-9]{10}$/) },
};

const stamp = shape({ id, at: time, type: text(20) });
const SHAPES = Object.fromEntries(Object.entries(FIELDS).map(([type, fields]) => [type, shape(fields)]));

/**
 * @param {unknown} raw
 * @returns {Event | undefined} the event, where all of it is as it must be
 */
export function validated(raw) {
  const stamped = stamp(raw);
  if (!stamped) return undefined;
  const { type } = stamped;
  const fields = type === "assigned" ? sound(/** @type {any} */ (raw)) : Object.hasOwn(SHAPES, type) ? SHAPES[type](raw) : undefined;
  const event = fields && { ...stamped, ...fields };
  // A part that was cut out of an event would make another one of it.
  return event && isSame(event, raw) && isCoherent(event) ? /** @type {any} */ (event) : undefined;
}

/** @param {Record<string, any>} event */
function isCoherent(event) {
  return event.type !== "finished" || event.right <= event.of;
}

/** A whole number from 1. @param {number} most @returns {import("./shape.js").Reader<number>} */
function among(most) {
  return (value) => (value === 0 ? undefined : whole(most)(value));
}

/** A name by which something is kept. @param {number} most @returns {import("./shape.js").Reader<string>} */
function nameUpTo(most) {
  return (value) => (typeof value === "string" && value.length <= most && value !== "__proto__" ? value : undefined);
}
