// The end of the course: which modules are one's own, what of them is left, and plans as sentences.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blank } from "../../overrides/assets/scripts/core/learner.js";
import { countText } from "../../overrides/assets/scripts/core/own-count.js";
import { next } from "../../overrides/assets/scripts/core/next-step.js";
import { completedAt, openModules, ownModules, timeLeft } from "../../overrides/assets/scripts/core/own-course.js";
import { planOf, planText } from "../../overrides/assets/scripts/core/plan.js";

const modules = ["a", "b", "c"].map((id) => ({ id, scenarios: [`case-${id}`], quizzes: [id] }));
const WHOLE = { modules, takes: ["scenario", "quiz"], minutes: [30, 40, 50], paths: { short: [2, 0] } };
const at = (day) => `2026-11-${String(day).padStart(2, "0")}T10:00:00.000Z`;
const ending = (day) => ({ path: { value: [], at: at(day) }, scenes: {}, choices: { "x>y": at(day) }, endings: { y: { mark: "m", at: at(day) } } });
const attempt = (day) => ({ id: "t", begun: at(day), ended: at(day), answers: { q: { mark: "m", picked: [], right: true, at: at(day) } }, right: 1, of: 1, passMark: 80 });

function done(...days) {
  const learner = blank();
  days.forEach((day, nth) => {
    const { id } = modules[nth];
    learner.scenarios[`case-${id}`] = ending(day);
    learner.quizzes[id] = { attempts: [attempt(day)] };
  });
  return learner;
}

test("a path that is followed comes first, then one that was assigned, then all", () => {
  const learner = blank();
  const ids = () => ownModules(learner, WHOLE).map(({ id }) => id);
  assert.deepEqual(ids(), ["a", "b", "c"]);
  learner.assignments.x = { code: "x", path: "short", modules: ["c", "a"], due: "", at: at(1), kept: { value: true, at: at(1) } };
  assert.deepEqual(ids(), ["c", "a"]);
  learner.assignments.x.kept.value = false;
  assert.deepEqual(ids(), ["a", "b", "c"]);
  learner.include["path/short"] = { value: true, at: at(2) };
  assert.deepEqual(ids(), ["c", "a"]);
  learner.include["path/short"] = { value: false, at: at(3) };
  learner.include["path/gone"] = { value: true, at: at(3) };
  assert.deepEqual(ids(), ["a", "b", "c"]);
});

test("what is left is told in steps of five minutes, and nothing once all is complete", () => {
  assert.equal(timeLeft(blank(), WHOLE), "2 hours");
  // The first module is complete, though nobody read it to the end.
  assert.equal(timeLeft(done(2), WHOLE), "1 hour 30 minutes");
  const begun = done(2);
  begun.modules.b = { sections: { s: { mark: "m", at: at(3) } }, read: at(3) };
  assert.equal(timeLeft(begun, WHOLE), "1 hour 20 minutes");
  assert.equal(timeLeft(done(2, 3, 4), WHOLE), "");
  assert.equal(timeLeft(blank(), { ...WHOLE, minutes: undefined }), "");
});

test("what is left is never more than all of one's own, and the count of a path tells of the others", () => {
  assert.equal(timeLeft(blank(), { ...WHOLE, minutes: [30, 40, 51] }), "2 hours 1 minute");
  assert.equal(countText(done(2), WHOLE), "1 of 3 modules done");
  const short = done(2, 3);
  short.include["path/short"] = { value: true, at: at(1) };
  assert.equal(countText(short, WHOLE), "1 of 2 on your path, 1 more done");
});

test("one goes on where one left, then with the first open module, though a later one was begun", () => {
  const learner = blank();
  learner.scenarios["case-b"] = ending(2);
  learner.place = { value: { page: "scenarios/case-b/", fragment: "", title: "B" }, at: at(2) };
  assert.deepEqual(next(learner, modules, WHOLE.takes), { part: { kind: "module", slug: "a" } });
  learner.scenarios["case-b"].endings = {};
  assert.deepEqual(next(learner, modules, WHOLE.takes), { place: learner.place.value });
  assert.deepEqual(next(learner, [modules[2]], WHOLE.takes), { part: { kind: "module", slug: "c" } }, "the place is not on the path");
});

test("the course is complete with the last of one's own modules", () => {
  assert.equal(completedAt(done(2, 9), WHOLE), "");
  assert.deepEqual(openModules(done(2, 9), WHOLE).map(({ id }) => id), ["c"]);
  assert.equal(completedAt(done(2, 9, 4), WHOLE), at(9));
  const short = done(2, 9, 4);
  short.include["path/short"] = { value: true, at: at(1) };
  assert.equal(completedAt(short, WHOLE), at(4));
  assert.equal(completedAt(blank(), { ...WHOLE, modules: [] }), "");
});

test("a plan is a sentence, whatever was written into its boxes", () => {
  const learner = blank();
  assert.equal(planOf(learner, "a"), null);
  learner.notes["plan-if/a"] = { value: "  ", at: at(1) };
  assert.equal(planOf(learner, "a"), null);
  const said = (cue, act) => {
    learner.notes["plan-if/a"] = { value: cue, at: at(1) };
    learner.notes["plan-then/a"] = { value: act, at: at(1) };
    return planText(planOf(learner, "a"));
  };
  assert.equal(said("a client writes at night", "wait until nine"), "If a client writes at night, then I will wait until nine.");
  assert.equal(said("If a client writes,", "then I will wait."), "If a client writes, then I will wait.");
  assert.equal(said("somebody asks", ""), "If somebody asks, then I will ….");
});
