// Documents of before there were events, at random, the same for the same seed: small enough a world that two of them often speak of the same things.
import { FORMAT, fresh } from "../../overrides/assets/scripts/core/learner.js";

const DAY = 86_400_000;
const BEGUN = Date.parse("2026-11-02T09:00:00.000Z");

/** A generator of whole numbers below a bound (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (bound) => Math.floor(draw() * bound);
  const one = (of) => of[below(of.length)];
  return { below, one, is: (odds) => draw() < odds };
}

const time = (by) => new Date(BEGUN + by.below(6) * DAY).toISOString();
const timeOrNone = (by) => (by.is(0.4) ? "" : time(by));
const mark = (by) => by.one(["11111111", "22222222"]);
const seen = (by) => ({ mark: mark(by), at: time(by) });
const stamped = (value, by) => ({ value, at: time(by) });

/** Some of these names, each with a value. */
function some(names, value, by) {
  return Object.fromEntries(names.filter(() => by.is(0.6)).map((name) => [name, value(by, name)]));
}

function attempt(by, id) {
  const answers = some(["q1", "q2", "q3"], answer, by);
  const ended = by.is(0.5) ? time(by) : "";
  const of = ended ? Object.keys(answers).length : 0;
  // What was read from a file may come to something else than its answers do.
  const right = ended && by.is(0.8) ? Object.values(answers).filter((one) => one.right).length : by.below(of + 1);
  return { id, begun: time(by), ended, answers, right, of, passMark: by.one([75, 80]) };
}

function answer(by) {
  return { mark: mark(by), picked: [by.one(["a", "b"])], right: by.is(0.5), at: time(by) };
}

function completion(by) {
  const edition = by.one(["aaaaaaaaaaaa", "bbbbbbbbbbbb"]);
  const date = by.one(["2026-11-20", "2026-11-24"]);
  return { at: time(by), renewed: timeOrNone(by), edition, date, seen: some(["section/s1", "question/q/q1"], mark, by) };
}

function assigned(by, code) {
  const isKept = by.is(0.6);
  const modules = isKept ? ["m1"] : [];
  const asked = { code, course: "before-you-post", from: "Dana", path: "", modules, scenarios: [], due: "", note: by.one(["", "Soon."]) };
  return { ...asked, passMark: 0, edition: "aaaaaaaaaaaa", at: time(by), kept: stamped(isKept, by) };
}

/** A document of one learner. */
export function document(by) {
  const { ids: _ids, returns: _returns, ...blank } = fresh();
  return {
    format: FORMAT,
    version: 3,
    ...blank,
    id: by.one(["learner000000001", "learner000000002"]),
    begun: time(by),
    name: stamped(by.one(["", "Ana", "Ana Díaz"]), by),
    place: stamped(by.one([null, { page: "modules/m1/", fragment: "", title: "One" }]), by),
    modules: some(["m1", "m2"], () => ({ sections: some(["s1", "s2"], seen, by), read: timeOrNone(by) }), by),
    quizzes: some(["q"], () => ({ attempts: Object.values(some(["t1", "t2", "t3"], attempt, by)) }), by),
    scenarios: some(["c"], () => scenario(by), by),
    notes: some(["n1", "n2"], () => stamped(by.one(["", "one", "other"]), by), by),
    include: some(["notes"], () => stamped(by.is(0.5), by), by),
    completions: some(["m1", "m2"], completion, by),
    assignments: some(["code000001", "code000002"], assigned, by),
  };
}

function scenario(by) {
  const when = () => time(by);
  return { path: stamped(by.one([[], ["a"], ["a", "b"]]), by), scenes: some(["a", "b"], when, by), choices: some(["a>b"], when, by), endings: some(["b"], seen, by) };
}
