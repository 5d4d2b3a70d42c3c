/**
 * Where a learner stands in a quiz, and what answering, retrying and taking it again do to what is kept.
 *
 * @typedef {import("./learner.js").Attempt} Attempt
 * @typedef {import("./learner.js").Answer} Answer
 *
 * @typedef {import("./event.js").Draft} Draft
 * @typedef {{ at: string, idOf: (at: number) => string }} Now The time, and the ids that what is added to the log will have.
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
 * What an answer adds to the log. The first answer begins an attempt, which takes over what stands answered; the last one ends it.
 *
 * @param {string} slug the quiz's
 * @param {readonly Attempt[]} attempts
 * @param {Quiz} quiz
 * @param {{ id: string, picked: string[], right: boolean }} given
 * @param {Now} now
 * @returns {Draft[]} none where the question is answered already: another tab may have been first
 */
export function answer(slug, attempts, quiz, given, now) {
  const before = standing(attempts, quiz);
  if (before.answers.has(given.id)) return [];
  const { open } = sorted(attempts);
  // An attempt holds one answer to a question. One that has changed since is answered in an attempt that follows.
  const isAgain = open.some((one) => Object.hasOwn(one.answers, given.id));
  const running = isAgain ? undefined : open.at(-1);
  const opened = running ? [] : [begin(slug, attempts, quiz, before.answers, now)];
  const begun = running?.begun ?? opened[0].at;
  const attempt = running?.eventId ?? now.idOf(0);
  const at = later(now.at, begun);
  const taken = { mark: quiz.marks.get(given.id) ?? "", picked: given.picked, right: given.right };
  const answers = Object.fromEntries([...before.answers, [given.id, { ...taken, at }]]);
  return [
    ...opened,
    { type: "answered", quiz: slug, attempt, question: given.id, ...taken, at },
    ...(before.asked.length > 1 ? [] : [finished(slug, attempt, begun, answers, quiz, at)]),
  ];
}

/**
 * What beginning an attempt adds to the log in which only what was missed is asked; the right answers count again.
 *
 * @param {string} slug the quiz's
 * @param {readonly Attempt[]} attempts
 * @param {Quiz} quiz
 * @param {Now} now
 * @returns {Draft[]}
 */
export function retry(slug, attempts, quiz, now) {
  const { answers, state } = standing(attempts, quiz);
  return state === "ended" ? [begin(slug, attempts, quiz, [...answers].filter(([, one]) => one.right), now)] : [];
}

/**
 * What beginning an attempt adds to the log in which everything is asked.
 *
 * @param {string} slug the quiz's
 * @param {readonly Attempt[]} attempts
 * @param {Quiz} quiz
 * @param {Now} now
 * @returns {Draft[]}
 */
export function again(slug, attempts, quiz, now) {
  return standing(attempts, quiz).state === "ended" ? [begin(slug, attempts, quiz, [], now)] : [];
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

/** @param {string} slug @param {readonly Attempt[]} attempts @param {Quiz} quiz @param {Iterable<[string, Answer]>} answers @param {Now} now */
function begin(slug, attempts, quiz, answers, now) {
  const before = attempts.map((one) => later(one.begun, one.ended)).reduce(later, "");
  // An attempt is never shown to begin before another, even where a clock was set back.
  const at = before < now.at ? now.at : new Date(Date.parse(before) + 1).toISOString();
  return { type: /** @type {const} */ ("opened"), quiz: slug, passMark: quiz.passMark, answers: Object.fromEntries(answers), at };
}

/** @param {string} slug @param {string} attempt @param {string} begun @param {Record<string, Answer>} answers @param {Quiz} quiz @param {string} at @returns {Draft} */
function finished(slug, attempt, begun, answers, { passMark }, at) {
  const all = Object.values(answers);
  return { type: "finished", quiz: slug, attempt, begun, answers, right: all.filter((one) => one.right).length, of: all.length, passMark, at };
}

/** @param {string} one @param {string} other */
function later(one, other) {
  return one > other ? one : other;
}

/**
 * The last attempt that ended, and those begun since. They are several only where two devices were brought together;
 * then what was answered in any of them stands.
 *
 * @param {readonly Attempt[]} attempts in the order of the log
 */
function sorted(attempts) {
  const at = attempts.map((one) => one.ended !== "").lastIndexOf(true);
  return { last: at < 0 ? undefined : attempts[at], open: attempts.slice(at + 1) };
}

/** @param {Attempt[]} open @returns {Record<string, Answer>} */
function united(open) {
  return Object.assign({}, ...open.map((one) => one.answers));
}
