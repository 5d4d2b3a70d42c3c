/**
 * The attempts at one quiz, from its events. Each result stands by itself, with the answers it rests on: where two devices have
 * finished one attempt, there are two. An attempt that is open ends with the next one that begins after it and is finished.
 *
 * @typedef {import("./event.js").Event} Event
 * @typedef {Event & { type: "opened" }} Opened
 * @typedef {Event & { type: "answered" }} Answered
 * @typedef {Event & { type: "finished" }} Finished
 * @typedef {import("./learner.js").Attempt} Attempt
 */
import { compareIds } from "./event-id.js";

/** How many of the last results are kept, beside those that something shown rests on. */
export const MAX_RESULTS = 100;

/**
 * The events of one quiz on which something shown can still rest, whatever other events may come. Each that goes is beaten by
 * one that stays, and would be so among more events too.
 *
 * @param {Event[]} events in order
 * @returns {Event[]}
 */
export function retained(events) {
  const finished = /** @type {Finished[]} */ (events.filter(({ type }) => type === "finished"));
  const since = lastBegun(finished);
  const isOpen = (/** @type {string} */ attempt) => !since || compareIds(attempt, since) > 0;
  const opened = firsts(events, (event) => (event.type === "opened" && isOpen(event.id) ? [event.id] : []));
  const known = new Set(finished.flatMap(marked));
  const answered = firsts(events, (event) => {
    if (event.type !== "answered") return [];
    const { attempt, question, mark } = event;
    return [...(isOpen(attempt) ? [key("open", attempt, question)] : []), ...(known.has(key(question, mark)) ? [] : [key(question, mark)])];
  });
  return [...opened, ...answered, ...results(finished)];
}

/**
 * The last results, and whatever their age those that were better than all before them, the first that passed, those that first
 * had a question as it was then, those that last had a question, and the one that began last.
 *
 * @param {Finished[]} finished in order
 * @returns {Finished[]}
 */
function results(finished) {
  let best = -1;
  const better = finished.filter((one) => percent(one) > best && (best = percent(one)) >= 0);
  const passed = finished.find((one) => one.of > 0 && percent(one) >= one.passMark);
  const begun = finished.filter(({ attempt }) => attempt === lastBegun(finished));
  const questions = (/** @type {Finished} */ { answers }) => Object.keys(answers);
  const last = firsts([...finished].reverse(), questions);
  const first = firsts(finished, marked);
  return [...new Set([...better, ...(passed ? [passed] : []), ...begun.slice(0, 1), ...last, ...first, ...finished.slice(-MAX_RESULTS)])];
}

/**
 * @param {Event[]} events those of `retained`, in order
 * @param {(at: string) => string} shown the time that is shown for an event's
 * @returns {Attempt[]} those left open long ago, then the results in order, then those that are open, as they began
 */
export function attemptsOf(events, shown) {
  const finished = once(/** @type {Finished[]} */ (events.filter(({ type }) => type === "finished")));
  const since = lastBegun(finished);
  const known = new Set(finished.flatMap(marked));
  /** @type {Map<string, Attempt>} */
  const unfinished = new Map();
  for (const event of events) {
    if (event.type === "opened") {
      // Of what was done at one time, as documents of before there were events have it, an answer may come first.
      const answers = { ...unfinished.get(event.id)?.answers, ...timed(event.answers, shown) };
      unfinished.set(event.id, { ...blank(event.id, shown(event.at)), passMark: event.passMark, answers });
    }
    if (event.type !== "answered") continue;
    const { attempt, question, mark, picked, right } = event;
    const isLeft = since !== "" && compareIds(attempt, since) <= 0;
    if (isLeft && known.has(key(question, mark))) continue;
    const of = unfinished.get(attempt) ?? blank(attempt, shown(event.at));
    unfinished.set(attempt, of);
    if (!Object.hasOwn(of.answers, question)) of.answers[question] = { mark, picked, right, at: shown(event.at) };
  }
  const all = [...unfinished].sort(([one], [other]) => compareIds(one, other));
  const [left, open] = [all.filter(([id]) => since && compareIds(id, since) <= 0), all.filter(([id]) => !since || compareIds(id, since) > 0)];
  return [...left.map(([, one]) => one), ...resultsOf(finished, shown), ...open.map(([, one]) => one)];
}

/** What a link brought without its answers gives way to the same result with them; see copied-events.js. @param {Finished[]} finished */
function once(finished) {
  const answered = new Set(finished.flatMap(({ answers, begun }) => (Object.keys(answers).length ? [begun] : [])));
  return finished.filter(({ attempt, begun }) => !attempt.includes("~copy") || !answered.has(begun));
}

/** Results are shown to have ended one after the other, whatever the clocks said. @param {Finished[]} finished @param {(at: string) => string} shown */
function resultsOf(finished, shown) {
  let latest = "";
  return finished.map((one) => {
    const ended = shown(one.at);
    latest = ended < latest ? new Date(Date.parse(latest) + 1).toISOString() : ended;
    return result(one, shown, latest);
  });
}

/** @param {string} attempt @param {string} begun @returns {Attempt} */
function blank(attempt, begun) {
  return { id: nameOf(attempt), eventId: attempt, begun, ended: "", answers: {}, right: 0, of: 0, passMark: 0 };
}

/** @param {Finished} event @param {(at: string) => string} shown @param {string} ended @returns {Attempt} */
function result({ attempt, begun, answers, right, of, passMark }, shown, ended) {
  return { id: nameOf(attempt), begun: shown(begun), ended, answers: timed(answers, shown), right, of, passMark };
}

/** @param {Record<string, import("./event.js").Answer>} answers @param {(at: string) => string} shown */
function timed(answers, shown) {
  return Object.fromEntries(Object.entries(answers).map(([id, one]) => [id, { ...one, at: shown(one.at) }]));
}

/** An attempt of a document of before there were events had a name of its own; see legacy-events.js. @param {string} attempt */
function nameOf(attempt) {
  return attempt.slice(attempt.indexOf("~") + 1);
}

/** Which of the attempts that are finished began last; "" where there is none. @param {Finished[]} finished */
function lastBegun(finished) {
  return finished.reduce((last, { attempt }) => (last && compareIds(last, attempt) >= 0 ? last : attempt), "");
}

/**
 * @template {Event} E
 * @param {E[]} events
 * @param {(event: E) => string[]} keysOf
 * @returns {E[]} those that are the first under one of their keys
 */
function firsts(events, keysOf) {
  /** @type {Map<string, E>} */
  const found = new Map();
  for (const event of events) for (const one of keysOf(event)) if (!found.has(one)) found.set(one, event);
  return [...new Set(found.values())];
}

/** The questions of a result, each as it was then. @param {Finished} result */
function marked({ answers }) {
  return Object.entries(answers).map(([id, { mark }]) => key(id, mark));
}

/** @param {...string} parts */
function key(...parts) {
  return JSON.stringify(parts);
}

/** @param {{ right: number, of: number }} result */
function percent({ right, of }) {
  return of ? Math.floor((100 * right) / of) : -1;
}
