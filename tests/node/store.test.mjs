// The real store in several tabs of one browser: what was told as kept is kept, and tabs do not write against each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf } from "../../overrides/assets/scripts/core/document.js";
import { renew } from "../../overrides/assets/scripts/core/changes.js";
import { read } from "../../overrides/assets/scripts/core/read.js";
import { write as wrote } from "../../overrides/assets/scripts/core/text-events.js";
import { chance } from "./documents.mjs";
import { Browser, KEY, quiet, SCRIPTS, setClock } from "./tabs.mjs";

const SEQUENCES = 30;
const ACTS = 40;
const DAY = 86_400_000;

/** Writes a note of its own name; gives what the tab says of it then. */
async function write(tab, id, text = id) {
  tab.do(() => tab.store.append((learner) => wrote(learner, id, text, [learner.notes[id]?.value ?? ""])));
  await quiet();
  return tab.do(() => tab.store.notice());
}

const texts = (note) => [note.value, ...(note.others ?? []).map(({ value }) => value)];
/** A tab's log as a file has it, and as it is read from one. */
const file = (tab) => tab.do(() => read(tab.unread.exported()));
const notes = (learner) => Object.keys(learner?.notes ?? {});
const seen = (tab) => tab.do(() => notes(tab.store.learner()));

/** Acts at random in three tabs; gives what was told as kept for good, and what as kept by a tab. */
async function random(seed, { jumps = false, full = false }) {
  const [by, browser] = [chance(seed), new Browser()];
  const tabs = [];
  // Tabs that are opened at once begin one document; those that are not, and find nothing kept, each their own.
  for (const at of [0, 1, 2]) {
    setClock(seed % 2 ? at * 10_000 : 0);
    tabs.push(await browser.open());
  }
  let inputs = 0;
  const [good, inTab] = [[], new Map(tabs.map((_one, at) => [at, []]))];
  for (let act = 0; act < ACTS; act += 1) {
    const at = by.below(tabs.length);
    const what = by.below(10);
    if (jumps && by.is(0.2)) setClock((by.below(21) - 10) * DAY);
    if (full && by.is(0.2)) browser.disk.room = by.is(0.5) ? 0 : Infinity;
    if (what < 5) {
      const id = `n${act}`;
      inputs += 1;
      const told = await write(tabs[at], id);
      if (told === "") good.push(id);
      else inTab.get(at).push(id);
    } else if (what < 8) tabs[at].hear();
    else if (what < 9) tabs[at] = await browser.open(tabs[at]);
    else await browser.settle();
    await quiet();
  }
  browser.disk.room = Infinity;
  setClock(0);
  const heard = await browser.settle();
  return { browser, tabs, good, inTab, heard, inputs };
}

for (const [name, mode] of Object.entries({ plain: {}, "clock jumps": { jumps: true }, "storage full on and off": { full: true } })) {
  test(`nothing that was told as kept is lost: ${name}`, async () => {
    for (let seed = 1; seed <= SEQUENCES; seed += 1) {
      const { browser, tabs, good, inTab, heard, inputs } = await random(seed, mode);
      assert.ok(heard < 200, `settles, seed ${seed}`);
      // Each is written once, and what another tab writes is answered at most once for it; a page that opens may move its tab's copy.
      assert.ok(browser.writes <= 2 * inputs + (mode.full ? ACTS : 0), `${browser.writes} writes for ${inputs} inputs, seed ${seed}`);
      assert.deepEqual(tabs.flatMap((one) => one.errors), [], `seed ${seed}`);
      const kept = notes(browser.kept());
      for (const id of good) assert.ok(kept.includes(id), `${id} was told as kept, seed ${seed}`);
      for (const [at, ids] of inTab) {
        const again = await browser.open(tabs[at]);
        const here = seen(again);
        for (const id of ids) assert.ok(here.includes(id) || kept.includes(id), `${id} is kept by its tab, seed ${seed}`);
      }
    }
  });
}

test("what only the tab kept moves to the disk when there is room, also on a page that writes nothing", async () => {
  const browser = new Browser();
  let tab = await browser.open();
  await write(tab, "first");
  browser.disk.room = 0;
  assert.equal(await write(tab, "second"), "full");
  tab = await browser.open(tab);
  assert.equal(tab.do(() => tab.store.notice()), "full", "the page that writes nothing says so too");
  browser.disk.room = Infinity;
  tab = await browser.open(tab);
  assert.equal(tab.do(() => tab.store.notice()), "");
  assert.deepEqual(notes(browser.kept()), ["first", "second"]);
});

test("what two tabs kept by themselves is not dropped for what a third begins", async () => {
  const browser = new Browser();
  browser.disk.room = 0;
  const a = await browser.open();
  setClock(10_000);
  const b = await browser.open();
  await write(a, "a");
  await write(b, "b");
  browser.disk.room = Infinity;
  setClock(20_000);
  const c = await browser.open();
  await write(c, "c");
  await browser.settle();
  for (const [tab, id] of [[a, "a"], [b, "b"]]) {
    const again = await browser.open(tab);
    assert.ok(seen(again).includes(id));
    assert.equal(again.do(() => again.store.notice()), "apart");
    await again.do(() => again.switched.settleApart(true));
    assert.equal(again.do(() => again.store.notice()), "");
  }
  setClock(0);
  assert.deepEqual(notes(browser.kept()).sort(), ["a", "b", "c"]);
});

test("what was done beside a newer document is there once the page can read it, and can join it", async () => {
  const browser = new Browser();
  const before = await browser.open();
  await write(before, "old");
  const old = browser.disk.getItem(KEY);
  const newer = old.replace('"version":5', '"version":99');
  browser.close(before);
  browser.disk.setItem(KEY, newer);
  let tab = await browser.open();
  assert.equal(await write(tab, "meanwhile"), "newer");
  assert.equal(browser.disk.getItem(KEY), newer);
  browser.disk.setItem(KEY, old);
  tab = await browser.open(tab);
  assert.equal(tab.do(() => tab.store.notice()), "apart");
  assert.deepEqual(seen(tab), ["meanwhile"]);
  await tab.do(() => tab.switched.settleApart(true));
  assert.deepEqual(notes(browser.kept()).sort(), ["meanwhile", "old"]);
});

test("a fresh start leaves nothing of the one before, also where a newer course has written it or nothing fits any more", async () => {
  for (const spoil of [(text) => text, (text) => text.replace('"version":5', '"version":99'), () => "nonsense with Ana in it"]) {
    for (const room of [Infinity, 0]) {
      const browser = new Browser();
      const first = await browser.open();
      await write(first, "Ana");
      browser.disk.setItem(KEY, spoil(browser.disk.getItem(KEY)));
      const tab = await browser.open(first);
      browser.disk.room = room;
      tab.do(() => tab.switched.startFresh());
      await quiet();
      const left = [browser.disk, tab.own].flatMap((one) => Object.keys(one).map((key) => one.getItem(key))).join();
      assert.ok(!left.includes("Ana"), left);
    }
  }
});

test("tabs that are opened at once, where nothing is kept yet, begin one log", async () => {
  for (const by of [0, 1]) {
    const browser = new Browser();
    const tabs = [await browser.open(), await browser.open()];
    const [first, second] = by ? tabs : tabs.reverse();
    await Promise.all([write(first, "a"), write(second, "b")]);
    await browser.settle();
    assert.deepEqual(notes(browser.kept()).sort(), ["a", "b"]);
    assert.deepEqual(tabs.map((tab) => tab.do(() => tab.store.learner().id)), [browser.kept().id, browser.kept().id]);
  }
});

test("what is typed in a tab of nobody's is not dropped for the log that another tab begins", async () => {
  const browser = new Browser();
  const [one, two] = [await browser.open(), await browser.open()];
  // A page that has just begun to take down what is typed, as notes/note.js does.
  const turn = two.do(() => two.store.stand.turn);
  setClock(10_000);
  await write(one, "a");
  await browser.settle();
  assert.equal(two.do(() => two.store.stand.turn), turn);
  await write(two, "b");
  setClock(0);
  assert.deepEqual(notes(browser.kept()).sort(), ["a", "b"]);
});

test("two logs that are begun at once join, however long ago their pages were opened", async () => {
  const browser = new Browser();
  const one = await browser.open();
  setClock(10_000);
  const two = await browser.open();
  setClock(3_600_000);
  await write(one, "a");
  const text = browser.disk.getItem(KEY);
  // Each browser process has a copy of the storage, and tells the others of a change a little later.
  browser.disk.removeItem(KEY);
  two.events.length = 0;
  await write(two, "b");
  browser.disk.setItem(KEY, text);
  const turn = two.do(() => two.store.stand.turn);
  await browser.settle();
  setClock(0);
  assert.deepEqual(notes(browser.kept()).sort(), ["a", "b"]);
  assert.equal(two.do(() => two.store.stand.turn), turn);
});

test("a file for which there is no room does not seem to be opened", async () => {
  const browser = new Browser();
  const tab = await browser.open();
  await write(tab, "ours");
  const other = { log: "other0other0", events: [{ id: "1.other0", at: "2026-11-20T10:00:00.000Z", type: "began", learner: "other0other0" }], isWhole: true, isOld: false };
  browser.disk.room = 0;
  await write(tab, "only in the tab");
  assert.equal(await tab.do(() => tab.switched.adopt(other, false)), false);
  const again = await browser.open(tab);
  assert.deepEqual(seen(again), ["ours", "only in the tab"]);
});

test("two texts of one note both stand when a file is joined, until the learner picks", async () => {
  const [desk, phone] = [new Browser(), new Browser()];
  const tab = await desk.open();
  await write(tab, "n", "At first.");
  const there = await phone.open();
  await there.do(() => there.switched.adopt(file(tab), false));
  await write(tab, "n", "At the desk.");
  await write(there, "n", "On the phone.");
  for (let times = 0; times < 2; times += 1) await tab.do(() => tab.switched.adopt(file(there), true));
  assert.deepEqual(texts(desk.kept().notes.n).sort(), ["At the desk.", "On the phone."]);
  await tab.do(() => tab.store.append((learner) => wrote(learner, "n", "On the phone.", texts(learner.notes.n))));
  assert.deepEqual(texts(desk.kept().notes.n), ["On the phone."]);
  // The other device does not know yet; what it has was picked from, and does not come back.
  await tab.do(() => tab.switched.adopt(file(there), true));
  assert.deepEqual(texts(desk.kept().notes.n), ["On the phone."]);
  await there.do(() => there.switched.adopt(file(tab), true));
  assert.deepEqual(texts(phone.kept().notes.n), ["On the phone."]);
});

test("what is typed over a text that another tab has written meanwhile leaves that text beside it", async () => {
  const browser = new Browser();
  const [tab, other] = [await browser.open(), await browser.open()];
  await write(tab, "n", "One.");
  await browser.settle();
  await write(other, "n", "Two.");
  // This tab's box still has the first when the learner goes on in it.
  await tab.do(() => tab.store.append((learner) => wrote(learner, "n", "Three.", ["One."])));
  assert.deepEqual(texts(browser.kept().notes.n), ["Three.", "Two."]);
});

test("what could not be read again is not taken, and told", async () => {
  const browser = new Browser();
  const tab = await browser.open(await browser.open());
  await write(tab, "n", "fits");
  const again = await browser.open(tab);
  assert.equal(await write(again, "n", "x".repeat(20_001)), "unfit");
  assert.equal(browser.kept().notes.n.value, "fits");
  assert.equal(await write(again, "n", "fits as well"), "");
});

test("a watcher that fails does not keep the others from hearing", async () => {
  const tab = await new Browser().open();
  let heard = 0;
  tab.do(() => tab.store.watch(() => assert.fail("no")));
  tab.do(() => tab.store.watch(() => (heard += 1)));
  await write(tab, "n");
  assert.ok(heard > 0 && heard === tab.errors.length, `${heard}, ${tab.errors.length}`);
});

test("what not even the tab keeps is told so", async () => {
  const browser = new Browser();
  const tab = await browser.open();
  browser.disk.room = tab.own.room = 0;
  assert.equal(await write(tab, "n"), "lost");
  tab.own.room = Infinity;
  assert.equal(await write(tab, "n"), "full");
});

test("after everything was cleared in one tab, another knows, and its own copy is gone", async () => {
  const browser = new Browser();
  const [tab, other] = [await browser.open(), await browser.open()];
  await write(tab, "n");
  await browser.settle();
  tab.do(() => tab.switched.clear(() => false));
  await browser.settle();
  for (const one of [tab, other]) assert.deepEqual(one.do(() => [one.store.stand.isCleared, notes(one.store.learner())]), [true, []]);
  other.do(() => other.store.append(() => null));
  assert.equal(browser.kept(), null, "what changes nothing writes nothing");
});

test("a guest's tab never writes what others keep, nor does a tab that is opened from it", async () => {
  const browser = new Browser();
  const owner = await browser.open();
  await write(owner, "owner");
  const before = browser.disk.getItem(KEY);
  const guest = await browser.open();
  assert.ok(guest.do(() => guest.switched.startGuest()));
  await write(guest, "guest");
  const links = await guest.do(() => import(new URL("storage/guest-link.js", SCRIPTS).href).catch(() => null));
  assert.ok(links);
  const key = `${KEY}:guest-links`;
  browser.disk.setItem(key, JSON.stringify([["https://course.test/b", Date.now()], ["https://course.test/c", Date.now() - 200_000]]));
  const same = await browser.open(guest);
  assert.deepEqual(seen(same), ["guest"]);
  const elsewhere = await browser.open(null, "https://course.test/c");
  assert.equal(elsewhere.do(() => elsewhere.store.isGuest()), false, "a press of long ago counts no more");
  const followed = await browser.open(null, "https://course.test/b#part");
  assert.equal(followed.do(() => followed.store.isGuest()), true);
  await write(followed, "guest too");
  assert.equal(browser.disk.getItem(KEY), before);
  assert.equal(browser.disk.getItem(key), null);
  const tight = await browser.open();
  tight.own.room = 0;
  assert.equal(tight.do(() => tight.switched.startGuest()), false, "no guest where the next page would be the owner's");
});

test("what was not loaded is tried again, and what was done meanwhile is kept", async () => {
  const browser = new Browser();
  const [tab, other] = [await browser.open(), await browser.open()];
  await write(other, "theirs");
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = (act, after, ...given) => wait(act, after > 1000 ? 20 : after, ...given);
  tab.missing = "bundles/known.js";
  assert.equal(await write(tab, "ours"), "unloaded");
  tab.missing = "";
  await new Promise((done) => wait(done, 100));
  globalThis.setTimeout = wait;
  await browser.settle();
  assert.equal(tab.do(() => tab.store.notice()), "");
  assert.deepEqual(notes(browser.kept()).sort(), ["ours", "theirs"]);
});

for (const dates of [["2026-11-20", "2026-11-24"], ["2026-11-24", "2026-11-24"]])
test(`tabs of two editions do not write against each other: ${dates.join(", ")}`, async () => {
  const browser = new Browser();
  const tabs = [await browser.open(), await browser.open()];
  const course = { course: "course", title: "Course", takes: ["quiz"] };
  const section = (mark) => [{ id: "s", title: "S", mark }];
  const module = (mark) => ({ id: "m", title: "M", url: "m/", minutes: 1, scenarios: [], quizzes: [], sections: section(mark) });
  const editions = [["aaaaaaaaaaaa", dates[0], "11111111"], ["bbbbbbbbbbbb", dates[1], "22222222"]];
  await write(tabs[0], "n");
  await browser.settle();
  for (const [at, [edition, date, mark]] of editions.entries()) {
    const catalog = { ...course, edition, date, modules: [module(mark)] };
    const done = new Set();
    const look = () => {
      const settled = renew(tabs[at].store.learner(), catalog, done);
      if (!settled.length) return;
      settled.forEach(({ module }) => done.add(module));
      tabs[at].store.append(() => settled);
    };
    tabs[at].do(() => tabs[at].store.watch(look));
  }
  const see = (at, mark, ...others) => tabs[at].do(() => tabs[at].store.append(() => [...others, { type: "saw", module: "m", section: "s", mark }]));
  see(0, "11111111", { type: "completed", module: "m", edition: "cccccccccccc", date: "2026-11-19", seen: { "section/s": "00000000" } });
  await browser.settle();
  see(1, "22222222");
  await browser.settle();
  see(0, "11111111");
  assert.ok((await browser.settle()) < 20);
  if (dates[0] < dates[1]) assert.equal(browser.kept().completions.m.edition, "bbbbbbbbbbbb", "the later edition stands");
});

test("a text that another tab keeps cutting is answered once", async () => {
  const browser = new Browser();
  const tab = await browser.open(await browser.open());
  await write(tab, "n");
  const again = await browser.open(tab);
  await write(again, "m");
  const before = browser.writes;
  const { log, events } = read(browser.disk.getItem(KEY));
  for (let round = 0; round < 20; round += 1) {
    // Another program that drops what it does not know.
    const cut = documentOf(log, [...events.filter(({ type }) => type === "began"), { id: `${round + 9}.program0`, at: "2026-11-20T10:00:00.000Z", type: "shared", what: `i${round}`, value: true }]);
    await browser.open().then((other) => {
      other.do(() => browser.disk.setItem(KEY, cut));
      browser.close(other);
    });
    await browser.settle();
  }
  assert.ok(browser.writes - before <= 20 + 1, `${browser.writes - before} writes`);
});
