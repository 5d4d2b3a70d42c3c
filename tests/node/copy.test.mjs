// Copies of what was completed, as links: what comes out is what went in, and whatever comes with a link does no harm.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { copiedEvents, copiedLearner } from "../../overrides/assets/scripts/core/copied-events.js";
import { copyOf, validCopy } from "../../overrides/assets/scripts/core/copy.js";
import { decodedCopy, encodedCopy, LONGEST } from "../../overrides/assets/scripts/core/copy-link.js";
import { fold } from "../../overrides/assets/scripts/core/fold.js";
import { COPY_SIGN } from "../../overrides/assets/scripts/core/link-prefix.js";
import { base64, checksum } from "../../overrides/assets/scripts/core/link-text.js";
import { union } from "../../overrides/assets/scripts/core/log.js";
import { moduleStanding, quizStanding, scenarioStanding } from "../../overrides/assets/scripts/core/progress.js";
import { validated } from "../../overrides/assets/scripts/core/validate-event.js";
import { HOSTILE } from "./attacks.mjs";
import { anyEvents, histories, NOW } from "./events.mjs";

const RUNS = { numRuns: Number(process.env.RUNS ?? 300) };
const shown = (events) => fold(events, NOW);
const quiz = (id) => ({ id, title: id, url: "", passMark: 75, questions: [] });
const scenario = { id: "c", title: "C", url: "", endings: ["b", "d"].map((id) => ({ id, title: id, mark: "11111111", verdict: "sound" })) };
const entry = (id, quizzes, scenarios) => ({ id, title: id, url: "", minutes: 1, sections: [{ id: "s1", title: "S", mark: "11111111" }], quizzes, scenarios });
const CATALOG = { course: "course", title: "Course", edition: "aaaaaaaaaaaa", date: "2026-11-20", takes: ["quiz"], modules: [entry("m1", [quiz("q")], [scenario]), entry("m2", [quiz("r")], [])] };
const MODULES = CATALOG.modules.map(({ id, quizzes, scenarios }) => ({ id, quizzes: quizzes.map((one) => one.id), scenarios: scenarios.map((one) => one.id) }));
const link = async (copy) => COPY_SIGN + (await encodedCopy(copy));

test("a copy that is opened shows what was completed, and nothing that was written", async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.boolean(), async ([events], isNamed) => {
      const learner = shown(events);
      // Nothing is renewed before it is complete; the histories at random do not know that.
      fc.pre(Object.values(learner.completions).every(({ at, renewed }) => !renewed || renewed > at));
      // Nor does anybody end two attempts within the same thousandth of a second, of which nothing tells the first.
      fc.pre(Object.values(learner.quizzes).every(({ attempts }) => new Set(attempts.map((one) => one.ended || one.id)).size === attempts.length));
      const copy = copyOf(learner, "course", isNamed);
      assert.deepEqual(await decodedCopy(await link(copy)), { copy });
      const { learner: copied } = copiedLearner(copy, CATALOG);
      const brought = copiedEvents(copied, shown([]));
      for (const event of brought) assert.deepEqual(validated(event), event);
      assert.equal(brought.some(({ type }) => ["wrote", "answered", "assigned", "visited", "saw", "chose"].includes(type)), false);
      const after = shown(brought);
      assert.equal(after.id, learner.id);
      assert.equal(after.name.value, isNamed ? learner.name.value : "");
      for (const module of MODULES) {
        const [now, then] = [moduleStanding(after, module, ["quiz"]), moduleStanding(learner, module, ["quiz"])];
        assert.deepEqual([now.read, now.quiz, now.scenario, now.complete], [then.read, then.quiz, then.scenario, then.complete]);
        for (const id of module.quizzes) assert.deepEqual({ ...quizStanding(after, id), begun: 0 }, { ...quizStanding(learner, id), begun: 0 });
        for (const id of module.scenarios) assert.equal(scenarioStanding(after, id).ended, scenarioStanding(learner, id).ended);
      }
    }),
    RUNS,
  );
});

test("a copy that joins the log it is of changes nothing, and opening it again adds nothing", () => {
  fc.assert(
    fc.property(histories, ([events]) => {
      const learner = shown(events);
      const { learner: copied } = copiedLearner(copyOf(learner, "course", true), CATALOG);
      const brought = copiedEvents(copied, learner);
      const joined = shown(union(events, brought));
      assert.deepEqual([joined.quizzes, joined.notes, joined.name, joined.id], [learner.quizzes, learner.notes, learner.name, learner.id]);
      for (const [id, { at, edition }] of Object.entries(learner.completions)) assert.deepEqual([joined.completions[id].at, joined.completions[id].edition], [at, edition]);
      assert.deepEqual(copiedEvents(copied, learner), brought);
    }),
    RUNS,
  );
});

test("a file that is opened after the link does not count an attempt twice", () => {
  const at = (minute) => `2026-11-20T10:0${minute}:00.000Z`;
  const answers = { q1: { mark: "11111111", picked: ["a"], right: true, at: at(1) } };
  const events = [
    { id: "1.a", at: at(0), type: "began", learner: "learner1" },
    { id: "2.a", at: at(0), type: "opened", quiz: "q", passMark: 75, answers: {} },
    { id: "3.a", at: at(1), type: "finished", quiz: "q", attempt: "2.a", begun: at(0), answers, right: 1, of: 1, passMark: 75 },
  ];
  const { learner: copied } = copiedLearner(copyOf(shown(events), "course", false), CATALOG);
  const first = copiedEvents(copied, shown([]));
  assert.equal(shown(first).quizzes.q.attempts.length, 1);
  assert.deepEqual(shown(union(first, events)).quizzes, shown(events).quizzes);
});

/** What else a link may bring, where texts, rows and numbers are. */
const ATTACKS = [...HOSTILE, "../../x", "<b>x</b>", "javascript:alert(1)", Array(400).fill(["a", 1, 1, null, 0])];

/** Every place in a value, as the way to it. */
function* places(value, way = []) {
  if (way.length) yield way;
  if (typeof value === "object" && value !== null) for (const key of Object.keys(value)) yield* places(value[key], [...way, key]);
}

/** A copy of a value in which something else stands in one place. */
function changed(value, way, to) {
  const copy = structuredClone(value);
  const holder = way.slice(0, -1).reduce((inner, key) => inner[key], copy);
  holder[way.at(-1)] = to;
  return copy;
}

const SOUND = { v: 1, c: "course", l: "learner1", t: 1_790_000_000_000, n: "Ana Díaz", b: 0, e: [["aaaaaaaaaaaa", "2026-11-20"]], m: [["m1", 5, 9, null, 0]], s: [["c", "b", 3]], q: [["q", [[1, 2, 1, 1, 75]]]] };

test("whatever stands in a copy, it is sound or it is none", () => {
  assert.deepEqual(validCopy(SOUND), SOUND);
  let refused = 0;
  for (const way of places(SOUND)) {
    for (const to of ATTACKS) {
      const copy = validCopy(changed(SOUND, way, to));
      if (!copy) refused += 1;
      else for (const event of copiedEvents(copiedLearner(copy, CATALOG).learner, shown([]))) assert.deepEqual(validated(event), event);
    }
  }
  assert.ok(refused > 500, `${refused}`);
  for (const value of ATTACKS) assert.equal(validCopy(value), null);
  for (const extra of ["x", "notes", "__proto__", "constructor"]) assert.equal(validCopy(JSON.parse(`${JSON.stringify(SOUND).slice(0, -1)},"${extra}":1}`)), null);
  for (const twice of [{ m: [...SOUND.m, ...SOUND.m] }, { s: [...SOUND.s, ...SOUND.s] }, { q: [...SOUND.q, ...SOUND.q] }]) assert.equal(validCopy({ ...SOUND, ...twice }), null);
  assert.equal({}.polluted, undefined);
});

test("what the course has not is left out, and told", () => {
  const { learner, gone, changed: other } = copiedLearner({ ...SOUND, e: [["bbbbbbbbbbbb", "2026-11-19"]], m: [["m1", null, 9, null, 0], ["gone", null, 9, null, 0], ["constructor", 1, null, null, null]], s: [["c", "gone", 1]], q: [["gone", [[1, 2, 1, 1, 75]]]] }, CATALOG);
  assert.deepEqual([gone, other, Object.keys(learner.completions), Object.keys(learner.quizzes), Object.keys(learner.scenarios)], [2, 1, ["m1"], [], []]);
});

test("a link that was cut, changed or made to harm is refused with a reason", async () => {
  const whole = await link(SOUND);
  assert.deepEqual(await decodedCopy(`${whole}.`), { copy: SOUND });
  assert.deepEqual(await decodedCopy(`${whole})`), { copy: SOUND });
  for (let at = COPY_SIGN.length; at < whole.length; at += 7) {
    assert.ok("fault" in (await decodedCopy(whole.slice(0, at))), `cut at ${at}`);
    const other = whole[at] === "A" ? "B" : "A";
    assert.ok("fault" in (await decodedCopy(whole.slice(0, at) + other + whole.slice(at + 1))), `changed at ${at}`);
  }
  assert.deepEqual(await decodedCopy(COPY_SIGN + "p".repeat(LONGEST)), { fault: "long" });
  const sealed = (kind, bytes) => `${COPY_SIGN}${kind}${checksum(bytes)}${base64(bytes)}`;
  const plain = (text) => sealed("p", new TextEncoder().encode(text));
  assert.deepEqual(await decodedCopy(plain(JSON.stringify(SOUND))), { copy: SOUND });
  assert.deepEqual(await decodedCopy(plain(JSON.stringify({ ...SOUND, v: 2 }))), { fault: "newer" });
  for (const text of ["null", "[]", "7", '"x"', "{", "", "[".repeat(3000)]) assert.deepEqual(await decodedCopy(plain(text)), { fault: "broken" }, text.slice(0, 9));
  const packed = new Uint8Array(await new Response(new Blob(["0".repeat(5_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  const begun = performance.now();
  assert.deepEqual(await decodedCopy(sealed("z", packed)), { fault: base64(packed).length > LONGEST - 20 ? "long" : "broken" });
  assert.ok(performance.now() - begun < 1000);
});

test("whatever events there are, a copy can be made of them and opened", async () => {
  await fc.assert(
    fc.asyncProperty(anyEvents, async (events) => {
      const began = { id: "1.z", at: "2026-11-09T09:00:00.000Z", type: "began", learner: "learner1" };
      const copy = copyOf(shown([began, ...events]), "course", true);
      assert.deepEqual(await decodedCopy(await link(copy)), { copy });
    }),
    RUNS,
  );
});

test("a whole course of seven modules fits into a code that a phone reads", async () => {
  const slugs = ["everyones-online", "how-staff-use-it", "whatsapp-and-others", "the-quick-post", "four-ethics-themes", "what-it-wants", "big-questions"];
  const span = (at) => 86_400_000 * at + 12_345;
  const copy = { ...SOUND, m: slugs.map((id, at) => [id, span(at), span(at) + 9876, null, 0]), s: slugs.map((id, at) => [`${id}-case`, "you-ask-first", span(at) + 77]), q: slugs.map((id, at) => [id, [[span(at) + 5, span(at) + 99_999, 7, 8, 75], [span(at) + 123_456, span(at) + 234_567, 8, 8, 75]]]) };
  assert.ok(validCopy(copy));
  const { length } = await link(copy);
  assert.ok(length < 1100, `${length}`);
});
