// Events at random, from few ids, replicas, times and texts, so that they often meet.
import fc from "fast-check";
import { idOf } from "../../overrides/assets/scripts/core/event-id.js";
import { nextCounter, union } from "../../overrides/assets/scripts/core/log.js";
import { heads, textsOf, versionOf } from "../../overrides/assets/scripts/core/register.js";

export const NOW = new Date("2026-11-20T12:00:00.000Z");
// One clock is right, one lags, one is a year ahead.
const time = fc.integer({ min: 0, max: 5 }).map((day) => new Date(Date.parse("2026-11-10T09:00:00.000Z") + day * 86_400_000 + (day === 5 ? 365 * 86_400_000 : 0)).toISOString());
const id = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom("a", "b", "c")).map(([counter, replica]) => idOf(counter, replica));
const mark = fc.constantFrom("11111111", "22222222");
const module = fc.constantFrom("m1", "m2");
const question = fc.constantFrom("q1", "q2", "q3");
const text = fc.constantFrom("", "one", "one and more", "other");
const answer = fc.record({ mark, picked: fc.constantFrom([], ["a"], ["b"]), right: fc.boolean(), at: time });
const answers = fc.dictionary(question, answer, { maxKeys: 3, noNullPrototype: true });
const assignment = { code: fc.constantFrom("code000001", "code000002"), course: fc.constant("c"), from: fc.constant("Dana"), path: fc.constant(""), modules: fc.constant(["m1"]), scenarios: fc.constant([]), due: fc.constant(""), note: fc.constantFrom("", "Soon."), passMark: fc.constant(0), edition: fc.constant("aaaaaaaaaaaa") };

/** What an event may say that needs nothing of before. */
const BODIES = [
  { type: fc.constant("began"), learner: fc.constantFrom("learner1", "learner2") },
  { type: fc.constant("visited"), page: fc.constantFrom("a/", "b/"), fragment: fc.constant(""), title: fc.constant("A") },
  { type: fc.constant("saw"), module, section: fc.constantFrom("s1", "s2"), mark },
  { type: fc.constant("read"), module },
  { type: fc.constant("walked"), scenario: fc.constant("c"), path: fc.constantFrom([], ["a"], ["a", "b"]) },
  { type: fc.constant("chose"), scenario: fc.constant("c"), from: fc.constantFrom("", "a"), to: fc.constantFrom("a", "b") },
  { type: fc.constant("reached"), scenario: fc.constant("c"), ending: fc.constantFrom("b", "d"), mark },
  { type: fc.constant("completed"), module, edition: fc.constantFrom("aaaaaaaaaaaa", "bbbbbbbbbbbb"), date: fc.constantFrom("2026-11-20", "2026-11-24"), seen: fc.constant({ "section/s1": "11111111" }) },
  { type: fc.constant("recalled"), round: fc.constantFrom(1, 2), question: fc.constantFrom("m1/a", "m2/b"), mark, picked: fc.constantFrom(["a"], ["b"]), confidence: fc.constantFrom("sure", "fairly", "guess"), right: fc.boolean() },
  { type: fc.constant("shared"), what: fc.constant("notes"), value: fc.boolean() },
  { type: fc.constant("assigned"), ...assignment },
  { type: fc.constant("dropped"), code: assignment.code },
];
const QUIZ = fc.constantFrom("q", "r");
const quizBodies = (attempt) => [
  { type: fc.constant("opened"), quiz: QUIZ, passMark: fc.constant(75), answers },
  { type: fc.constant("answered"), quiz: QUIZ, attempt, question, mark, picked: fc.constantFrom(["a"], ["b"]), right: fc.boolean() },
  { type: fc.constant("finished"), quiz: QUIZ, attempt, begun: time, answers, right: fc.constantFrom(0, 1, 2), of: fc.constantFrom(2, 3), passMark: fc.constantFrom(50, 75) },
];
const register = { text, over: fc.dictionary(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 6 }), { maxKeys: 2, noNullPrototype: true }), beside: fc.constant([]) };
const stamped = (body) => fc.record({ id, at: time, ...body });

/** Any events that are sound by themselves, in any order; ids may be those of several. */
export const anyEvents = fc.array(fc.oneof(...[...BODIES, ...quizBodies(id), { type: fc.constant("named"), ...register }, { type: fc.constant("wrote"), note: fc.constantFrom("n1", "n2"), ...register }].map(stamped)), { maxLength: 25 }).map(plain);

/**
 * What two devices have done that each heard of the other now and then: two sets of events, as each has them. What hangs on others,
 * as a note's text does on those it was written over, hangs on what the device knew.
 */
export const histories = fc
  .array(
    fc.record({
      device: fc.nat(1),
      tab: fc.nat(1),
      hears: fc.boolean(),
      at: time,
      act: fc.oneof(
        { weight: 6, arbitrary: fc.oneof(...[...BODIES, ...quizBodies(fc.constant(""))].map((body) => fc.record(body))) },
        { weight: 2, arbitrary: fc.record({ type: fc.constant("wrote"), note: fc.constantFrom("n1", "n2"), text, picks: fc.boolean() }) },
        { weight: 1, arbitrary: fc.record({ type: fc.constant("named"), text, picks: fc.boolean() }) },
      ),
      attempt: fc.nat(),
    }),
    { maxLength: 40 },
  )
  .map((acts) => {
    const began = { id: "1.z", at: "2026-11-09T09:00:00.000Z", type: "began", learner: "learner1" };
    const devices = [[began], [began]];
    for (const { device, tab, hears, at, act, attempt } of acts) {
      if (hears) devices[device] = union(...devices);
      devices[device] = [...devices[device], eventOf(devices[device], `${device}${tab}`, at, act, attempt)];
    }
    return plain(devices.map((events) => union(events)));
  });

/** As it is read from a text. */
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

function eventOf(known, replica, at, act, attempt) {
  const stamp = { id: idOf(nextCounter(known), `r${replica}`), at };
  if (act.type === "wrote" || act.type === "named") return { ...stamp, ...written(known, act) };
  if (!("attempt" in act)) return { ...stamp, ...act };
  const opened = known.filter((one) => one.type === "opened" && one.quiz === act.quiz).map((one) => one.id);
  return { ...stamp, ...act, attempt: opened.length ? opened[attempt % opened.length] : stamp.id };
}

function written(known, { picks, ...act }) {
  const standing = heads(known.filter((one) => one.type === act.type && one.note === act.note));
  const beside = picks ? [] : textsOf(standing).slice(1);
  return { ...act, over: versionOf(standing), beside };
}
