/**
 * What several records say against each other: those of two people that are one record, names that only look the same, and a
 * newer record that does not go on from the older one.
 *
 * @typedef {import("./roster-import.js").SignedRecord} SignedRecord
 */
import { skeleton, spelled } from "./confusables.js";
import { isAfter, named } from "./objection-wording.js";

/**
 * @param {Map<string, SignedRecord[]>} people by the learner's id, the one that counts first
 * @returns {{ against: Map<string, string[]>, isAlone: (id: string) => boolean }} what there is to look at, by id; and whether
 *   nobody else has a name that looks like that person's
 */
export function across(people) {
  const against = /** @type {Map<string, string[]>} */ (new Map());
  const object = (/** @type {string} */ id, /** @type {string} */ text) => against.set(id, [...(against.get(id) ?? []), text]);
  const names = groups(people, ([{ learner }]) => [skeleton(learner.name)]);
  for (const ids of names.values()) disguises(ids, people).forEach(([id, text]) => object(id, text));
  for (const [id, other] of copies(people)) object(id, `It was done at the same moments as the record of another person here (id ends …${other.slice(-4)}).`);
  for (const [id, records] of people) steps(records).forEach((text) => object(id, text));
  const alone = new Set([...names].flatMap(([name, ids]) => (name && ids.length === 1 ? ids : [])));
  return { against, isAlone: (id) => alone.has(id) };
}

/** @param {Map<string, SignedRecord[]>} people @param {(records: SignedRecord[]) => string[]} keysOf @returns {Map<string, string[]>} */
function groups(people, keysOf) {
  const found = /** @type {Map<string, string[]>} */ (new Map());
  for (const [id, records] of people) {
    for (const key of new Set(keysOf(records))) {
      const ids = found.get(key);
      if (ids) ids.push(id);
      else found.set(key, [id]);
    }
  }
  return found;
}

/** @param {string[]} ids of people whose names look the same @param {Map<string, SignedRecord[]>} people @returns {[string, string][]} */
function disguises(ids, people) {
  if (ids.length < 2) return [];
  const spelling = new Map(ids.map((id) => [id, spelled(people.get(id)?.[0].learner.name ?? "")]));
  const [first] = ids;
  const stranger = ids.find((id) => spelling.get(id) !== spelling.get(first));
  if (!stranger) return [];
  return ids.map((id) => {
    const other = spelling.get(id) === spelling.get(first) ? stranger : first;
    return [id, `The name only looks like that of another person here (id ends …${other.slice(-4)}): it is written with other letters, or with some that do not show.`];
  });
}

/** Who shares moments with whom: no two people end a quiz in the same millisecond. @param {Map<string, SignedRecord[]>} people */
function copies(people) {
  const shared = /** @type {Map<string, string>} */ (new Map());
  for (const [first, second, ...more] of groups(people, momentsOf).values()) {
    if (!second) continue;
    shared.set(first, second);
    for (const id of [second, ...more]) shared.set(id, first);
  }
  return shared;
}

/** @param {SignedRecord[]} records */
function momentsOf([{ modules }]) {
  return modules.flatMap(({ id, quizzes, completed }) => [
    ...(completed ? [`module ${id} ${completed.at}`] : []),
    ...quizzes.flatMap((quiz) => (quiz.first ? [`quiz ${quiz.id} ${quiz.first.at}`] : [])),
  ]);
}

/** What is done stays done, and a first score stays the first. @param {SignedRecord[]} records */
function steps([newer, older]) {
  if (!older || older.made >= newer.made) return [];
  const now = new Map(newer.modules.map((module) => [module.id, module]));
  const gone = new Set(newer.earlier?.map(({ id }) => id));
  return older.modules.flatMap((module) => {
    const same = now.get(module.id);
    const isLost = module.completed && !same?.completed && !gone.has(module.id);
    const later = same && module.quizzes.some(({ id, first }) => first && isLater(first, same.quizzes.find((quiz) => quiz.id === id)));
    return [
      ...(isLost ? [`${named(module)}: the older record of the same person says that it was complete, and this one does not.`] : []),
      ...(later ? [`${named(module)}: the older record of the same person has an earlier first score.`] : []),
    ];
  });
}

/** @param {{ at: string }} first @param {SignedRecord["modules"][number]["quizzes"][number] | undefined} quiz as the newer record has it */
function isLater(first, quiz) {
  return quiz !== undefined && (!quiz.first || isAfter(quiz.first.at, first.at));
}
