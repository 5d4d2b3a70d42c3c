// The contract of the storage port, held by each back that lies behind it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf } from "../../overrides/assets/scripts/core/document.js";
import { read } from "../../overrides/assets/scripts/core/read.js";
import { hostBack, sessionAround } from "../../overrides/assets/scripts/storage/host.js";
import { browserBack, tabBack } from "../../overrides/assets/scripts/storage/port.js";

const LOG = "log00000";
const event = (counter, replica = "a", more = { type: "began", learner: "learner1" }) => ({ id: `${counter}.${replica}`, at: "2026-11-20T10:00:00.000Z", ...more });

/** A storage of the browser, with as much room as is given. */
function vault(room) {
  const entries = new Map();
  return {
    get: (key) => entries.get(key) ?? null,
    set: (key, text) => text.length <= room.left && Boolean(entries.set(key, text)),
    drop: (key) => entries.delete(key),
    keys: () => [...entries.keys()],
    isOpen: () => room.isOpen,
  };
}

/** What a host page does, in the fewest words. */
function session(room) {
  let text = null;
  const heard = [];
  return {
    read: () => text,
    write: (next) => room.isOpen && next.length <= room.left && ((text = next), true),
    watch: (changed) => heard.push(changed),
    changedElsewhere: (next) => ((text = next), heard.forEach((changed) => changed())),
  };
}

/** @type {Record<string, (room: object) => { back: object, elsewhere?: (text: string) => void }>} */
const BACKS = {
  browser(room) {
    const [disk, listeners] = [vault(room), {}];
    globalThis.addEventListener = (name, listener) => (listeners[name] = listener);
    const elsewhere = (text) => (disk.set("course:/", text), listeners.storage({ key: "course:/" }));
    return { back: browserBack(disk, "course:/"), elsewhere };
  },
  tab: (room) => ({ back: tabBack(vault(room), "course:/:tab") }),
  host(room) {
    const around = session(room);
    return { back: hostBack(around), elsewhere: around.changedElsewhere };
  },
};

for (const [name, make] of Object.entries(BACKS)) {
  const begin = () => {
    const room = { left: Infinity, isOpen: true };
    return { room, ...make(room) };
  };

  test(`${name}: nothing is there at first, and what is added is there whole`, () => {
    const { back } = begin();
    assert.equal(back.read(), null);
    assert.equal(back.append(LOG, [event(1)]), "kept");
    assert.equal(back.append(LOG, [event(2, "a", { type: "read", module: "m" }), event(3, "b", { type: "dropped", code: "code000001" })]), "kept");
    const found = read(back.read());
    assert.ok(found.isWhole);
    assert.deepEqual([found.log, found.events.map(({ id }) => id)], [LOG, ["1.a", "2.a", "3.b"]]);
  });

  test(`${name}: nothing is added to another log, nor to what is spoilt or newer`, () => {
    const { back } = begin();
    for (const text of [documentOf("log11111", [event(1)]), "nonsense", documentOf(LOG, [event(1)]).replace('"version":5', '"version":99')]) {
      assert.equal(back.replace(text), "kept");
      assert.equal(back.append(LOG, [event(2)]), "other");
      assert.equal(back.read(), text);
    }
  });

  test(`${name}: where there is no room, what was there stays there`, () => {
    const { back, room } = begin();
    back.append(LOG, [event(1)]);
    const before = back.read();
    room.left = before.length;
    assert.equal(back.append(LOG, [event(2)]), "full");
    assert.equal(back.replace(documentOf(LOG, [event(1), event(2)])), "full");
    assert.equal(back.read(), before);
    room.left = Infinity;
    assert.equal(back.append(LOG, [event(2)]), "kept");
  });

  test(`${name}: another document takes the place of the first, if it may`, () => {
    const { back } = begin();
    back.append(LOG, [event(1), event(2)]);
    assert.equal(back.replace(documentOf(LOG, [event(1)])), "kept");
    assert.deepEqual(read(back.read()).events.map(({ id }) => id), ["1.a"]);
    assert.equal(back.replace(null), back.capabilities.switches ? "kept" : "other");
    assert.equal(back.read() === null, back.capabilities.switches);
  });

  test(`${name}: what is written elsewhere is heard of, where there is an elsewhere`, () => {
    const { back, elsewhere } = begin();
    let heard = 0;
    back.watch(() => (heard += 1));
    elsewhere?.(documentOf(LOG, [event(1)]));
    assert.equal(heard, elsewhere ? 1 : 0);
    assert.deepEqual(Object.values(back.capabilities).map((one) => typeof one), ["boolean", "boolean"]);
  });
}

test("a browser that allows nothing says so", () => {
  const back = tabBack(vault({ left: 0, isOpen: false }), "k");
  assert.equal(back.append(LOG, [event(1)]), "blocked");
});

test("a host that throws loses nothing but what it was given", () => {
  globalThis.reportError = () => {};
  const broken = { read: () => assert.fail(), write: () => assert.fail(), watch: () => assert.fail() };
  const back = hostBack(broken);
  back.watch(() => {});
  assert.deepEqual([back.read(), back.append(LOG, [event(1)])], [null, "full"]);
});

test("only a page of the same origin that says so is a host", () => {
  const alone = {};
  alone.parent = alone;
  const foreign = { get parent() { throw new DOMException("denied", "SecurityError"); } };
  const courseSession = session({ left: Infinity, isOpen: true });
  assert.deepEqual([alone, foreign, { parent: {} }, { parent: { courseSession } }].map(sessionAround), [null, null, null, courseSession]);
});
