// Whose log a tab has, whatever lies in the browser's storage; and that the picker shows all of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { read } from "../../overrides/assets/scripts/core/read.js";
import { documentOf } from "../../overrides/assets/scripts/core/document.js";
import { fold } from "../../overrides/assets/scripts/core/fold.js";
import * as learners from "../../overrides/assets/scripts/storage/learners.js";
import * as lock from "../../overrides/assets/scripts/storage/lock.js";
import * as storage from "../../overrides/assets/scripts/storage/web-storage.js";

const METHODS = {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  },
  setItem(key, text) {
    this[key] = text;
  },
  removeItem(key) {
    delete this[key];
  },
};
const empty = () => Object.create(METHODS);
const SITE = "course:/site/";

/** A browser with these entries, opened. */
function open(entries, tab = {}) {
  for (const [name, kept] of [["localStorage", entries], ["sessionStorage", tab]]) {
    Object.defineProperty(globalThis, name, { value: Object.assign(empty(), kept), configurable: true });
  }
  storage.nameKeys("course", "/site/");
}

const choice = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9]{7,9}$/), fc.constantFrom("", "../site/x", "aaaaaaaa:tab", "AAAAAAAA"));

test("whatever was chosen, the log is the first learner's or lies under a key of its own", () => {
  fc.assert(
    fc.property(fc.option(choice, { nil: undefined }), fc.option(choice, { nil: undefined }), (here, before) => {
      open(before === undefined ? {} : { [`${SITE}:learner`]: before }, here === undefined ? {} : { [`${SITE}:learner`]: here });
      const wanted = here ?? before ?? "";
      assert.equal(storage.site, SITE);
      assert.equal(storage.key, /^[a-z0-9]{8}$/.test(wanted) ? `${SITE}:learner:${wanted}` : SITE);
      assert.equal(storage.oldKey, storage.key === SITE ? "course" : "", "what was there before is the first learner's alone");
    }),
  );
});

test("no log is left out of the picker, whatever it holds, and none is made of other entries", () => {
  const id = fc.stringMatching(/^[a-z0-9]{8}$/);
  const other = fc.string().filter((name) => !(name in METHODS) && name !== "__proto__" && name !== "length");
  fc.assert(
    fc.property(fc.dictionary(id, fc.string({ minLength: 1 })), fc.dictionary(other, fc.string()), (logs, strays) => {
      const named = Object.fromEntries(Object.entries(logs).map(([name, text]) => [`${SITE}:learner:${name}`, text]));
      const others = Object.fromEntries(Object.entries(strays).map(([name, text]) => [`${SITE}:learner:x${name}!`, text]));
      open({ ...others, ...named });
      assert.deepEqual(learners.otherLearners().map(({ key }) => key).sort(), Object.keys(named).sort());
    }),
  );
});

test("each who begins has a log that can be read, and leaves those of others as they are", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 100 }), { maxLength: 5 }), (names) => {
      open({ [SITE]: "the first one's" });
      const places = names.map((name) => learners.beginBeside(name));
      assert.equal(new Set(places).size, names.length);
      for (const place of places) assert.ok(read(localStorage.getItem(place)).isWhole);
      assert.equal(localStorage.getItem(SITE), "the first one's");
      for (const place of [...places, SITE]) {
        assert.ok(learners.goOnAs(place));
        storage.nameKeys("course", "/site/");
        assert.equal(storage.key, place);
      }
      assert.equal(learners.goOnAs("course:/other/:learner:aaaaaaaa"), false);
    }),
  );
});

test("where nothing can be kept, nobody new begins", () => {
  open({});
  localStorage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  assert.equal(learners.beginBeside("Ana"), "");
});

test("what is put beside others joins its own learner's log, and no other one, and leaves what can't be read in whole", () => {
  const began = (learner, id) => ({ id, at: "2026-11-20T10:00:00.000Z", type: "began", learner });
  const done = { id: "2.b", at: "2026-11-20T10:00:01.000Z", type: "read", module: "m1" };
  const brought = () => ({ log: "log00000002", events: [began("learner1", "1.b"), done], learner: fold([began("learner1", "1.b"), done]) });
  const earlier = { ...done, id: "2.a", module: "m2" };
  const cases = [
    [documentOf("log00000001", [began("learner1", "1.a"), earlier]), true],
    [documentOf("log00000001", [began("learner2", "1.a"), earlier]), false],
    [documentOf("log00000001", [began("learner1", "1.a"), earlier, { id: "9.x" }]), false],
    ["nonsense", false],
  ];
  for (const [before, isJoined] of cases) {
    const place = `${SITE}:learner:aaaaaaaa`;
    open({ [SITE]: "the first one's", [place]: before });
    const put = learners.putBeside(brought(), () => brought().events);
    assert.equal(put === place, isJoined);
    if (!isJoined) assert.equal(localStorage.getItem(place), before);
    const { events } = read(localStorage.getItem(put));
    assert.deepEqual(events.filter(({ type }) => type === "read").map(({ module }) => module).sort(), isJoined ? ["m1", "m2"] : ["m1"]);
    assert.equal(localStorage.getItem(SITE), "the first one's");
  }
});

test("a lock opens by its own digits alone, is asked for after a while, and is each learner's own", () => {
  globalThis.addEventListener = () => {};
  const now = Date.now;
  open({ [SITE]: "x" });
  assert.equal(lock.isLocked(), false);
  assert.ok(lock.putLock("2468"));
  assert.ok(lock.isLocked() && lock.isHere());
  const all = Array.from({ length: 10_000 }, (_, at) => String(at).padStart(4, "0"));
  assert.deepEqual(all.filter(lock.opens), ["2468"]);
  for (const [minutes, isHere] of [[29, true], [31, false], [-1, false]]) {
    Date.now = () => now() + minutes * 60_000;
    assert.equal(lock.isHere(), isHere, `${minutes}`);
  }
  Date.now = now;
  sessionStorage.setItem(`${SITE}:learner`, "aaaaaaaa");
  storage.nameKeys("course", "/site/");
  assert.equal(lock.isLocked(), false);
  sessionStorage.removeItem(`${SITE}:learner`);
  storage.nameKeys("course", "/site/");
  lock.leave();
  assert.ok(lock.isLocked() && !lock.isHere());
  lock.dropLock();
  assert.deepEqual(Object.keys(localStorage), [SITE]);
});
