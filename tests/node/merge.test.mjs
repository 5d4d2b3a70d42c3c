// Merging is a join: whatever the order, however often, and what was merged can be read again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutFuture } from "../../overrides/assets/scripts/core/future-times.js";
import { stamped } from "../../overrides/assets/scripts/core/learner.js";
import { line, LONGEST_NAME } from "../../overrides/assets/scripts/core/text.js";
import { merge } from "../../overrides/assets/scripts/core/merge.js";
import { again, answer, retry, score, standing } from "../../overrides/assets/scripts/core/quiz.js";
import { keep } from "../../overrides/assets/scripts/core/scenario.js";
import { isSame, sane } from "../../overrides/assets/scripts/core/validate.js";
import { chance, document } from "./documents.mjs";

const TRIPLES = 20_000;

/** As it is read from a disk. */
function read(raw) {
  const found = sane(JSON.parse(JSON.stringify(raw)));
  assert.ok(found?.isWhole, "what the generator makes is sound");
  return found.learner;
}

function same(a, b, law, seed) {
  if (isSame(a, b)) return;
  assert.deepEqual(a, b, `${law}, seed ${seed}`);
  assert.fail(`${law}, seed ${seed}`);
}

test("merging is a join over documents at random", () => {
  for (let seed = 1; seed <= TRIPLES; seed += 1) {
    const by = chance(seed);
    const [a, b, c] = [read(document(by)), read(document(by)), read(document(by))];
    const both = merge(a, b);
    same(both, merge(b, a), "commutative", seed);
    same(merge(both, c), merge(a, merge(b, c)), "associative", seed);
    same(merge(a, a), a, "idempotent", seed);
    same(merge(a, both), both, "absorbing", seed);
    same(merge(both, b), both, "absorbing", seed);
    const again = sane(JSON.parse(JSON.stringify(both)));
    assert.ok(again?.isWhole, `readable, seed ${seed}`);
    same(again.learner, both, "readable", seed);
  }
});

test("merging never changes what it is given", () => {
  const by = chance(7);
  const [a, b] = [read(document(by)), read(document(by))];
  const before = JSON.stringify([a, b]);
  merge(a, b);
  assert.equal(JSON.stringify([a, b]), before);
});

const QUIZ = { marks: new Map(["q1", "q2", "q3", "q4"].map((id) => [id, "11111111"])), passMark: 75 };
const moment = (hour, minute = 0) => `2026-11-20T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00.000Z`;

/** A document with these attempts. */
function taken(attempts) {
  return { ...read(document(chance(1))), quizzes: { q: { attempts: structuredClone(attempts) } } };
}

test("of one attempt gone on with on two devices, the first answers count, and the score is theirs", () => {
  const attempts = [];
  answer(attempts, QUIZ, { id: "q1", picked: ["a"], right: true }, { id: "t1", at: moment(9) });
  const [here, there] = [structuredClone(attempts), structuredClone(attempts)];
  for (const [at, id] of ["q2", "q3", "q4"].entries()) {
    answer(here, QUIZ, { id, picked: ["a"], right: true }, { id: "t2", at: moment(11, at) });
    answer(there, QUIZ, { id, picked: ["b"], right: at === 0 }, { id: "t3", at: moment(10, at) });
  }
  const joined = merge(taken(here), taken(there)).quizzes.q.attempts;
  const { missed, last } = standing(joined, QUIZ);
  assert.deepEqual(missed, ["q3", "q4"]);
  assert.equal(score(last), 50);
  assert.equal(last.ended, moment(10, 2));
});

test("a question that has changed is answered in an attempt of its own, so no other device takes the answer back", () => {
  const attempts = [];
  answer(attempts, QUIZ, { id: "q1", picked: ["a"], right: true }, { id: "t1", at: moment(9) });
  const stale = taken(attempts);
  const edited = { ...QUIZ, marks: new Map([...QUIZ.marks, ["q1", "22222222"]]) };
  answer(attempts, edited, { id: "q1", picked: ["b"], right: false }, { id: "t2", at: moment(10) });
  for (const joined of [merge(taken(attempts), stale), merge(stale, taken(attempts))]) {
    assert.equal(standing(joined.quizzes.q.attempts, edited).answers.get("q1").at, moment(10));
  }
});

test("of more attempts than are kept, the oldest go, but the first, the best and the first that passed", () => {
  const attempts = [];
  const one = { marks: new Map([["q1", "11111111"]]), passMark: 75 };
  for (let count = 0; count < 400; count += 1) {
    const now = { id: `t${count}`, at: new Date(Date.parse(moment(9)) + count * 60_000).toISOString() };
    if (count) again(attempts, one, now);
    answer(attempts, one, { id: "q1", picked: ["a"], right: count === 20 }, now);
    const kept = sane(JSON.parse(JSON.stringify(taken(attempts))));
    assert.ok(kept?.isWhole, `attempt ${count}`);
    attempts.splice(0, Infinity, ...kept.learner.quizzes.q.attempts);
  }
  const ids = attempts.map(({ id }) => id);
  assert.ok(ids.length <= 310 && ids.includes("t0") && ids.includes("t20") && ids.includes("t399") && !ids.includes("t5"));
  retry(attempts, one, { id: "last", at: "2026-12-30T09:00:00.000Z" });
  assert.equal(attempts.at(-1).id, "last");
});

test("removed tasks stay known only as long as they are few, and never push out one that is kept", () => {
  const assignments = {};
  const bare = { course: "c", from: "", path: "", modules: [], scenarios: [], due: "", note: "", passMark: 0, edition: "aaaaaaaaaaaa" };
  for (let count = 0; count < 150; count += 1) {
    const code = `code${String(count).padStart(6, "0")}`;
    const at = new Date(Date.parse(moment(9)) + count * 60_000).toISOString();
    assignments[code] = { ...bare, code, at, kept: { value: false, at } };
  }
  const code = "zzzzzzzzzz";
  assignments[code] = { ...bare, code, from: "Dana", modules: ["m"], at: moment(9), kept: { value: true, at: moment(9) } };
  const found = sane(JSON.parse(JSON.stringify({ ...read(document(chance(1))), assignments })));
  assert.ok(found?.isWhole);
  assert.ok(found.learner.assignments[code].kept.value);
  assert.ok(Object.keys(found.learner.assignments).length <= 101);
  same(merge(found.learner, found.learner), found.learner, "idempotent", 0);
});

test("a name that grows as it is written in its shortest form is kept whole", () => {
  const name = line("\u{1d15e}".repeat(60), LONGEST_NAME);
  const found = sane(JSON.parse(JSON.stringify({ ...read(document(chance(1))), name: { value: name, at: moment(9) } })));
  assert.ok(found?.isWhole);
  assert.equal(found.learner.name.value, name);
});

test("a day that there is not is no day of an edition", () => {
  const good = { at: moment(9), renewed: "", edition: "aaaaaaaaaaaa", date: "2026-11-20", seen: {} };
  const completions = { m1: good, m2: { ...good, date: "2026-99-99" } };
  const found = sane(JSON.parse(JSON.stringify({ ...read(document(chance(1))), completions })));
  assert.deepEqual(found?.learner.completions, { m1: good });
});

test("times that have not been yet become the last that have, in their order, and words stay words", () => {
  const now = new Date("2026-11-20T12:00:00.000Z");
  const ahead = ["2031-01-01T00:00:00.000Z", "2030-01-01T00:00:00Z", "+010000-01-01T00:00:00.000Z"];
  const text = JSON.stringify({ notes: { n: { value: ahead[0], at: ahead[0] } }, begun: ahead[1], ended: ahead[2], read: moment(9), picked: [ahead[0]] });
  const moved = JSON.parse(withoutFuture(text, now));
  assert.deepEqual(moved, {
    notes: { n: { value: ahead[0], at: "2026-11-20T11:59:59.998Z" } },
    begun: "2026-11-20T11:59:59.997Z",
    ended: "2026-11-20T11:59:59.999Z",
    read: moment(9),
    picked: [ahead[0]],
  });
  assert.equal(withoutFuture("no JSON", now), "no JSON");
});

test("nothing is stamped with a time that can't be read", () => {
  const { at } = stamped("x", { at: "9999-12-31T23:59:59.999Z" });
  assert.equal(at, "9999-12-31T23:59:59.999Z");
});

test("an ending that says something new counts as seen, whatever the clock says", () => {
  const ahead = "2099-01-01T00:00:00.000Z";
  const draft = { scenarios: { c: { path: { value: ["a", "b"], at: ahead }, scenes: {}, choices: {}, endings: { b: { mark: "11111111", at: ahead } } } } };
  keep(draft, "c", ["a", "b"], "22222222");
  assert.ok(draft.scenarios.c.endings.b.at > ahead && draft.scenarios.c.endings.b.mark === "22222222");
});
