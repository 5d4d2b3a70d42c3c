// Three tabs on one device, two on another, with clocks that are wrong, storage that is full at times, pages that are loaded anew,
// and two versions of the course: what was done is shown in the end, and no tab writes on and on. The log, its rules and the backs
// are the real ones; store.test.mjs runs the real store, in fewer sequences.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compact } from "../../overrides/assets/scripts/core/compact.js";
import { renew } from "../../overrides/assets/scripts/core/changes.js";
import { documentOf } from "../../overrides/assets/scripts/core/document.js";
import { idOf } from "../../overrides/assets/scripts/core/event-id.js";
import { nextCounter, union } from "../../overrides/assets/scripts/core/log.js";
import { foldSettled as fold } from "../../overrides/assets/scripts/core/completion-times.js";
import { again, answer, standing } from "../../overrides/assets/scripts/core/quiz.js";
import { read } from "../../overrides/assets/scripts/core/read.js";
import { keep } from "../../overrides/assets/scripts/core/scenario.js";
import { write } from "../../overrides/assets/scripts/core/text-events.js";
import { browserBack, tabBack } from "../../overrides/assets/scripts/storage/port.js";
import { chance } from "./documents.mjs";

const SEQUENCES = Number(process.env.SEQUENCES ?? 10_000);
const ACTS = 25;
const DAY = 86_400_000;
const NOW = new Date("2027-12-31T00:00:00.000Z");
const QUIZ = { marks: new Map([["q1", "11111111"], ["q2", "11111111"]]), passMark: 50 };
const section = (mark) => [{ id: "s", title: "S", mark }];
const edition = (id, date, mark) => ({ course: "c", title: "C", takes: [], edition: id, date, modules: [{ id: "m", title: "M", url: "m/", minutes: 1, scenarios: [], quizzes: [], sections: section(mark) }] });
const EDITIONS = [edition("aaaaaaaaaaaa", "2026-11-20", "11111111"), edition("bbbbbbbbbbbb", "2026-11-24", "22222222")];

globalThis.addEventListener = () => {};

class Disk {
  entries = new Map();
  room = Infinity;
  vault() {
    return {
      get: (key) => this.entries.get(key) ?? null,
      set: (key, text) => this.room > 0 && Boolean(this.entries.set(key, text)),
      drop: (key) => this.entries.delete(key),
      keys: () => [...this.entries.keys()],
      isOpen: () => true,
    };
  }
}

let pages = 0;

/** A page: as storage/store.js goes about it, without what is shown of it. */
class Page {
  constructor(device, own = new Disk()) {
    Object.assign(this, { device, own, replica: `page${(pages += 1)}`, events: [], isBehind: false, mayAnswer: false, kept: null, at: chance(pages).below(3) });
    [this.back, this.tab] = [browserBack(device.disk.vault(), "course:/"), tabBack(own.vault(), "course:/:tab")];
    this.load();
    const held = this.tab.read();
    if (held) this.hold(read(held).events), this.keep([]);
  }

  hold(events) {
    this.events = union(this.events, events);
  }

  /** What a file brings is kept as a whole. */
  join(events) {
    this.load();
    this.hold(events);
    this.keep([]);
  }

  load() {
    const text = this.back.read();
    if (text === null || text === this.kept) return false;
    this.kept = text;
    const found = read(text);
    assert.ok(found.isWhole);
    this.isBehind = this.events.length > 0;
    this.hold(found.events);
    return true;
  }

  keep(events) {
    const whole = () => documentOf("log00000", compact(this.events));
    let outcome = this.isBehind || !events.length || events.some(({ type }) => type === "wrote") ? "other" : this.back.append("log00000", events);
    if (outcome !== "kept") outcome = this.back.replace(whole());
    this.isBehind = outcome !== "kept";
    if (this.isBehind) return this.tab.replace(whole());
    this.kept = this.back.read();
    this.tab.replace(null);
    this.device.wrote(this);
  }

  act(make, at) {
    this.load();
    const counter = nextCounter(this.events);
    const drafts = make(fold(this.events, NOW), (nth) => idOf(counter + nth, this.replica)) ?? [];
    const events = drafts.map((draft, nth) => ({ id: idOf(counter + nth, this.replica), at, ...draft }));
    if (!events.length) return;
    this.hold(events);
    this.keep(events);
    this.mayAnswer = true;
  }

  /** Another tab has written: what it lacks is given back, once for each act. */
  hear() {
    if (!this.load() || !this.mayAnswer) return false;
    const theirs = read(this.kept).events;
    if (union(theirs, compact(this.events)).length === theirs.length) return false;
    this.mayAnswer = false;
    this.keep([]);
    return true;
  }
}

class Device {
  constructor(skew, tabs) {
    Object.assign(this, { skew, disk: new Disk(), pages: [], waiting: new Set() });
    for (let at = 0; at < tabs; at += 1) this.pages.push(new Page(this));
  }

  wrote(page) {
    for (const one of this.pages) if (one !== page) this.waiting.add(one);
  }

  /** Every page hears what was written; gives how many wrote in answer. */
  settle() {
    let answers = 0;
    for (let round = 0; this.waiting.size; round += 1) {
      assert.ok(round < 10, "tabs write on and on");
      const heard = [...this.waiting];
      this.waiting.clear();
      for (const page of heard) if (page.hear()) answers += 1;
    }
    return answers;
  }
}

/** One thing that a learner does, at random. */
function deed(by, act, page, at) {
  const catalog = EDITIONS[page.at % 2];
  const [{ mark }] = catalog.modules[0].sections;
  const attempts = (learner) => learner.quizzes.q?.attempts ?? [];
  return by.one([
    (learner) => write(learner, `n${by.below(2)}`, `text ${act}`, [learner.notes.n0?.value ?? ""]),
    () => [{ type: "saw", module: "m", section: "s", mark }],
    (learner) => (learner.completions.m ? renew(learner, catalog) : [{ type: "completed", module: "m", edition: catalog.edition, date: catalog.date, seen: { "section/s": mark } }]),
    (learner) => keep(learner, "c", by.one([["a", "b"], ["a", "d"]]), mark),
    (learner, idOf) => answer("q", attempts(learner), QUIZ, { id: by.one(["q1", "q2"]), picked: ["x"], right: by.is(0.5) }, { at, idOf }),
    (learner, idOf) => (standing(attempts(learner), QUIZ).state === "ended" ? again("q", attempts(learner), QUIZ, { at, idOf }) : null),
    () => [{ type: "read", module: `m${act}` }],
  ]);
}

function run(seed) {
  const by = chance(seed);
  const devices = [new Device(0, 3), new Device((by.below(800) - 400) * DAY, 2)];
  devices[0].pages[0].act(() => [{ type: "began", learner: "learner1" }], "2026-11-20T09:00:00.000Z");
  devices[0].settle();
  // The other device begins with a file of the first.
  devices[1].pages[0].join(devices[0].pages[0].events);
  devices[1].settle();
  const all = [];
  let inputs = 0;
  let answers = 0;
  for (let act = 0; act < ACTS; act += 1) {
    const device = by.one(devices);
    const at = by.below(device.pages.length);
    const what = by.below(10);
    const time = new Date(Date.parse("2026-11-20T09:00:00.000Z") + act * 60_000 + device.skew).toISOString();
    if (what < 6) {
      device.pages[at].act(deed(by, act, device.pages[at], time), time);
      all.push(...device.pages[at].events.filter(({ id }) => id.endsWith(`.${device.pages[at].replica}`)));
      inputs += 1;
    } else if (what < 7) answers += device.settle();
    else if (what < 8) device.disk.room = by.is(0.5) ? 0 : Infinity;
    else if (what < 9) device.pages[at] = new Page(device, device.pages[at].own);
    else devices[1 - devices.indexOf(device)].pages[0].join(device.pages[at].events);
  }
  for (const device of devices) {
    device.disk.room = Infinity;
    answers += device.settle();
    // Whatever a tab alone held, the next page of that tab brings to the disk.
    device.pages = device.pages.map((page) => new Page(device, page.own));
    device.settle();
  }
  assert.ok(answers <= inputs, `${answers} answers to ${inputs} inputs, seed ${seed}`);
  return { devices, all };
}

test(`nothing is lost in ${SEQUENCES} sequences of tabs, devices, wrong clocks, full storage and two versions`, () => {
  for (let seed = 1; seed <= SEQUENCES; seed += 1) {
    const { devices, all } = run(seed);
    const kept = devices.map(({ disk }) => read(disk.entries.get("course:/") ?? "").events ?? []);
    const joined = fold(union(...kept), NOW);
    assert.deepEqual(joined, fold(union(...kept.toReversed()), NOW));
    // What is shown in the end is what all that was ever done comes to, as if none of it had been left out.
    assert.deepEqual(joined, fold(union(...kept, all), NOW), `seed ${seed}`);
  }
});
