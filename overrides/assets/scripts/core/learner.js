/**
 * What is shown of a learner, as core/fold.js works it out from the log of what the learner did. Times are ISO 8601 in UTC.
 *
 * @template T
 * @typedef {{ value: T, at: string }} Stamped A value, and since when; the newest counts.
 */
/**
 * @typedef {{ mark: string, at: string }} Seen What was looked at: the mark of its content, and when.
 * @typedef {{ page: string, fragment: string, title: string }} Place A page, from the site's root, and where on it.
 * @typedef {{ mark: string, picked: string[], right: boolean, at: string }} Answer `picked` holds options' marks or words.
 *
 * @typedef {object} Attempt One taking of a quiz.
 * @property {string} id
 * @property {string} [eventId] of the event that began it, while it is open
 * @property {string} begun
 * @property {string} ended "" while questions are open
 * @property {Record<string, Answer>} answers by the question's id
 * @property {number} right how many were right when it ended
 * @property {number} of how many there were
 * @property {number} passMark in percent, as it was then
 *
 * @typedef {object} Course What is kept of a scenario.
 * @property {Stamped<string[]>} path the scenes walked, the present one last
 * @property {Record<string, string>} scenes when each was first seen
 * @property {Record<string, string>} choices "from>to", and when it was first made
 * @property {Record<string, Seen>} endings the endings reached
 *
 * @typedef {object} Completion That a module was completed, and on what.
 * @property {string} at when first
 * @property {string} renewed when all that changed since had been looked at; "" if nothing has
 * @property {string} edition of the course, then or when renewed
 * @property {string} date of that edition
 * @property {Record<string, string>} seen the mark of each section, question and ending of that edition
 *
 * @typedef {import("./assignment.js").Assignment & { at: string, kept: Stamped<boolean> }} Assigned What was asked of the
 *   learner, since when it is known, and whether the learner keeps it or has removed it.
 *
 * @typedef {Stamped<string> & { others?: Stamped<string>[] }} Written A text of the learner's. Where it was written on two
 *   devices at once, `others` are the texts beside it, until the learner picks one.
 *
 * @typedef {"sure" | "fairly" | "guess"} Confidence How sure one was, said before it was told whether one was right.
 * @typedef {{ mark: string, picked: string[], confidence: Confidence, right: boolean, at: string }} Recalled An answer in a return.
 *
 * @typedef {object} Learner
 * @property {string} id drawn at random; it tells one learner's documents from another's
 * @property {string} begun
 * @property {Written} name
 * @property {Stamped<Place | null>} place where the learner was last
 * @property {Record<string, { sections: Record<string, Seen>, read: string }>} modules
 * @property {Record<string, { attempts: Attempt[] }>} quizzes
 * @property {Record<string, Course>} scenarios
 * @property {Record<string, Written>} notes
 * @property {Record<string, Stamped<boolean>>} include what the learner lets into the record; the learning path, too
 * @property {Record<string, Completion>} completions
 * @property {Record<string, Assigned>} assignments by their codes
 * @property {Record<string, Record<string, Recalled>>} returns the answers of each return, by the case
 * @property {Ids} ids
 *
 * @typedef {object} Ids Of events, where it counts what came after what.
 * @property {Record<string, Record<string, string>>} scenes by which a scenario's scenes were first seen
 * @property {Record<string, string>} completions by which a module was completed, or renewed
 * @property {import("./event.js").Version} name what the name, as it stands, was written over
 * @property {Record<string, import("./event.js").Version>} notes the same of each note
 */

/** What a log is called: the course's id comes first, once it is known. */
export let FORMAT = "course/progress";
export const NEVER = "1970-01-01T00:00:00.000Z";

/** @param {string} course the id of the course whose documents are written */
export function nameCourse(course) {
  FORMAT = `${course}/progress`;
}

/** A learner of whom nothing is known yet. @returns {Learner} */
export function blank() {
  return {
    id: "",
    begun: "",
    name: { value: "", at: NEVER },
    place: { value: null, at: NEVER },
    modules: {},
    quizzes: {},
    scenarios: {},
    notes: {},
    include: {},
    completions: {},
    assignments: {},
    returns: {},
    ids: { scenes: {}, completions: {}, name: {}, notes: {} },
  };
}

/** Somebody who begins now. @returns {Learner} */
export function fresh() {
  return { ...blank(), id: identifier(), begun: now() };
}

/** Letters and digits drawn at random; sixteen of them nobody else has. */
export function identifier(length = 16) {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => (byte % 36).toString(36)).join("");
}

export function now() {
  return new Date().toISOString();
}
