/**
 * Leaves out the events on which nothing shown can rest any more. Each rule keeps the first or the last of a kind, or what no
 * other was written over: what such a rule leaves out of some events it leaves out of more events too. So whether events were
 * left out before or after those of others joined them makes no difference:
 * compact(compact(a) ∪ b) = compact(a ∪ b), which tests/node/log.test.mjs holds.
 *
 * @typedef {import("./event.js").Event} Event
 */
import { union } from "./log.js";
import { retained } from "./quiz-events.js";
import { heads } from "./register.js";

/**
 * @typedef {object} Rule
 * @property {(event: any) => unknown[]} [first] the first event under each of these keys stays
 * @property {(event: any) => unknown[]} [last] so does the last
 * @property {(event: any) => string} [by] by which the last is told, before its order
 */

/** @type {Partial<Record<Event["type"], Rule>>} */
const RULES = {
  began: { first: (one) => [one.learner] },
  visited: { last: () => [] },
  saw: { first: (one) => [one.module, one.section, one.mark], last: (one) => [one.module, one.section] },
  read: { first: (one) => [one.module] },
  walked: { last: (one) => [one.scenario] },
  chose: { first: (one) => [one.scenario, one.from, one.to] },
  reached: { first: (one) => [one.scenario, one.ending, one.mark], last: (one) => [one.scenario, one.ending] },
  completed: { first: (one) => [one.module], last: (one) => [one.module], by: (one) => one.date },
  recalled: { first: (one) => [one.round, one.question] },
  shared: { last: (one) => [one.what] },
};

/** Events that share one slot, of which a function says which stay. @type {Partial<Record<Event["type"], [slot: (event: any) => unknown[], stay: (events: any[]) => Event[]]>>} */
const GROUPS = {
  named: [() => ["name"], heads],
  wrote: [(one) => ["note", one.note], heads],
  opened: [(one) => ["quiz", one.quiz], retained],
  answered: [(one) => ["quiz", one.quiz], retained],
  finished: [(one) => ["quiz", one.quiz], retained],
  assigned: [(one) => ["assignment", one.code], (events) => events.slice(-1)],
  dropped: [(one) => ["assignment", one.code], (events) => events.slice(-1)],
};

/**
 * @param {readonly Event[]} events
 * @returns {Event[]} in order
 */
export function compact(events) {
  const all = union(events);
  /** @type {Set<Event>} */
  const kept = new Set();
  for (const [type, rule] of Object.entries(RULES)) for (const one of ruled(all.filter((event) => event.type === type), rule)) kept.add(one);
  for (const group of grouped(all)) for (const one of stayOf(group)) kept.add(one);
  return all.filter((event) => kept.has(event));
}

/** @param {Event[]} events in order @param {Rule} rule @returns {Event[]} */
function ruled(events, { first, last, by }) {
  const found = /** @type {[Map<string, Event>, Map<string, Event>]} */ ([new Map(), new Map()]);
  for (const event of events) {
    const [opening, closing] = [first && JSON.stringify(first(event)), last && JSON.stringify(last(event))];
    if (opening !== undefined && !found[0].has(opening)) found[0].set(opening, event);
    const before = closing !== undefined && found[1].get(closing);
    if (closing !== undefined && (!by || !before || by(event) >= by(before))) found[1].set(closing, event);
  }
  return found.flatMap((one) => [...one.values()]);
}

/** Events that share a slot, in order, by slots. @param {Event[]} events @returns {Event[][]} */
export function grouped(events) {
  /** @type {Map<string, Event[]>} */
  const groups = new Map();
  for (const event of events) {
    const slot = GROUPS[event.type]?.[0](event);
    if (!slot) continue;
    const key = JSON.stringify(slot);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()];
}

/** @param {Event[]} group */
function stayOf(group) {
  return GROUPS[group[0].type]?.[1](group) ?? [];
}
