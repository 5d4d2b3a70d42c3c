// What was kept before there was a log, under a key without a path: it is taken over whole, once, by whoever finds it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { write as wrote } from "../../overrides/assets/scripts/core/text-events.js";
import { chance, document } from "./documents.mjs";
import { Browser, KEY, quiet } from "./tabs.mjs";

const AT = "2026-11-20T10:00:00.000Z";
const old = (fields = {}) => JSON.stringify({ ...document(chance(1)), id: "learner000000001", name: { value: "Ana", at: AT }, notes: { n: { value: "Before.", at: AT } }, ...fields });
const write = async (tab, id, text) => {
  tab.do(() => tab.store.append((learner) => wrote(learner, id, text, [learner.notes[id]?.value ?? ""])));
  await quiet();
};
const learner = (tab) => tab.do(() => tab.store.learner());

test("a document of before is taken over, and stays where it is until the learner takes something of it back", async () => {
  const browser = new Browser();
  browser.disk.setItem("course", old());
  const tab = await browser.open();
  assert.equal(learner(tab).name.value, "Ana");
  assert.equal(browser.kept().notes.n.value, "Before.");
  assert.equal(browser.disk.getItem("course"), old());
  const written = browser.writes;
  await browser.open(tab);
  assert.equal(browser.writes, written, "it is taken over once");
  const again = await browser.open(tab);
  await write(again, "n", "");
  assert.equal(browser.disk.getItem("course"), null);
  assert.ok(!Object.keys(browser.disk).some((name) => browser.disk.getItem(name).includes("Before.")));
});

test("a preview on the same host does not touch what another site of the course keeps", async () => {
  const browser = new Browser();
  browser.disk.setItem("course", old());
  const site = await browser.open(null, undefined, "/site/");
  await write(site, "m", "Mine.");
  const [log, before] = [browser.disk.getItem(KEY), browser.disk.getItem("course:/site/preview/")];
  assert.equal(before, null);
  const preview = await browser.open(null, undefined, "/site/preview/");
  await write(preview, "n", "Tried.");
  preview.do(() => preview.switched.startFresh());
  await quiet();
  preview.do(() => preview.switched.clear(() => false));
  await browser.settle();
  assert.equal(browser.disk.getItem(KEY), log);
  assert.equal(learner(site).notes.m.value, "Mine.");
});

test("a preview that is first to find a document of before leaves it to the site", async () => {
  const browser = new Browser();
  browser.disk.setItem("course", old());
  const preview = await browser.open(null, undefined, "/preview/");
  preview.do(() => preview.store.append(() => [{ type: "read", module: "m9" }]));
  await quiet();
  const site = await browser.open();
  assert.equal(learner(site).name.value, "Ana");
  assert.equal(learner(site).modules.m9, undefined);
});

test("a page of before that is still open may write once more, and its learner's alone is taken over", async () => {
  const browser = new Browser();
  browser.disk.setItem("course", old());
  let tab = await browser.open();
  await write(tab, "m", "New.");
  browser.disk.setItem("course", old({ notes: { n: { value: "Before.", at: AT }, p: { value: "Late.", at: AT } } }));
  tab = await browser.open(tab);
  assert.deepEqual(Object.keys(browser.kept().notes).sort(), ["m", "n", "p"]);
  browser.disk.setItem("course", old({ id: "somebodyelse0001", name: { value: "Ben", at: AT } }));
  tab = await browser.open(tab);
  assert.equal(learner(tab).name.value, "Ana");
  assert.equal(tab.do(() => tab.store.notice()), "");
});

test("what has no room in its new place stays in the old one, and is tried again", async () => {
  const browser = new Browser();
  browser.disk.setItem("course", old());
  browser.disk.room = old().length + 100;
  const tab = await browser.open();
  assert.equal(tab.do(() => tab.store.notice()), "full");
  assert.equal(browser.disk.getItem("course"), old());
  browser.disk.room = Infinity;
  const other = await browser.open();
  assert.equal(learner(other).name.value, "Ana");
  assert.equal(browser.kept().name.value, "Ana");
});

test("what can't be read of before is set aside once, and does not stand in the way", async () => {
  const browser = new Browser();
  browser.disk.setItem("course", "nonsense");
  let tab = await browser.open();
  assert.equal(tab.do(() => tab.store.notice()), "unreadable");
  await write(tab, "n", "New.");
  assert.equal(browser.kept().notes.n.value, "New.");
  tab.do(() => tab.switched.dropUnread());
  tab = await browser.open(tab);
  assert.equal(tab.do(() => tab.store.notice()), "");
});

test("who was a guest before stays one, and leaves nothing", async () => {
  const browser = new Browser();
  browser.disk.setItem("course", old());
  const tab = await browser.open();
  tab.own.setItem("course:guest", "{}");
  const guest = await browser.open(tab);
  assert.ok(guest.do(() => guest.store.isGuest()));
  assert.equal(learner(guest).name.value, "");
  guest.do(() => guest.switched.endGuest());
  await quiet();
  assert.equal(learner(guest).name.value, "Ana");
  assert.deepEqual(Object.keys(guest.own), []);
});

test("what was cleared does not come back from a tab that held more of it", async () => {
  const browser = new Browser();
  const [tab, other] = [await browser.open(), await browser.open()];
  await write(tab, "n", "Ana's");
  await browser.settle();
  browser.disk.room = 0;
  await write(tab, "m", "Ana's too");
  browser.disk.room = Infinity;
  other.do(() => other.switched.clear(() => false));
  // The first tab sleeps, and is loaded anew.
  tab.events.length = 0;
  const again = await browser.open(tab);
  await quiet();
  assert.deepEqual(learner(again).notes, {});
  assert.equal(browser.disk.getItem(KEY), null);
});
