/**
 * Where a learner stands in a quiz, and what answering, retrying and taking it again do to what is kept.
 *
 * @typedef {import("./learner.js").Attempt} Attempt
 * @typedef {import("./learner.js").Answer} Answer
 *
 * @typedef {object} Quiz
 * @property {ReadonlyMap<string, string>} marks the mark of each question by its id, in the order of the page
 * @property {number} passMark in percent
 *
 * @typedef {object} Standing
 * @property {"new" | "open" | "ended"} state "ended" while nothing was answered since the last attempt ended
 * @property {ReadonlyMap<string, Answer>} answers what stands answered, by the question's id
 * @property {string[]} asked the questions without an answer
 * @property {string[]} missed the questions whose answer is wrong
 * @property {string[]} carried those whose answer an attempt that is open has taken over from the one before
 * @property {string[]} changed those that were answered when they said something else
 * @property {Attempt | undefined} last the last attempt that ended
 */
import { percent } from "./progress.js";

/** @param {readonly Attempt[]} attempts @param {Quiz} quiz @returns {Standing} */
export function standing(attempts, quiz) {
  const { open, last } = sorted(attempts);
  const given = open.length ? united(open) : (last?.answers ?? {});
  const ids = [...quiz.marks.keys()];
  const answered = ids.filter((id) => Object.hasOwn(given, id) && given[id].mark === quiz.marks.get(id));
  const begun = open.at(-1)?.begun ?? "";
  return {
    state: open.length ? "open" : last ? "ended" : "new",
    answers: new Map(answered.map((id) => [id, given[id]])),
    asked: ids.filter((id) => !answered.includes(id)),
    missed: answered.filter((id) => !given[id].right),
    carried: answered.filter((id) => given[id].at < begun),
    changed: ids.filter((id) => Object.hasOwn(given, id) && !answered.includes(id)),
    last,
  };
}

/**
 * Takes an answer. The first answer begins an attempt, which takes over what stands answered; the last one ends it.
 *
 * @param {Attempt[]} attempts changed in place
 * @param {Quiz} quiz
 * @param {{ id: string, picked: string[], right: boolean }} given
 * @param {{ id: string, at: string }} now an id for an attempt that begins, and the time
 */
export function answer(attempts, quiz, given, now) {
  const { answers } = standing(attempts, quiz);
  // Another tab may have been first: what was answered stays answered.
  if (answers.has(given.id)) return;
  const { open } = sorted(attempts);
  // An attempt holds one answer to a question. One that has changed since is answered in an attempt that follows, or what
  // another device still has of the first would come back.
  const isAgain = open.some((one) => Object.hasOwn(one.answers, given.id));
  const attempt = (!isAgain && open.at(-1)) || begin(attempts, quiz, now);
  const at = later(now.at, attempt.begun);
  const taken = { mark: quiz.marks.get(given.id) ?? "", picked: given.picked, right: given.right, at };
  attempt.answers = Object.fromEntries([...answers, [given.id, taken]]);
  const after = standing(attempts, quiz);
  if (!after.asked.length) end(attempt, after, quiz, at);
}

/**
 * Begins an attempt in which only what was missed is asked; the right answers count again.
 *
 * @param {Attempt[]} attempts changed in place
 * @param {Quiz} quiz
 * @param {{ id: string, at: string }} now
 */
export function retry(attempts, quiz, now) {
  const { answers, state } = standing(attempts, quiz);
  if (state === "ended") begin(attempts, quiz, now).answers = Object.fromEntries([...answers].filter(([, one]) => one.right));
}

/**
 * Begins an attempt in which everything is asked.
 *
 * @param {Attempt[]} attempts changed in place
 * @param {Quiz} quiz
 * @param {{ id: string, at: string }} now
 */
export function again(attempts, quiz, now) {
  if (standing(attempts, quiz).state === "ended") begin(attempts, quiz, now);
}

/**
 * How often a question was answered before; the order of its options lasts as long as this does.
 *
 * @param {readonly Attempt[]} attempts
 * @param {string} id
 * @param {Answer | undefined} present the answer that stands, which does not count
 */
export function timesAsked(attempts, id, present) {
  const given = attempts.filter((one) => Object.hasOwn(one.answers, id)).map((one) => one.answers[id].at);
  return new Set(given.filter((at) => !present || at < present.at)).size;
}

/** What an attempt that has ended came to, in percent. @param {Attempt} attempt */
export function score({ right, of }) {
  return of ? Math.min(100, percent(right, of)) : 0;
}

/** @param {Attempt[]} attempts @param {Quiz} quiz @param {{ id: string, at: string }} now */
function begin(attempts, quiz, now) {
  const before = attempts.map((one) => one.begun).reduce(later, "");
  // An attempt never begins before another, even where a clock was set back: their order would be lost.
  const begun = before < now.at ? now.at : new Date(Date.parse(before) + 1).toISOString();
  const attempt = { id: now.id, begun, ended: "", answers: {}, right: 0, of: 0, passMark: quiz.passMark };
  attempts.push(attempt);
  return attempt;
}

/** @param {Attempt} attempt @param {Standing} standing @param {Quiz} quiz @param {string} at */
function end(attempt, standing, quiz, at) {
  attempt.right = standing.answers.size - standing.missed.length;
  attempt.of = standing.answers.size;
  attempt.passMark = quiz.passMark;
  attempt.ended = at;
}

/** @param {string} one @param {string} other */
function later(one, other) {
  return one > other ? one : other;
}

/**
 * The last attempt that ended, and those begun since. They are several only where two devices were brought together;
 * then what was answered in any of them stands.
 *
 * @param {readonly Attempt[]} attempts
 */
function sorted(attempts) {
  const inOrder = [...attempts].sort((one, other) => (one.begun + one.id < other.begun + other.id ? -1 : 1));
  const at = inOrder.map((one) => one.ended !== "").lastIndexOf(true);
  return { last: at < 0 ? undefined : inOrder[at], open: inOrder.slice(at + 1) };
}

/** @param {Attempt[]} open @returns {Record<string, Answer>} */
function united(open) {
  return Object.assign({}, ...open.map((one) => one.answers));
}
