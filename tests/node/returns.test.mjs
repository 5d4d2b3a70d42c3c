// Coming back: when returns open, which cases are drawn, and what is kept of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar } from "../../overrides/assets/scripts/core/calendar.js";
import { compact } from "../../overrides/assets/scripts/core/compact.js";
import { documentOf } from "../../overrides/assets/scripts/core/document.js";
import { union } from "../../overrides/assets/scripts/core/log.js";
import { fold } from "../../overrides/assets/scripts/core/fold.js";
import { read } from "../../overrides/assets/scripts/core/read.js";
import { CASES, drawCases, isDue, nextReturn, returnsOf, returnTimes } from "../../overrides/assets/scripts/core/returns.js";
import { recordOf } from "../../overrides/assets/scripts/core/record.js";
import { done } from "../../overrides/assets/scripts/roster/wording.js";
import { validated } from "../../overrides/assets/scripts/core/validate-event.js";

const END = "2026-11-20T17:00:00.000Z";
const POOL = ["a", "b", "c"].flatMap((module) => [1, 2, 3, 4, 5].map((nth) => ({ id: `${module}/${nth}`, module })));
const began = { id: "1.r", at: END, type: "began", learner: "learner000000001" };
const recalled = (counter, question, round = 1, at = "2026-12-20T17:00:00.000Z", more = {}) => ({ id: `${counter}.r`, at, type: "recalled", round, question, mark: "m", picked: ["p"], confidence: "sure", right: true, ...more });
const learnerOf = (...events) => fold([began, ...events], new Date("2027-12-31T00:00:00Z"));
const on = (day) => new Date(`${day}T12:00:00`);

/** A learner who has done some returns, each on its day. */
function returned(...days) {
  let events = [];
  for (const [at, day] of days.entries()) {
    const drawn = drawCases(learnerOf(...events), POOL, at + 1);
    events = [...events, ...drawn.map(({ id }, nth) => recalled(10 * (at + 1) + nth, id, at + 1, `${day}T1${nth}:00:00.000Z`))];
  }
  return learnerOf(...events);
}

test("returns open 30, 60 and 90 days after the end, none before", () => {
  const learner = learnerOf();
  assert.deepEqual(returnsOf(learner, END).map(({ day }) => day), ["2026-12-20", "2027-01-19", "2027-02-18"]);
  const next = nextReturn(learner, END);
  assert.equal(next?.round, 1);
  for (const [day, is] of [["2026-11-27", false], ["2026-12-19", false], ["2026-12-20", true], ["2027-06-01", true]]) assert.equal(isDue(next, on(day)), is, day);
  assert.equal(nextReturn(learner, ""), undefined);
  assert.equal(isDue(undefined, on("2027-06-01")), false);
});

test("who comes late has two weeks until the next", () => {
  assert.equal(nextReturn(returned("2026-12-28"), END)?.day, "2027-01-19");
  assert.equal(nextReturn(returned("2027-01-18"), END)?.day, "2027-02-01");
  const all = returned("2026-12-20", "2027-01-19", "2027-02-18");
  assert.equal(nextReturn(all, END), undefined);
  assert.deepEqual(returnTimes(all).map((at) => at.slice(0, 10)), ["2026-12-20", "2027-01-19", "2027-02-18"]);
});

test("a return is done with its fourth case", () => {
  const three = learnerOf(...[1, 2, 3].map((nth) => recalled(nth + 1, `a/${nth}`)));
  assert.deepEqual(returnTimes(three), []);
  assert.deepEqual(returnTimes(learnerOf(...[1, 2, 3].map((nth) => recalled(nth + 1, `a/${nth}`)), recalled(9, "b/1"))), ["2026-12-20T17:00:00.000Z"]);
});

test("cases are the same each time, new, and spread over the modules", () => {
  const ids = (learner, round) => drawCases(learner, POOL, round).map(({ id }) => id);
  assert.deepEqual(ids(learnerOf(), 1), drawCases(learnerOf(), [...POOL].reverse(), 1).map(({ id }) => id));
  const two = returned("2026-12-20", "2027-01-19");
  const all = [1, 2, 3].flatMap((round) => ids(two, round));
  assert.equal(new Set(all).size, 3 * CASES, "none twice");
  for (const round of [1, 2, 3]) assert.equal(new Set(ids(two, round).map((id) => id[0])).size, 3);
  const counts = ["a", "b", "c"].map((module) => all.filter((id) => id.startsWith(module)).length);
  assert.deepEqual(counts, [4, 4, 4]);
});

test("what was answered in a return stays in it, and what is gone from the course makes room", () => {
  const begun = learnerOf(recalled(2, "a/5"), recalled(3, "gone/1"));
  const drawn = drawCases(begun, POOL, 1).map(({ id }) => id);
  assert.equal(drawn[0], "a/5");
  assert.equal(drawn.length, CASES);
  assert.equal(drawCases(learnerOf(), POOL.slice(0, 3), 1).length, 3);
});

test("cases that were met come last, where there are no others", () => {
  const few = POOL.slice(0, 6);
  const first = drawCases(learnerOf(), few, 1);
  const learner = learnerOf(...first.map(({ id }, nth) => recalled(2 + nth, id)));
  const second = drawCases(learner, few, 2).map(({ id }) => id);
  assert.equal(second.filter((id) => first.some((one) => one.id === id)).length, 2);
});

test("the first answer to a case counts, on whichever device", () => {
  const [one, other] = [recalled(5, "a/1", 1, "2026-12-20T10:00:00.000Z", { right: false }), { ...recalled(6, "a/1"), id: "6.s" }];
  const learner = learnerOf(other, one);
  assert.equal(learner.returns[1]["a/1"].right, false);
  assert.deepEqual(compact(union([began, one, other])), compact(union(compact([began, one]), [other])));
});

test("an answer of a return is read as strictly as other events", () => {
  assert.ok(validated(recalled(2, "a/1")));
  const wrong = [{ round: 0 }, { round: 4 }, { round: "1" }, { confidence: "very" }, { confidence: undefined }, { right: 1 }, { picked: "p" }, { question: "__proto__" }, { question: "x".repeat(201) }, { more: 1 }];
  for (const one of wrong) assert.equal(validated({ ...recalled(2, "a/1"), ...one }), undefined, JSON.stringify(one));
});

test("a log of the version before is read, and one of the next is not", () => {
  const text = documentOf("log00000", [began]);
  const older = read(text.replace('"version":5', '"version":4'));
  assert.ok("events" in older && older.isWhole && !older.isOld);
  assert.deepEqual(read(text.replace('"version":5', '"version":6')), { trouble: "newer" });
});

const CATALOG = { course: "c", title: "C", edition: "aaaaaaaaaaaa", date: "2026-11-02", takes: ["quiz"], modules: [] };

test("a record says when one came back, and nothing of how; an older one has no such field", () => {
  assert.ok(!("returns" in recordOf(learnerOf(), CATALOG, "2027-03-01T00:00:00.000Z")));
  const record = recordOf(returned("2026-12-20", "2027-01-19"), CATALOG, "2027-03-01T00:00:00.000Z");
  assert.deepEqual(record.returns?.map((at) => at.slice(0, 10)), ["2026-12-20", "2027-01-19"]);
  assert.ok(!JSON.stringify(record).includes("sure"));
});

test("the roster says how often somebody came back, and of whoever did not nothing", () => {
  const row = (returns) => ({ all: { done: 1, of: 1 }, tasks: [], assignment: null, record: returns ? { returns } : {} });
  assert.deepEqual(done(row()), ["All 1"]);
  assert.deepEqual(done(row([END, END])), ["All 1", "came back 2 of 3"]);
});

test("a calendar has an entry for each return", () => {
  const entries = returnsOf(learnerOf(), END).map(({ round, day }) => ({ uid: `${round}@c`, day, title: "Come back", text: "Four cases", link: "https://example.org/" }));
  const text = calendar("A course", entries, on("2026-11-21"));
  assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 3);
  assert.match(text, /DTSTART;VALUE=DATE:20261220\r\nDTEND;VALUE=DATE:20261221\r\n/);
  assert.ok(text.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
});
