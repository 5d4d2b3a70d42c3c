/** What the roster takes up, keeps, shows and saves: held to by its own scripts, without a page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { csv } from "../../overrides/assets/scripts/core/csv.js";
import { encoded } from "../../overrides/assets/scripts/core/assignment-link.js";
import { contradictions } from "../../overrides/assets/scripts/core/contradictions.js";
import { today } from "../../overrides/assets/scripts/core/dates.js";
import { listOf } from "../../overrides/assets/scripts/core/roster-list.js";
import { skeleton, spelled } from "../../overrides/assets/scripts/core/confusables.js";
import { pieces } from "../../overrides/assets/scripts/core/json-values.js";
import { found, MAX_ROSTER_SIZE } from "../../overrides/assets/scripts/core/roster-import.js";
import { add, addAssignment, confirm, emptyRoster, isOwn, MOST_ASSIGNMENTS, takeBack } from "../../overrides/assets/scripts/core/roster.js";
import { filesOf } from "../../overrides/assets/scripts/core/roster-file.js";
import { rowsOf } from "../../overrides/assets/scripts/core/roster-rows.js";
import { counts, selected } from "../../overrides/assets/scripts/core/roster-filter.js";
import { SIGN } from "../../overrides/assets/scripts/core/link-prefix.js";
import { Person } from "./honest.mjs";

const CATALOG = { ...JSON.parse(readFileSync(process.env.CATALOG, "utf8")), date: "2026-11-02" };
const IDS = CATALOG.modules.map(({ id }) => id);
const PRESENT = { edition: CATALOG.edition, modules: IDS, takes: CATALOG.takes };
const NOW = "2026-12-20T12:00:00.000Z";
const SCHEMAS = Object.fromEntries([["record", "completion-record-1"], ["roster", "roster-1"]].map(([name, file]) => [name, JSON.parse(readFileSync(new URL(`../../docs/schema/${file}.json`, import.meta.url), "utf8"))]));
const HERE = { course: CATALOG.course, now: NOW, catalog: CATALOG };

const graduate = (seed, name = "Ana Díaz") => new Person(CATALOG, seed).doAll().name(name).record();
const judge = (record) => contradictions(record, CATALOG, NOW);
const rows = (roster, now = NOW) => rowsOf(roster, PRESENT, judge, new Date(now));
const asked = (fields = {}) => ({ code: "abcde12345", course: CATALOG.course, from: "Maria Reyes", path: "", modules: [...IDS], scenarios: [], due: "2026-11-05", note: "", passMark: 85, edition: CATALOG.edition, ...fields });
const signed = (record, name = "Dana Reyes", at = "2026-12-01T12:00:00.000Z") => ({ ...record, confirmation: { name, at } });
const wrapped = (records, assignments = []) => ({ format: "before-you-post/roster", version: 1, made: NOW, course: CATALOG.course, assignments, records });

/** Reads texts as the page does. */
function read(roster, ...texts) {
  const all = texts.flatMap((text) => [...found(typeof text === "string" ? text : JSON.stringify(text), SCHEMAS, HERE)]);
  return all.map((one) => {
    if (one.kind === "record") return add(roster, one.record, NOW);
    if (one.kind === "assignment") return addAssignment(roster, one.assignment);
    return one.kind === "bad" ? one.text : one.kind;
  });
}

test("an assignment that is known is never replaced", () => {
  const lax = asked({ modules: IDS.slice(0, 1), due: "2030-01-01", passMark: 0 });
  for (const second of [wrapped([], [lax]), `Here: https://course.example/${SIGN}${encoded(lax)}`]) {
    const roster = emptyRoster();
    read(roster, `${SIGN}${encoded(asked())}`);
    assert.deepEqual(read(roster, second).filter((one) => one !== "roster"), ["taken"]);
    assert.deepEqual(roster.assignments.get("abcde12345"), asked());
    assert.deepEqual(read(roster, `${SIGN}${encoded(asked())}`), ["same"]);
  }
});

test("a confirmation that came in a file is never one's own, however it came", () => {
  const record = signed(graduate(1));
  const ways = {
    alone: [record],
    wrapped: [wrapped([record])],
    "an empty roster, then the record": [`${JSON.stringify(wrapped([]))}\n${JSON.stringify(record)}`],
    "a list": [[wrapped([]), record]],
    "after the plain one": [{ ...record, confirmation: undefined }, record],
  };
  for (const [way, texts] of Object.entries(ways)) {
    const roster = emptyRoster();
    read(roster, ...texts);
    const [row] = rows(roster);
    assert.equal(row.record.confirmation.name, "Dana Reyes", way);
    assert.equal(row.isOwn, false, way);
    assert.equal(Object.fromEntries(counts([row])).confirmed, 0, way);
    assert.equal(Object.fromEntries(counts([row])).claimed, 1, way);
    const [heads, cells] = listOf([row]);
    assert.equal(cells[heads.indexOf("Confirmed")], "as the file says");
  }
});

test("what was confirmed here stays, whatever a file says", () => {
  const [roster, record] = [emptyRoster(), graduate(1)];
  read(roster, record);
  confirm(roster, record.learner.id, { name: "Maria Reyes", remark: "" }, NOW);
  assert.deepEqual(read(roster, signed(record, "Dana Liar", "2026-12-20T13:00:00.000Z")), ["kept"]);
  assert.equal(rows(roster)[0].record.confirmation.name, "Maria Reyes");
  assert.ok(rows(roster)[0].isOwn);
  // A signed copy that was given a later day is newer, and nobody has confirmed that one here.
  const newer = { ...signed(record, "Maria Reyes", NOW), made: "2026-12-19T12:00:00.000Z" };
  assert.deepEqual(read(roster, newer), ["unconfirmed"]);
  const [row] = rows(roster);
  assert.equal(row.isOwn, false);
  assert.ok(isOwn(roster, row.older[0]));
  takeBack(roster, record.learner.id);
  assert.equal(rows(roster)[0].record.confirmation, undefined);
});

test("a roster that was saved brings its confirmations as the file's", () => {
  const [roster, again, record] = [emptyRoster(), emptyRoster(), graduate(1)];
  read(roster, record);
  confirm(roster, record.learner.id, { name: "Maria Reyes", remark: "Talked." }, NOW);
  read(again, ...filesOf(roster, CATALOG.course, NOW));
  assert.deepEqual(rows(again)[0].record, rows(roster)[0].record);
  assert.equal(rows(again)[0].isOwn, false);
});

test("an invisible name confirms nothing", () => {
  for (const name of ["\u3164", "\u115f\uffa0", "\u2800", "\u034f", "\u17b4", "\u200c", "\u200d\u200c", "\u200b\ufe0f", "\u{e0061}"]) {
    const roster = emptyRoster();
    read(roster, signed(graduate(1), name));
    assert.equal(rows(roster)[0].record.confirmation, undefined, JSON.stringify(name));
  }
});

test("a record of the year 9999 takes no other's place", () => {
  const record = graduate(1);
  const far = { ...record, made: "9999-01-01T00:00:00.000Z" };
  for (const order of [[far, record], [record, far]]) {
    const roster = emptyRoster();
    read(roster, ...order);
    assert.equal(rows(roster)[0].record.made, record.made);
  }
});

test("a day that there is not is refused", () => {
  for (const day of ["2026-02-30", "2026-02-31", "2027-02-29", "2026-04-31"]) {
    const [text] = read(emptyRoster(), JSON.stringify(graduate(1)).replace(/"made":"\d{4}-\d\d-\d\d/, `"made":"${day}`));
    assert.match(text, /is no day that there is/, day);
  }
});

test("complete is what was asked, or all of the course, not what the file lists", () => {
  const roster = emptyRoster();
  const record = graduate(1);
  record.modules.length = 1;
  read(roster, record);
  const [row] = rows(roster);
  assert.deepEqual([row.all.done, row.all.of, row.isComplete], [1, IDS.length, false]);
  read(roster, wrapped([], [asked({ passMark: 0 })]));
  roster.people.get(record.learner.id)[0].assignment = "abcde12345";
  assert.deepEqual([rows(roster)[0].asked.of, rows(roster)[0].isComplete], [IDS.length, false]);
});

test("completing takes what the course asks, not what the file says", () => {
  for (const takes of [[], ["read"]]) {
    const [roster, record] = [emptyRoster(), new Person(CATALOG, 1)];
    for (const id of IDS) record.read(id);
    read(roster, wrapped([{ ...record.record("abcde12345"), course: { ...record.record().course, takes } }], [asked({ passMark: 0 })]));
    assert.deepEqual([rows(roster)[0].asked.done, rows(roster)[0].isComplete], [0, false]);
  }
});

test("naming another assignment, or none, does not hide one that is late", () => {
  for (const code of ["zzzzz12345", ""]) {
    const [roster, person] = [emptyRoster(), new Person(CATALOG, 1)];
    person.do(IDS[0], 1);
    const before = person.record("abcde12345");
    person.wait(60);
    const after = person.record(code);
    read(roster, wrapped([], [asked(), asked({ code: "zzzzz12345", modules: IDS.slice(0, 1), due: "", passMark: 0 })]), before, after);
    const [row] = rows(roster);
    assert.ok(row.late > 0, code);
    assert.equal(row.isComplete, false);
    assert.equal(Object.fromEntries(counts([row])).late, 1);
  }
});

test("the learner and the roster agree on what is done of what is asked", async () => {
  const { progress } = await import("../../overrides/assets/scripts/core/assignments.js");
  const { extentAsked } = await import("../../overrides/assets/scripts/core/assignment-progress.js");
  const raised = structuredClone(CATALOG);
  for (const module of raised.modules) for (const quiz of module.quizzes) quiz.passMark = 90;
  const added = structuredClone(CATALOG);
  added.modules[1].scenarios.push({ ...added.modules[1].scenarios[0], id: "a-case-that-is-new" });
  added.modules[2].quizzes.push({ ...added.modules[2].quizzes[0], id: "a-quiz-that-is-new" });
  for (let seed = 0; seed < 120; seed += 1) {
    const person = new Person(CATALOG, seed);
    for (const { id } of CATALOG.modules) person.do(id, person.random());
    person.catalog = [CATALOG, raised, added][seed % 3];
    if (seed % 2) for (const id of IDS.slice(4)) person.quiz(id, 0.85, { isAgain: true });
    for (const passMark of [0, 50, 75, 85, 100]) {
      const assignment = asked({ passMark });
      const here = progress(person.learner, assignment, person.parts(), CATALOG.takes).filter(({ state }) => state === "done").length;
      const there = extentAsked(person.record(), assignment, PRESENT).done;
      assert.equal(there, here, `seed ${seed}, ${passMark}%`);
    }
  }
});

test("names that only look the same are told, and only those", () => {
  const isDisguised = (one, other) => skeleton(one) === skeleton(other) && spelled(one) !== spelled(other);
  for (const [one, other] of [["Ana Díaz", "Аna Díaz"], ["Ana Diaz", "Αna Diaz"], ["Bo Lee", "Bо Lee"], ["Sara", "Sa\u200cra"], ["Sergey", "Ѕergey"], ["Hope", "Норе"]]) assert.ok(isDisguised(one, other), `${one} ${other}`);
  for (const [one, other] of [["Ana Díaz", "ANA DIAZ"], ["Ana", "Anna"], ["Søren", "Soren"], ["O'Neill", "O’Neill"], ["Анна", "Анна"], ["Ali", "All"]]) assert.equal(isDisguised(one, other), false, `${one} ${other}`);
  const roster = emptyRoster();
  read(roster, graduate(1), graduate(2, "Аna Díaz"), graduate(3, "Bo"));
  assert.deepEqual(rows(roster).map(({ against, sign }) => [against.length, sign]), [[1, "0001"], [1, "0002"], [0, ""]]);
});

test("one record under two ids is told", () => {
  const [roster, record] = [emptyRoster(), graduate(1)];
  read(roster, record, { ...record, learner: { id: "somebodyelse0001", name: "Ben" }, made: "2026-12-01T00:00:00.000Z" }, graduate(3, "Cho"));
  assert.deepEqual(rows(roster).map(({ against }) => against.length), [1, 1, 0]);
  assert.match(rows(roster)[0].against[0], /at the same moments as the record of another person/);
});

test("a newer record that does not go on from the older one is told", () => {
  const [roster, record] = [emptyRoster(), graduate(1)];
  const other = { ...graduate(9), learner: record.learner, made: "2026-12-15T00:00:00.000Z" };
  for (const module of other.modules) for (const quiz of module.quizzes) quiz.first.at = quiz.best.at = quiz.passed = "2026-12-10T00:00:00.000Z";
  read(roster, record, other);
  assert.match(rows(roster)[0].against.join("\n"), /has an earlier first score/);
});

test("honest people of one team are not doubted", () => {
  const roster = emptyRoster();
  for (let seed = 0; seed < 40; seed += 1) {
    const person = new Person(CATALOG, seed, `2026-11-${String(3 + (seed % 20)).padStart(2, "0")}T09:00:00.000Z`).name(`Person ${seed}`);
    for (const id of IDS.slice(0, 3)) person.do(id, 0.7);
    read(roster, person.record());
    person.wait(500);
    for (const id of IDS) person.do(id, 0.8);
    read(roster, person.record());
  }
  assert.deepEqual(rows(roster).flatMap(({ against }) => against), []);
});

test("what is doubted is shown in the list and by the filter", () => {
  const roster = emptyRoster();
  read(roster, { ...graduate(1), complete: false }, graduate(2, "Ben"));
  const all = rows(roster);
  const view = { text: "", only: new Set(["doubtful"]), by: "name", sign: 1 };
  assert.deepEqual(selected(all, view).map(({ name }) => name), ["Ana Díaz"]);
  const [heads, ana] = listOf(selected(all, view));
  assert.match(ana[heads.indexOf("To look at")], /contradicts itself/);
});

test("what is saved can be opened again, at any size that is taken in", () => {
  const roster = emptyRoster();
  const record = graduate(1);
  record.notes = Array.from({ length: 10 }, (_, at) => ({ id: `note/${at}`, text: "ö".repeat(9000), at: record.made }));
  for (let at = 0; at < 400; at += 1) add(roster, { ...record, learner: { id: `learner${String(at).padStart(9, "0")}`, name: `P ${at}` } }, NOW);
  for (let at = 0; at < MOST_ASSIGNMENTS + 5; at += 1) addAssignment(roster, asked({ code: `code${String(at).padStart(6, "0")}`, note: "ö".repeat(500), from: "M".repeat(80) }));
  assert.equal(roster.assignments.size, MOST_ASSIGNMENTS);
  const files = filesOf(roster, CATALOG.course, NOW);
  assert.ok(files.length > 1);
  for (const file of files) assert.ok(Buffer.byteLength(file) <= MAX_ROSTER_SIZE, `${Buffer.byteLength(file)} bytes`);
  const again = emptyRoster();
  const told = read(again, ...files);
  assert.deepEqual(told.filter((one) => !["first", "roster"].includes(one)), []);
  assert.deepEqual([...again.people], [...roster.people]);
  assert.deepEqual([...again.assignments], [...roster.assignments]);
});

test("ten thousand people are compared at once", () => {
  const roster = emptyRoster();
  const record = graduate(1, "");
  for (let at = 0; at < 10_000; at += 1) add(roster, { ...record, learner: { id: `learner${String(at).padStart(9, "0")}`, name: at % 2 ? "" : "Аna" } }, NOW);
  const begun = performance.now();
  assert.equal(rows(roster).length, 10_000);
  assert.ok(performance.now() - begun < 4000);
});

test("what is left unread of a file is said", () => {
  const all = Array.from({ length: 205 }, (_, at) => asked({ code: `code${String(at).padStart(6, "0")}` }));
  assert.match(read(emptyRoster(), wrapped([], all)).at(-1), /last 5 of its assignments were not read/);
  assert.match(read(emptyRoster(), all.map((one) => SIGN + encoded(one)).join(" ")).at(-1), /last 5 of its links to assignments were not read/);
});

test("what is nested without end is refused at once", () => {
  for (const text of ["[".repeat(3e7), '{"a":'.repeat(5e6), `{"format":"before-you-post/roster","records":${"[".repeat(2e7)}`]) {
    const begun = performance.now();
    assert.ok(pieces(text).every((piece) => "isBroken" in piece));
    assert.ok(performance.now() - begun < 2000);
  }
});

test("no cell becomes a number, a day or a formula that it was not", () => {
  const cells = { 123456789012: "'", "12e456789012": "'", "0000000000000001": "'", "5e10": "'", "may2027": "'", "10dec2026": "'", "1/2": "'", "2026-11-24": "", "Ana Díaz": "", "ana4ana4ana4ana4": "", "5 of 7": "" };
  for (const [text, sign] of Object.entries(cells)) assert.equal(csv([[text]]), `\ufeff"${sign}${text}"\r\n`);
});

test("today is the day it is here", () => {
  assert.equal(today(new Date("2026-11-25T01:30:00.000Z")), "2026-11-24", "it is evening in New York");
});
