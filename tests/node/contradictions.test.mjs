/** Every lie is found, and no honest record is: held to the course's own catalog, whose file CATALOG names. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { contradictions } from "../../overrides/assets/scripts/core/contradictions.js";
import { chance, edited, Person } from "./honest.mjs";

const CATALOG = { ...JSON.parse(readFileSync(process.env.CATALOG, "utf8")), date: "2026-11-02" };
const NOW = "2026-12-20T12:00:00.000Z";
const OTHER = "0123456789ab";
const [FIRST, SECOND] = CATALOG.modules.map(({ id }) => id);

const graduate = () => new Person(CATALOG, 1).doAll().name("Ana Díaz").record();
const against = (record, catalog = CATALOG) => contradictions(record, catalog, NOW);

/** As the course was once: nothing is known here of what it held. */
function old(record) {
  record.course.edition = OTHER;
  for (const { completed } of record.modules) if (completed) completed.edition = OTHER;
  return record;
}

const quiz = (record, at = 0) => record.modules[at].quizzes[0];
const set = (record, moment) => {
  for (const module of record.modules) {
    for (const scenario of module.scenarios) scenario.ended = moment;
    for (const one of module.quizzes) [one.first.at, one.best.at, one.passed, one.attempts] = [moment, moment, moment, 2];
    module.completed.at = moment;
  }
};
const OF = CATALOG.modules[0].quizzes[0].questions.length;
const score = (at, right, of = OF) => ({ at, right, of, percent: Math.floor((100 * right) / of) });
const DAY = "2026-11-10T12:00:00.000Z";

/** What a liar does to a record, and what is said of it. @type {Record<string, [(record: any) => void, RegExp]>} */
const LIES = {
  "percent is not right of": [(r) => (quiz(r).best.percent = 100 - quiz(r).best.percent), /right is/],
  "100% with none right": [(r) => Object.assign(quiz(r).best, { right: 0, percent: 100 }), new RegExp(`0 of ${OF} right is 0%, and it says 100%`)],
  "passed with one right": [(r) => Object.assign(quiz(r), { attempts: 1, first: score(DAY, 1), best: score(DAY, 1), passed: DAY }), new RegExp(`passed with ${Math.floor(100 / OF)}%, and passing takes 75%`)],
  "pass mark of 0": [(r) => (quiz(r).passMark = 0), /passed with 0%/],
  "pass mark of 10": [(r) => (quiz(r).passMark = 10), /takes 75% here, and the record says 10%/],
  "pass mark of 90": [(r) => (quiz(r).passMark = 90), /takes 75% here|passing takes 90%/],
  "complete without quiz and case": [(r) => { for (const q of r.modules[0].quizzes) { delete q.first; delete q.best; delete q.passed; q.attempts = 0; } for (const s of r.modules[0].scenarios) delete s.ended; }, /complete, and no ending/],
  "complete without the quiz": [(r) => { const q = quiz(r); delete q.first; delete q.best; delete q.passed; q.attempts = 0; }, /its quiz was not passed/],
  "complete without the case": [(r) => delete r.modules[0].scenarios[0].ended, /no ending of its case was reached/],
  "complete, quiz not passed": [(r) => delete quiz(r).passed, /its quiz was not passed/],
  "no attempts, and scores": [(r) => (quiz(r).attempts = 0), /was never finished/],
  "attempts, and no scores": [(r) => { delete quiz(r).first; delete quiz(r).best; }, /a score is missing/],
  "passed without scores": [(r) => { delete quiz(r).first; delete quiz(r).best; quiz(r).attempts = 0; }, /without a score/],
  "a first score and no best": [(r) => delete quiz(r).best, /a score is missing/],
  "one attempt, two scores": [(r) => Object.assign(quiz(r), { attempts: 1, first: score("2026-11-03T12:00:00.000Z", 1), best: score("2026-11-03T12:05:00.000Z", OF), passed: "2026-11-03T12:05:00.000Z" }), /finished once, with two scores/],
  "first later than best": [(r) => (quiz(r).first = { ...score(DAY, 1), at: new Date(Date.parse(quiz(r).best.at) + 1000).toISOString() }), /first score is later/],
  "first better than best": [(r) => Object.assign(quiz(r), { first: score(quiz(r).first.at, OF), best: score(quiz(r).best.at, OF - 1) }), /first score is better/],
  "passed before the first attempt": [(r) => (quiz(r).passed = "2026-11-02T10:00:00.000Z"), /passed before it was first finished/],
  "completed in 2020": [(r) => (r.modules[0].completed.at = "2020-01-01T00:00:00.000Z"), /before that course version was there/],
  "completed before its version": [(r) => (r.modules[0].completed.at = "2026-10-30T00:00:00.000Z"), /before that course version was there/],
  "completed before all was done": [(r) => (r.modules.at(-1).completed.at = quiz(r).first.at), /before all of it was done/],
  "completed in 2031": [(r) => (r.modules[0].completed.at = "2031-01-01T00:00:00.000Z"), /after the record was made/],
  "case played after the record": [(r) => (r.modules[0].scenarios[0].ended = "2026-12-01T00:00:00.000Z"), /after the record was made/],
  "quiz after the record": [(r) => (quiz(r).best.at = "2026-12-01T00:00:00.000Z"), /after the record was made/],
  "read after the record": [(r) => (r.modules[0].read = "2026-12-01T00:00:00.000Z"), /after the record was made/],
  "made before the version": [(r) => (r.made = "2026-10-01T00:00:00.000Z"), /before its course version was there/],
  "made in 2031": [(r) => (r.made = "2031-01-01T00:00:00.000Z"), /a day still to come/],
  "made in the year 9999": [(r) => (r.made = "9999-12-31T00:00:00.000Z"), /a day still to come/],
  "one module of all": [(r) => (r.modules.length = 1), new RegExp(`leaves out ${CATALOG.modules.length - 1} of the course’s ${CATALOG.modules.length} modules`)],
  "no module": [(r) => (r.modules = []), new RegExp(`leaves out ${CATALOG.modules.length}|contradicts itself`)],
  "completing takes nothing": [(r) => (r.course.takes = []), /takes nothing/],
  "completing takes reading": [(r) => (r.course.takes = ["read"]), /something else than this course asks/],
  "course of 2099": [(r) => (r.course.date = "2099-01-01"), /before its course version was there/],
  "completed on a course of 2099": [(r) => (r.modules[0].completed.date = "2099-01-01"), /before that course version was there/],
  "invented module": [(r) => r.modules.push({ ...r.modules[0], id: "an-invented-one", title: "Made up" }), /“Made up”: the course has no such module/],
  "module under another id": [(r) => (r.modules[0].id = "another"), /has no such module/],
  "quiz of one question": [(r) => Object.assign(quiz(r), { attempts: 1, first: score(DAY, 1, 1), best: score(DAY, 1, 1), passed: DAY }), new RegExp(`has ${OF} questions, and the record says 1`)],
  "module without its quiz": [(r) => (r.modules[0].quizzes = []), /leaves out the quiz/],
  "module without its case": [(r) => (r.modules[0].scenarios = []), /leaves out the case/],
  "quiz of another module": [(r) => (r.modules[0].quizzes = r.modules[1].quizzes), /no quiz|stands in it twice/],
  "invented case": [(r) => (r.modules[0].scenarios[0].id = "the-easy-case"), /no case “/],
  "all in one second": [(r) => set(r, DAY), /at the same moment/],
  "all within two seconds": [(r) => r.modules.forEach((m, n) => { m.quizzes[0].first.at = `2026-11-10T12:00:00.${100 + n}Z`; }), /at the same moment/],
  "two modules at one moment": [(r) => (r.modules[1].completed.at = r.modules[2].completed.at), /at the same moment|before all/],
  "renewed before completed": [(r) => (r.modules.at(-1).completed.renewed = r.modules[0].completed.at), /looked at again before it was complete/],
  "renewed to hide that nothing was done": [(r) => { const m = r.modules[0]; delete m.read; delete m.scenarios[0].ended; const q = quiz(r); delete q.first; delete q.best; delete q.passed; q.attempts = 0; m.completed.renewed = DAY; }, /nothing in it was done/],
  "looked in 2039": [(r) => r.modules[0].changed.push({ kind: "passage", id: CATALOG.modules[0].sections[0].id, title: "x", looked: "2039-01-01T00:00:00.000Z" }), /after the record was made/],
  "invented change": [(r) => r.modules[0].changed.push({ kind: "question", id: "none", title: "x" }), /that the course has not/],
  "changes since it never was complete": [(r) => { delete r.modules[0].completed; r.complete = false; r.modules[0].changed.push({ kind: "passage", id: CATALOG.modules[0].sections[0].id, title: "x" }); }, /it never was/],
  "all complete, says the file": [(r) => { delete r.modules[0].completed; r.complete = true; }, /contradicts itself on whether all is complete/],
  "not all complete, says the file": [(r) => (r.complete = false), /contradicts itself on whether all is complete/],
  "a module both here and gone": [(r) => (r.earlier = [{ id: FIRST, completed: r.modules[0].completed }]), /as one that is gone/],
  "a module gone that the course has": [(r) => { const [m] = r.modules.splice(0, 1); r.earlier = [{ id: FIRST, completed: m.completed }]; }, /calls a module gone|leaves out/],
  "gone ones completed in 2031": [(r) => (r.earlier = [{ id: "x", completed: { at: "2031-01-01T00:00:00.000Z", edition: OTHER, date: "2026-01-01" } }]), /later than the record/],
  "note of tomorrow": [(r) => (r.notes = [{ id: "x", text: "x", at: "2026-12-19T00:00:00.000Z" }]), /later than the record/],
  "came back after the record": [(r) => (r.returns = ["2031-01-01T00:00:00.000Z"]), /came back after the record/],
  "came back out of order": [(r) => (r.returns = [r.made, new Date(Date.parse(r.made) - 86_400_000).toISOString()]), /in another order/],
  "came back before anything was complete": [(r) => (r.returns = ["2026-11-01T00:00:00.000Z"]), /before anything was complete/],
  "ending before the first one": [(r) => (r.modules[0].scenarios[0].endings = [{ id: "x", title: "x", verdict: "sound", at: "2026-11-02T01:00:00.000Z" }]), /earlier than the first one/],
  "ending that is none": [(r) => { const s = r.modules[0].scenarios[0]; s.endings = [{ id: "no-such", title: "x", verdict: "sound", at: s.ended }]; }, /has no ending/],
  "ending turned sound": [(r) => { const s = r.modules[0].scenarios[0]; const bad = CATALOG.modules[0].scenarios[0].endings.find((one) => one.verdict === "harmful"); s.endings = [{ id: bad.id, title: bad.title, verdict: "sound", at: s.ended }]; }, /of that kind/],
  "confirmed before it was made": [(r) => (r.confirmation = { name: "Dana", at: "2026-11-01T00:00:00.000Z" }), /confirmed on 2026-11-01, before it was made/],
  "confirmed in 2039": [(r) => (r.confirmation = { name: "Dana", at: "2039-01-01T00:00:00.000Z" }), /confirmed on a day still to come/],
  "signed copy made newer": [(r) => { r.confirmation = { name: "Dana", at: r.made }; r.made = "2026-12-10T00:00:00.000Z"; }, /before it was made/],
};

/** Found in a record of a version that nobody here knows any more, too. */
const IN_ANY_VERSION = [
  "percent is not right of", "100% with none right", "passed with one right", "pass mark of 0", "complete without quiz and case", "complete without the quiz",
  "no attempts, and scores", "attempts, and no scores", "first later than best", "first better than best", "completed in 2020", "completed before its version",
  "completed in 2031", "made before the version", "made in 2031", "completing takes nothing", "course of 2099", "all in one second", "renewed before completed",
  "looked in 2039", "all complete, says the file", "confirmed before it was made", "confirmed in 2039", "one attempt, two scores", "passed before the first attempt",
];

test("an honest record is not doubted", () => assert.deepEqual(against(graduate()), []));

for (const [name, [lie, expected]] of Object.entries(LIES)) {
  test(`lie: ${name}`, () => {
    const record = graduate();
    lie(record);
    assert.match(against(record).join("\n"), expected);
  });
}

for (const name of IN_ANY_VERSION) {
  test(`lie in another version: ${name}`, () => {
    const record = old(graduate());
    LIES[name][0](record);
    assert.notDeepEqual(against(record), []);
  });
}

test("a record of another version is held to itself alone", () => {
  const record = old(graduate());
  record.modules.length = 3;
  record.modules[0].id = "once-another";
  Object.assign(quiz(record), { attempts: 1, first: score(quiz(record).first.at, 4, 5), best: score(quiz(record).first.at, 4, 5), passed: quiz(record).first.at, passMark: 60 });
  assert.deepEqual(against(record), []);
});

test("what anybody does at one browser is not doubted", () => {
  for (let seed = 0; seed < 150; seed += 1) {
    const person = new Person(CATALOG, seed);
    const ids = CATALOG.modules.map(({ id }) => id).filter(() => person.random() < 0.8);
    for (const id of ids) person.do(id, person.random());
    assert.deepEqual(against(person.record()), [], `seed ${seed}`);
  }
});

test("what one person does at two devices is not doubted", () => {
  for (let seed = 0; seed < 150; seed += 1) {
    const [desk, random] = [new Person(CATALOG, seed), chance(seed + 5000)];
    for (const { id } of CATALOG.modules.slice(0, 2)) desk.do(id, 0.6);
    const phone = desk.elsewhere(seed + 1000);
    phone.wait(30);
    // Nobody is at two devices in the same second.
    const go = (one, id) => Object.assign(one, { time: Math.max(desk.time, phone.time) }).do(id, random());
    for (const { id } of CATALOG.modules) go(random() < 0.5 ? desk : phone, id);
    for (const { id } of CATALOG.modules) if (random() < 0.4) [desk, phone].forEach((one) => go(one, id));
    desk.join(phone);
    assert.deepEqual(against(desk.record()), [], `seed ${seed}`);
  }
});

test("whoever goes on after the course has changed is not doubted", () => {
  const next = edited(CATALOG, "abcdefabcdef", "2026-11-12", { passMark: 90 });
  for (let seed = 0; seed < 150; seed += 1) {
    const person = new Person(CATALOG, seed);
    for (const { id } of CATALOG.modules) if (person.random() < 0.7) person.do(id, person.random());
    person.time = Math.max(person.time, Date.parse("2026-11-12T12:00:00.000Z"));
    person.catalog = next;
    person.settle();
    for (const { id } of next.modules) {
      const chosen = person.random();
      if (chosen < 0.3) person.lookAgain(id);
      else if (chosen < 0.6) person.do(id, person.random());
    }
    assert.deepEqual(against(person.record(), next), [], `seed ${seed}`);
  }
});
