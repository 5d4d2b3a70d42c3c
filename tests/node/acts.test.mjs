// What acts add to the log, and what they come to: on one device, on two, and after very many.
import assert from "node:assert/strict";
import { test } from "node:test";
import { remove } from "../../overrides/assets/scripts/core/assignments.js";
import { compact } from "../../overrides/assets/scripts/core/compact.js";
import { documentOf } from "../../overrides/assets/scripts/core/document.js";
import { idOf } from "../../overrides/assets/scripts/core/event-id.js";
import { nextCounter, union } from "../../overrides/assets/scripts/core/log.js";
import { foldSettled as fold } from "../../overrides/assets/scripts/core/completion-times.js";
import { validateDocument } from "../../overrides/assets/scripts/core/legacy-document.js";
import { MAX_PROGRESS_SIZE } from "../../overrides/assets/scripts/core/progress-file.js";
import { again, answer, retry, score, standing } from "../../overrides/assets/scripts/core/quiz.js";
import { read } from "../../overrides/assets/scripts/core/read.js";
import { keep, walk } from "../../overrides/assets/scripts/core/scenario.js";
import { line, LONGEST_NAME } from "../../overrides/assets/scripts/core/text.js";
import { LONGEST_NOTE, validated } from "../../overrides/assets/scripts/core/validate-event.js";
import { rename, write } from "../../overrides/assets/scripts/core/text-events.js";
import { chance, document } from "./documents.mjs";

const QUIZ = { marks: new Map(["q1", "q2", "q3", "q4"].map((id) => [id, "11111111"])), passMark: 75 };
const NOW = new Date("2026-12-31T00:00:00.000Z");
const moment = (hour, minute = 0) => `2026-11-20T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00.000Z`;

/** A log on one device: acts add to it as storage/store.js does. */
class Device {
  constructor(replica, events = []) {
    [this.replica, this.events] = [replica, events];
    if (!events.length) this.add(() => [{ type: "began", learner: "learner000000001" }]);
  }

  add(make, at = moment(9)) {
    const counter = nextCounter(this.events);
    const drafts = make(this.learner, (nth) => idOf(counter + nth, this.replica)) ?? [];
    const events = drafts.map((draft, nth) => ({ id: idOf(counter + nth, this.replica), at, ...draft }));
    for (const event of events) assert.ok(validated(event), JSON.stringify(event).slice(0, 300));
    this.events = [...this.events, ...events];
    return this;
  }

  get learner() {
    return fold(this.events, NOW);
  }

  attempts(quiz = "q") {
    return this.learner.quizzes[quiz]?.attempts ?? [];
  }

  answer(id, right, at, quiz = QUIZ) {
    return this.add((_learner, idOf) => answer("q", this.attempts(), quiz, { id, picked: [right ? "a" : "b"], right }, { at, idOf }), at);
  }

  /** The same learner on another device, from here on. */
  elsewhere(replica) {
    return new Device(replica, [...this.events]);
  }

  join(other) {
    this.events = union(this.events, other.events);
    return this;
  }
}

test("an attempt that two devices finish has two results, each with its own answers", () => {
  const here = new Device("desk").answer("q1", true, moment(9));
  const there = here.elsewhere("phone");
  for (const [at, id] of ["q2", "q3", "q4"].entries()) {
    here.answer(id, true, moment(11, at));
    there.answer(id, at === 0, moment(10, at));
  }
  assert.deepEqual([here, there].map((one) => score(one.attempts()[0])), [100, 50]);
  for (const joined of [here.elsewhere("a").join(there), there.elsewhere("b").join(here)]) {
    const { missed, last, state } = standing(joined.attempts(), QUIZ);
    assert.deepEqual(joined.attempts().map(score).sort(), [100, 50]);
    assert.equal(state, "ended");
    assert.equal(missed.length, last.of - last.right, "what was missed is what the score says");
  }
});

test("answers to one attempt on two devices are all there, and the first to a question counts", () => {
  const here = new Device("desk").answer("q1", true, moment(9));
  const there = here.elsewhere("phone").answer("q2", true, moment(10)).answer("q3", true, moment(10));
  here.answer("q2", false, moment(8)).join(there);
  const { answers, asked } = standing(here.attempts(), QUIZ);
  assert.deepEqual([...answers.keys(), ...asked], ["q1", "q2", "q3", "q4"]);
  assert.equal(answers.get("q2").right, false, "the desk's event comes first, whatever the clocks say");
});

test("a question that has changed is answered in an attempt of its own, so no other device takes the answer back", () => {
  const here = new Device("desk").answer("q1", true, moment(9));
  const stale = here.elsewhere("phone");
  const edited = { ...QUIZ, marks: new Map([...QUIZ.marks, ["q1", "22222222"]]) };
  here.answer("q1", false, moment(10), edited);
  assert.equal(standing(here.join(stale).attempts(), edited).answers.get("q1").at, moment(10));
});

test("of more results than are kept, the oldest go, but the first, the best and the first that passed", () => {
  const one = { marks: new Map([["q1", "11111111"]]), passMark: 75 };
  const device = new Device("desk");
  for (let count = 0; count < 160; count += 1) {
    const at = new Date(Date.parse(moment(9)) + count * 60_000).toISOString();
    if (count) device.add((_learner, idOf) => again("q", device.attempts(), one, { at, idOf }), at);
    device.answer("q1", count === 20, at, one);
    if (count % 50 === 0) device.events = compact(device.events);
  }
  const ended = device.attempts().map((attempt) => Math.round((Date.parse(attempt.ended) - Date.parse(moment(9))) / 60_000));
  assert.ok(ended.length <= 110 && ended.includes(0) && ended.includes(20) && ended.includes(159) && !ended.includes(5));
  device.add((_learner, idOf) => retry("q", device.attempts(), one, { at: "2026-12-30T09:00:00.000Z", idOf }));
  assert.equal(device.attempts().at(-1).begun, "2026-12-30T09:00:00.000Z");
});

test("a task that was removed stays so, whoever still has it", () => {
  const assignment = { code: "code000001", course: "c", from: "Dana", path: "", modules: ["m"], scenarios: [], due: "", note: "", passMark: 0, edition: "aaaaaaaaaaaa" };
  const here = new Device("desk").add(() => [{ type: "assigned", ...assignment }]);
  const there = here.elsewhere("phone");
  here.add((learner) => remove(learner, "code000001"));
  assert.deepEqual(here.elsewhere("a").join(there).learner.assignments, {});
  assert.ok(!JSON.stringify(compact(here.events)).includes("Dana"));
});

test("a module is complete since it first was, on the later version of the course", () => {
  const done = (edition, date) => [{ type: "completed", module: "m", edition, date, seen: { "section/s": edition } }];
  const [old, late] = [["aaaaaaaaaaaa", "2026-11-20"], ["bbbbbbbbbbbb", "2026-11-24"]];
  const desk = new Device("desk");
  const phone = desk.elsewhere("phone").add(() => done(...old), moment(12));
  desk.add(() => done(...late), moment(10));
  for (const joined of [desk.elsewhere("a").join(phone), phone.elsewhere("b").join(desk)]) {
    const { edition, seen } = joined.learner.completions.m;
    assert.deepEqual([edition, seen], ["bbbbbbbbbbbb", { "section/s": "bbbbbbbbbbbb" }]);
  }
});

test("a device whose clock is a year ahead has its way no longer than any other", () => {
  const ahead = "2027-11-20T09:00:00.000Z";
  const device = new Device("ahead").add((learner) => rename(learner, "Anna", [""]), ahead).add(() => [{ type: "visited", page: "a/", fragment: "", title: "A" }], ahead);
  device.elsewhere("right");
  device.add((learner) => rename(learner, "Ana", ["Anna"]), moment(9)).add(() => [{ type: "visited", page: "b/", fragment: "", title: "B" }], moment(9));
  assert.deepEqual([device.learner.name.value, device.learner.name.others, device.learner.place.value.page], ["Ana", undefined, "b/"]);
  assert.ok(fold(device.events.slice(0, 3), NOW).name.at <= NOW.toISOString(), "nothing is shown as of a day still to come");
});

test("an ending that says something new counts as seen, whatever the clock says", () => {
  const device = new Device("desk").add((learner) => keep(learner, "c", ["a", "b"], "11111111"), "2099-01-01T00:00:00.000Z");
  device.add((learner) => keep(learner, "c", ["a", "b"], "22222222"), moment(9));
  assert.deepEqual(device.learner.scenarios.c.endings.b, { mark: "22222222", at: moment(9) });
});

test("a name that grows as it is written in its shortest form is kept whole", () => {
  const name = line("\u{1d15e}".repeat(60), LONGEST_NAME);
  const device = new Device("desk").add((learner) => rename(learner, name, [""]));
  const found = read(documentOf("log00000", device.events));
  assert.ok(found.isWhole);
  assert.equal(fold(found.events).name.value, name);
});

test("a day that there is not is no day of an edition", () => {
  const good = { at: moment(9), renewed: "", edition: "aaaaaaaaaaaa", date: "2026-11-20", seen: {} };
  const found = validateDocument(JSON.parse(JSON.stringify({ ...document(chance(1)), completions: { m1: good, m2: { ...good, date: "2026-99-99" } } })));
  assert.deepEqual(found?.learner.completions, { m1: good });
  const event = { id: "1.a", at: moment(9), type: "completed", module: "m", edition: "aaaaaaaaaaaa", date: "2026-11-20", seen: {} };
  assert.deepEqual([validated(event), validated({ ...event, date: "2026-99-99" })], [event, undefined]);
});

/** As much as anybody can do in a course of seven modules: the most of everything, and more edits of the course than there will be. */
function hardest() {
  const device = new Device("desk");
  const every = (count, make) => Array.from({ length: count }, (_one, at) => make(at));
  const slug = (kind, at) => `${kind}-with-quite-a-long-name-${at}`;
  const drafts = every(7, (module) => [
    ...every(20, (section) => every(5, (mark) => ({ type: "saw", module: slug("module", module), section: slug("section", section), mark: `mark000${mark}` }))),
    { type: "read", module: slug("module", module) },
    ...every(3, () => ({ type: "completed", module: slug("module", module), edition: "aaaaaaaaaaaa", date: "2026-11-20", seen: Object.fromEntries(every(60, (at) => [`question/${slug("quiz", module)}/${slug("question", at)}`, "mark0000"])) })),
    ...every(40, (to) => every(3, (from) => ({ type: "chose", scenario: slug("scenario", module), from: slug("scene", from), to: slug("scene", to) }))),
    ...every(12, (ending) => every(5, (mark) => ({ type: "reached", scenario: slug("scenario", module), ending: slug("ending", ending), mark: `mark000${mark}` }))),
    { type: "walked", scenario: slug("scenario", module), path: every(150, (at) => slug("scene", at)) },
    ...every(340, (attempt) => {
      const answers = Object.fromEntries(every(8, (question) => [slug("question", question), { mark: `mark000${attempt % 5}`, picked: ["option01", "option02"], right: question < attempt / 40, at: moment(9) }]));
      return { type: "finished", quiz: slug("quiz", module), attempt: `${attempt + 1}.desk0000`, begun: moment(9), answers, right: Math.min(8, Math.floor(attempt / 40)), of: 8, passMark: 75 };
    }),
  ]).flat(3);
  device.add(() => drafts);
  device.add(() => every(120, (at) => (at < 20 ? { type: "assigned", code: `code${at + 100000}`, course: "c", from: "x".repeat(80), path: "all", modules: every(7, (one) => slug("module", one)), scenarios: [], due: "2026-12-24", note: "y".repeat(500), passMark: 85, edition: "aaaaaaaaaaaa" } : { type: "dropped", code: `code${at + 100000}` })));
  // Each box as full as it may be, with a second text beside it, after a year of writing on a thousand pages.
  const over = Object.fromEntries(every(1000, (at) => [`replica${at}`, 100_000 + at]));
  for (let at = 0; at < 14; at += 1) device.add(() => [{ type: "wrote", note: slug("note", at), text: "\n".repeat(LONGEST_NOTE), over, beside: [{ text: '"'.repeat(LONGEST_NOTE), at: moment(9) }] }]);
  return device;
}

test("the log of whoever does the most fits where it is kept, and can be read back from a file", () => {
  const device = hardest();
  const text = documentOf("log00000", compact(device.events));
  console.log(`${text.length} characters in ${compact(device.events).length} events`);
  // Browsers keep five million characters for a host; the log has to leave room for itself to be written anew.
  assert.ok(text.length < 5_000_000, `${text.length} characters`);
  assert.ok(Buffer.byteLength(text) < MAX_PROGRESS_SIZE);
  const found = read(text);
  assert.ok(found.isWhole);
  assert.deepEqual(fold(found.events, NOW), device.learner);
});

test("a long walk is no longer than can be read again", () => {
  const graph = new Map([["a", ["b"]], ["b", ["a"]]]);
  let path = ["a"];
  for (let at = 0; at < 500; at += 1) path = walk(path, at % 2 ? "a" : "b", graph, true);
  const device = new Device("desk").add((learner) => keep(learner, "c", path, ""));
  assert.ok(read(documentOf("log00000", device.events)).isWhole);
});

test("a text of a note goes once it is written over", () => {
  const device = new Device("desk").add((learner) => write(learner, "n", "A secret.", [""]));
  device.add((learner) => write(learner, "n", "", ["A secret."]));
  assert.ok(!JSON.stringify(compact(device.events)).includes("secret"));
});
