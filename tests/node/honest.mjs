/** Learners as the course's own scripts make them, and their records: nothing here is written by hand that a browser works out. */
import { renew } from "../../overrides/assets/scripts/core/changes.js";
import { idOf } from "../../overrides/assets/scripts/core/event-id.js";
import { nextCounter, union } from "../../overrides/assets/scripts/core/log.js";
import { foldSettled as fold } from "../../overrides/assets/scripts/core/completion-times.js";
import { marksOf } from "../../overrides/assets/scripts/core/content-hashes.js";
import { again, answer, retry, standing } from "../../overrides/assets/scripts/core/quiz.js";
import { recordOf } from "../../overrides/assets/scripts/core/record.js";
import { moduleStanding } from "../../overrides/assets/scripts/core/progress.js";
import { rename } from "../../overrides/assets/scripts/core/text-events.js";

const MINUTE = 60_000;

/** Numbers from 0 up to 1, the same for the same seed. */
export function chance(seed) {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}

/** A person at a browser: every act takes a while. */
export class Person {
  constructor(catalog, seed, begun = `${catalog.date}T14:00:00.000Z`) {
    [this.catalog, this.random, this.time] = [catalog, chance(seed), Date.parse(begun)];
    [this.replica, this.events, this.shown] = [`device${seed}`, [], null];
    this.add([{ type: "began", learner: `learner${String(seed).padStart(9, "0")}` }]);
  }

  /** Adds to the log, as storage/store.js does. */
  add(drafts) {
    const counter = nextCounter(this.events);
    const events = drafts.map(({ at = this.at(), ...body }, nth) => ({ id: idOf(counter + nth, this.replica), at, ...body }));
    [this.events, this.shown] = [[...this.events, ...events], null];
  }

  get learner() {
    return (this.shown ??= fold(this.events, new Date("2099-01-01")));
  }

  at() {
    return new Date(this.time).toISOString();
  }

  wait(minutes = 3) {
    this.time += Math.ceil(MINUTE * minutes * (0.5 + this.random()));
    return this.at();
  }

  parts() {
    return this.catalog.modules.map((module) => ({ id: module.id, scenarios: module.scenarios.map(({ id }) => id), quizzes: module.quizzes.map(({ id }) => id) }));
  }

  read(id) {
    const module = this.catalog.modules.find((one) => one.id === id);
    for (const { id: section, mark } of module.sections) this.add([{ type: "saw", module: id, section, mark, at: this.wait(0.5) }]);
    this.add([{ type: "read", module: id }]);
    this.settle();
  }

  play(id) {
    for (const scenario of this.catalog.modules.find((one) => one.id === id).scenarios) {
      const ending = scenario.endings[Math.floor(this.random() * scenario.endings.length)];
      this.add([{ type: "reached", scenario: scenario.id, ending: ending.id, mark: ending.mark, at: this.wait() }]);
    }
    this.settle();
  }

  quiz(id, skill = 0.8, { isAgain = false } = {}) {
    for (const entry of this.catalog.modules.find((one) => one.id === id).quizzes) {
      const quiz = { marks: new Map(entry.questions.map((one) => [one.id, one.mark])), passMark: entry.passMark };
      const attempts = () => this.learner.quizzes[entry.id]?.attempts ?? [];
      const made = () => ({ idOf: (at) => idOf(nextCounter(this.events) + at, this.replica), at: this.wait(0.2) });
      const { state, asked, missed } = standing(attempts(), quiz);
      // Where nothing was missed the page offers no retry.
      if (state === "ended" && !asked.length) this.add((isAgain || !missed.length ? again : retry)(entry.id, attempts(), quiz, made()));
      for (const question of standing(attempts(), quiz).asked) this.add(answer(entry.id, attempts(), quiz, { id: question, picked: ["x"], right: this.random() < skill }, made()));
    }
    this.settle();
  }

  /** As module/completion.js does after every change. */
  settle() {
    for (const part of this.parts()) {
      const at = moduleStanding(this.learner, part, this.catalog.takes).complete;
      if (this.learner.completions[part.id] || !at) continue;
      const module = this.catalog.modules.find(({ id }) => id === part.id);
      this.add([{ type: "completed", module: part.id, edition: this.catalog.edition, date: this.catalog.date, seen: marksOf(module), at }]);
    }
  }

  /** Looks at what changed, as "My record" lists it. */
  lookAgain(id) {
    this.read(id);
    this.quiz(id, 0.9);
    this.wait();
    this.add(renew(this.learner, this.catalog));
  }

  do(id, skill) {
    const acts = [() => this.read(id), () => this.play(id), () => this.quiz(id, skill)];
    for (const act of acts) if (this.random() < 0.9) act();
    while (this.random() < 0.4) this.quiz(id, skill, { isAgain: this.random() < 0.5 });
  }

  doAll() {
    for (const { id } of this.catalog.modules) {
      this.read(id);
      this.play(id);
      for (let tries = 0; tries < 9 && !this.learner.completions[id]; tries += 1) this.quiz(id, 0.8);
    }
    return this;
  }

  name(text) {
    this.add(rename(this.learner, text, [this.learner.name.value]));
    return this;
  }

  record(assignment = "") {
    return JSON.parse(JSON.stringify(recordOf(this.learner, this.catalog, this.wait(), assignment)));
  }

  /** The same person at another device, from here on. */
  elsewhere(seed) {
    const other = new Person(this.catalog, seed);
    return Object.assign(other, { events: [...this.events], shown: null, time: this.time });
  }

  join(other) {
    [this.events, this.shown] = [union(this.events, other.events), null];
    this.time = Math.max(this.time, other.time);
    this.settle();
  }
}

/** The course after an edit: a question and a passage read otherwise, a question more, another mark for passing. */
export function edited(catalog, edition, date, { passMark = 0 } = {}) {
  const next = structuredClone(catalog);
  Object.assign(next, { edition, date });
  for (const module of next.modules.slice(0, 3)) {
    module.sections[0].mark = `${module.sections[0].mark}x`;
    for (const quiz of module.quizzes) {
      quiz.questions[0].mark = `${quiz.questions[0].mark}x`;
      quiz.questions.push({ ...quiz.questions[1], id: `${quiz.questions[1].id}-too`, mark: "new" });
      if (passMark) quiz.passMark = passMark;
    }
  }
  return next;
}
