// The learner's log: union is a join, what is shown hangs on the events alone, and leaving some out changes nothing of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compact } from "../../overrides/assets/scripts/core/compact.js";
import { appended, documentOf } from "../../overrides/assets/scripts/core/document.js";
import { compareIds, idOf, MAX_COUNTER } from "../../overrides/assets/scripts/core/event-id.js";
import { nextCounter, union } from "../../overrides/assets/scripts/core/log.js";
import { foldSettled as fold } from "../../overrides/assets/scripts/core/completion-times.js";
import { eventsOf } from "../../overrides/assets/scripts/core/legacy-events.js";
import { read } from "../../overrides/assets/scripts/core/read.js";
import { validated } from "../../overrides/assets/scripts/core/validate-event.js";
import { readOld, validateDocument } from "../../overrides/assets/scripts/core/legacy-document.js";
import { chance, document } from "./documents.mjs";
import { anyEvents, histories, NOW } from "./events.mjs";

const RUNS = { numRuns: Number(process.env.RUNS ?? 2000) };
const shown = (events) => fold(events, NOW);

test("union is commutative, associative and idempotent", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, anyEvents, (a, b, c) => {
      assert.deepEqual(union(a, b), union(b, a));
      assert.deepEqual(union(union(a, b), c), union(a, union(b, c)));
      assert.deepEqual(union(a, a), union(a));
    }),
    RUNS,
  );
});

test("no event is lost in a union, not even where two bear one id", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, (a, b) => {
      const both = union(a, b).map((event) => JSON.stringify(event));
      for (const event of [...a, ...b]) assert.ok(both.some((one) => JSON.stringify(JSON.parse(one)) === JSON.stringify(event)));
    }),
    RUNS,
  );
});

test("what is shown does not depend on the order in which events arrive", () => {
  fc.assert(
    fc.property(
      anyEvents.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
      ([events, shuffled]) => assert.deepEqual(shown(shuffled), shown(events)),
    ),
    RUNS,
  );
});

test("events may be left out before or after those of others are joined", () => {
  fc.assert(
    fc.property(histories, ([a, b]) => {
      assert.deepEqual(compact(union(compact(a), b)), compact(union(a, b)));
      assert.deepEqual(compact(union(compact(a), compact(b))), compact(union(a, b)));
      assert.deepEqual(compact(compact(a)), compact(a));
      assert.deepEqual(shown(union(compact(a), b)), shown(union(a, b)));
    }),
    RUNS,
  );
});

test("no text is lost before the learner has picked", () => {
  fc.assert(
    fc.property(histories, ([a, b]) => {
      const all = union(a, b);
      const known = (note, text) => all.some((one) => one.type === "wrote" && one.note === note && one.id !== text.id && Object.entries(one.over).some(([replica, counter]) => compareIds(idOf(counter, replica), text.id) >= 0 && text.id.endsWith(`.${replica}`)));
      const { notes } = shown(all);
      for (const text of all) {
        if (text.type !== "wrote" || known(text.note, text)) continue;
        const said = [notes[text.note], ...(notes[text.note].others ?? [])].map(({ value }) => value);
        assert.ok(said.some((one) => one.includes(text.text.trim())), `${text.text} in ${said}`);
      }
    }),
    RUNS,
  );
});

test("what is written can be read, and read again", () => {
  fc.assert(
    fc.property(histories, ([a, b]) => {
      const text = [...a.slice(1).map((event) => [event]), b].reduce((before, events) => appended(before, "log00000", events), documentOf("log00000", a.slice(0, 1)));
      const found = read(text);
      assert.ok("events" in found && found.isWhole);
      assert.deepEqual(found.events, union(a, b));
      assert.equal(documentOf("log00000", JSON.parse(text).events), text);
    }),
    RUNS,
  );
});

test("nothing is put at the end of what is another log, newer, or spoilt", () => {
  const [event] = [{ id: "1.a", at: "2026-11-20T10:00:00.000Z", type: "began", learner: "learner1" }];
  const text = documentOf("log00000", [event]);
  assert.equal(appended(text, "log00001", [event]), null);
  for (const other of ["", "nonsense", text.slice(0, -4), text.replace('"version":5', '"version":4')]) assert.equal(appended(other, "log00000", [event]), null);
});

test("documents of before there were events are brought forward alike wherever they are", () => {
  for (let seed = 1; seed <= 3000; seed += 1) {
    const raw = JSON.parse(JSON.stringify(document(chance(seed))));
    const { learner } = validateDocument(raw);
    const events = eventsOf(learner);
    for (const event of events) assert.ok(validated(event), JSON.stringify(event));
    assert.deepEqual(union(eventsOf(structuredClone(learner))), union(events));
    const found = read(JSON.stringify(raw), readOld);
    assert.ok("events" in found && found.isOld && found.isWhole);
    assert.deepEqual(found.events, union(events));
    same(shown(events), learner, seed);
  }
});

/** All that was shown of a document is shown of its events. */
function same(now, then, seed) {
  const asked = Object.fromEntries(Object.entries(then.assignments).filter(([, one]) => one.kept.value));
  for (const [field, before] of Object.entries({ name: then.name.value, notes: then.notes, include: then.include, assignments: Object.keys(asked).sort() })) {
    const after = { name: now.name.value, notes: now.notes, include: now.include, assignments: Object.keys(now.assignments).sort() }[field];
    assert.deepEqual(after, before, `${field}, seed ${seed}`);
  }
  assert.deepEqual(now.place.value, then.place.value);
  for (const [id, { sections, read: at }] of Object.entries(then.modules)) {
    if (Object.keys(sections).length || at) assert.deepEqual(now.modules[id], { sections, read: at });
  }
  for (const [slug, { attempts }] of Object.entries(then.quizzes)) {
    const by = (one, other) => (one.id < other.id ? -1 : 1);
    const ended = (all) => all.filter((one) => one.ended).sort(by);
    assert.deepEqual(ended(now.quizzes[slug]?.attempts ?? []), ended(attempts), `attempts, seed ${seed}`);
    sameOpen(now.quizzes[slug]?.attempts ?? [], attempts, seed);
  }
  for (const [slug, { endings, path, choices }] of Object.entries(then.scenarios)) {
    assert.deepEqual([now.scenarios[slug].endings, now.scenarios[slug].path, now.scenarios[slug].choices], [endings, path, choices], `scenario, seed ${seed}`);
  }
  for (const [id, { at, renewed, edition, date, seen }] of Object.entries(then.completions)) {
    // Nothing is renewed before it is complete; the documents at random do not know that.
    if (renewed && renewed <= at) continue;
    const done = now.completions[id];
    assert.deepEqual([done.at, done.edition, done.date, done.seen], [at, edition, date, seen], `completion, seed ${seed}`);
  }
}

/** All that was answered in an attempt that has no result yet is there; of attempts left open long ago, what no other attempt has. */
function sameOpen(now, then, seed) {
  const open = now.slice(now.findLastIndex(({ ended }) => ended) + 1);
  const isKnown = (question, { mark }) => now.some(({ answers }) => answers[question]?.mark === mark);
  for (const { id, ended, answers } of then) {
    if (ended) continue;
    const after = open.find((one) => one.id === id);
    if (after) assert.deepEqual(after.answers, answers, `an attempt, seed ${seed}`);
    for (const [question, answer] of Object.entries(answers)) assert.ok(isKnown(question, answer), `an answer, seed ${seed}`);
  }
}

test("whatever is read does no harm", () => {
  fc.assert(
    fc.property(fc.jsonValue(), anyEvents, (value, events) => {
      assert.ok(read(JSON.stringify(value)));
      const found = read(JSON.stringify({ format: "before-you-post/progress", version: 4, log: "log00000", events: [...events, value] }));
      if ("events" in found) shown(found.events);
    }),
    RUNS,
  );
  for (const key of ["constructor", "__proto__", "toString"]) {
    const base = { at: "2026-11-20T10:00:00.000Z" };
    const events = [
      { id: "1.a", ...base, type: "saw", module: key, section: key, mark: "m" },
      { id: "2.a", ...base, type: "chose", scenario: key, from: key, to: key },
      { id: "3.a", ...base, type: "answered", quiz: key, attempt: "1.a", question: key, mark: "m", picked: [], right: true },
      { id: "4.a", ...base, type: "wrote", note: key, text: "t", over: {}, beside: [] },
      { id: "5.a", ...base, type: "completed", module: key, edition: "", date: "", seen: {} },
    ].filter(validated);
    assert.equal(events.length, key === "__proto__" ? 0 : 5);
    const learner = shown(events);
    if (events.length) assert.ok(Object.hasOwn(learner.modules, key) && Object.hasOwn(learner.quizzes, key) && Object.hasOwn(learner.notes, key));
    assert.equal({}.polluted, undefined);
  }
});

test("a counter at its end stops nobody", () => {
  const last = { id: idOf(MAX_COUNTER, "a"), at: "2026-11-20T10:00:00.000Z", type: "began", learner: "learner1" };
  const next = { ...last, id: idOf(nextCounter([last]), "b"), learner: "learner2" };
  assert.ok(validated(next));
  assert.equal(union([last, next]).length, 2);
});
