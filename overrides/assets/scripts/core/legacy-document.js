/**
 * Reads a document of before there were events, piece by piece, and takes only what is what it should be.
 *
 * @typedef {import("./learner.js").Learner} Learner
 */
import { sound } from "./assignment.js";
import { isDay } from "./day.js";
import { union } from "./log.js";
import { kindOf } from "./format.js";
import { blank, fresh, NEVER } from "./learner.js";
import { eventsOf } from "./legacy-events.js";
import { migrated, VERSION } from "./legacy-versions.js";
import { LONGEST_NAME } from "./text.js";
import { isObject, isSame } from "./equal.js";
import { flag, like, list, MANY, map, shape, text, time, whole } from "./shape.js";
import { LONGEST_NOTE, validated } from "./validate-event.js";

/** @type {import("./shape.js").Reader<string>} */
const timeOrNone = (value) => (value === "" ? "" : time(value));

/** @template T @param {import("./shape.js").Reader<T>} of */
const stamp = (of) => shape({ value: of, at: time });

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

/** @type {import("./shape.js").Reader<import("./learner.js").Assigned>} */
const assigned = (value) => {
  const [asked, since] = isObject(value) ? [sound(value), kept(value)] : [];
  return asked && since ? { ...asked, ...since } : undefined;
};

/** @type {import("./shape.js").Reader<Learner["assignments"]>} Each under its own code. */
const assignments = (value) => {
  const all = Object.entries(map(assigned, MANY)(value) ?? {});
  return isObject(value) ? Object.fromEntries(all.filter(([code, one]) => one.code === code)) : undefined;
};

/** @type {{ [K in keyof Learner]?: import("./shape.js").Reader<any> }} */
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
export function validateDocument(raw) {
  if (!isObject(raw) || kindOf(raw.format) !== "progress" || raw.version !== VERSION) return null;
  const { ids: _ids, returns, ...learner } = fresh();
  for (const [name, of] of Object.entries(FIELDS)) {
    const sound = of(raw[name]);
    if (sound !== undefined) Object.assign(learner, { [name]: sound });
  }
  return { learner: { ...learner, returns, ids: blank().ids }, isWhole: isSame(raw, { format: raw.format, version: VERSION, ...learner }) };
}

/**
 * Read a document of versions 1 to 3 as a log.
 *
 * @param {Record<string, any>} raw
 * @returns {import("./read.js").Found | null} null where nothing of it is sound
 */
export function readOld(raw) {
  const moved = migrated(raw);
  const found = moved && validateDocument(moved);
  if (!found) return null;
  const events = union(eventsOf(found.learner)).filter((event) => validated(event));
  return { log: found.learner.id, events, isWhole: found.isWhole, isOld: true };
}
