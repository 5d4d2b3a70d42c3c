import { now } from "../core/learner.js";
import { found, MAX_ROSTER_SIZE } from "../core/roster-import.js";
import { add, addAssignment, MOST, MOST_ASSIGNMENTS, sizeOf } from "../core/roster.js";
import { schemas } from "./schemas.js";

/**
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("../core/roster-import.js").SignedRecord} SignedRecord
 * @typedef {{ room: number, records: number, assignments: number, claimed: number, isRoster: boolean, say: (kind: "bad" | "note", text: string) => void }} Tally
 */

/** So long may reading keep the page from answering, in milliseconds. */
const SLICE = 12;

/** @type {Record<Exclude<import("../core/roster.js").Outcome, "first">, string>} */
const OUTCOMES = {
  newer: "is newer than the record of the same person here: it has the same id. It counts now, and the older one stands in the details.",
  unconfirmed: "is newer than the record of the same person that you confirmed here. It counts now, and you have not confirmed it; the one that you confirmed stands in the details.",
  ahead: "says that it was made on a day still to come, so it takes no other record’s place. It stands in the details.",
  older: "is older than the record of the same person here. It stands in the details.",
  same: "is in the roster already.",
  signed: "is the confirmed copy of a record that is here. It took its place.",
  kept: "is a record that is here, confirmed otherwise. What is confirmed here stays as it is.",
  differs: "was made at the same moment as another record of this person, yet says something else. Somebody has changed one of them; both stand in the details.",
  full: `finds the roster full: it holds ${MOST.toLocaleString("en-US")} records.`,
};

/**
 * Read files into the roster, in slices, so that the page goes on answering. What is wrong with one is said by its name
 * and spoils no other.
 *
 * @param {File[]} files
 * @param {boolean} isPasted
 * @param {Session} session
 * @param {(share: number) => void} progress
 * @returns {Promise<string>} what came of it, in a sentence
 */
export async function readAll(files, isPasted, session, progress) {
  const wasEmpty = session.roster.people.size + session.roster.assignments.size === 0;
  const before = session.messages.length;
  const sum = { records: 0, assignments: 0, rosters: 0 };
  for (const [at, file] of files.entries()) {
    progress(at / files.length);
    const tally = await readOne(file, session);
    sum.records += tally.records;
    sum.assignments += tally.assignments;
    sum.rosters += Number(tally.isRoster);
  }
  progress(1);
  const bad = session.messages.slice(before).filter(({ kind }) => kind === "bad").length;
  const text = `${summary(sum.records, sum.assignments)}${bad ? ` ${counted(bad, "problem")}.` : ""}`;
  session.messages.splice(before, 0, { kind: sum.records || sum.assignments ? "good" : "note", file: "", text });
  session.renew();
  if (wasEmpty && sum.rosters === files.length && !isPasted && !bad) session.isSaved = true;
  return text;
}

/** @param {File} file @param {Session} session */
async function readOne(file, session) {
  /** @type {Map<string, { kind: "bad" | "note", times: number }>} */
  const said = new Map();
  /** @type {Tally} */
  const tally = {
    room: MOST - sizeOf(session.roster),
    records: 0,
    assignments: 0,
    claimed: 0,
    isRoster: false,
    say: (kind, text) => void said.set(text, { kind, times: (said.get(text)?.times ?? 0) + 1 }),
  };
  try {
    await take(file, session, tally);
  } catch {
    tally.say("bad", "could not be read by the browser. Is it still there, is it a file, and may you open it?");
  }
  if (tally.claimed) tally.say("note", `brings ${counted(tally.claimed, "confirmation")}. The roster shows each “as the file says”: whoever has such a file can change it.`);
  for (const [text, { kind, times }] of said) {
    session.messages.push({ kind, file: file.name, text: times > 1 ? `${text} (${times.toLocaleString("en-US")} times)` : text });
  }
  return tally;
}

/** @param {File} file @param {Session} session @param {Tally} tally */
async function take(file, session, tally) {
  if (file.size > MAX_ROSTER_SIZE) return tally.say("bad", "is far too large for records.");
  const text = await file.text();
  const here = { course: session.page.course, now: now(), catalog: session.catalog };
  let rested = performance.now();
  for (const one of found(text, await schemas(session.page), here)) {
    if (one.kind === "bad") tally.say("bad", one.text);
    else if (one.kind === "roster") tally.isRoster = true;
    else if (one.kind === "record") takeRecord(one, session, tally);
    else takeAssignment(one.assignment, session, tally);
    if (performance.now() - rested > SLICE) {
      await new Promise((go) => setTimeout(go));
      rested = performance.now();
    }
  }
}

/** @param {{ record: SignedRecord, notes: string[] }} one @param {Session} session @param {Tally} tally */
function takeRecord({ record, notes }, { roster }, tally) {
  const who = record.learner.name || "No name typed";
  const name = roster.people.get(record.learner.id)?.[0].learner.name ?? record.learner.name;
  const outcome = tally.room > 0 ? add(roster, record, now()) : "full";
  if (outcome === "full") return tally.say("bad", OUTCOMES.full);
  tally.room -= Number(!["same", "signed", "kept"].includes(outcome));
  tally.records += Number(outcome !== "same" && outcome !== "kept");
  for (const note of notes) tally.say("note", `(${who}) ${note}`);
  if (outcome !== "first" && !(tally.isRoster && outcome === "older")) tally.say("note", `(${who}) ${OUTCOMES[outcome]}`);
  if (name !== record.learner.name) tally.say("note", `(${who}) has another name than “${name || "no name"}” in another record of the same browser.`);
  if (!record.confirmation || outcome === "same") return;
  // A roster that was saved brings many; each row says whence its confirmation is.
  if (tally.isRoster) return void (tally.claimed += 1);
  tally.say("note", `(${who}) came confirmed by ${record.confirmation.name}. Anybody can write that into a file, so the roster says “as the file says”. Take it back if you do not know of it.`);
}

/** @param {import("../core/assignment.js").Assignment} assignment @param {Session} session @param {Tally} tally */
function takeAssignment(assignment, { roster, page }, tally) {
  if (assignment.course !== page.course) return tally.say("bad", "holds an assignment of another course.");
  const outcome = addAssignment(roster, assignment);
  tally.assignments += Number(outcome === "first");
  if (outcome === "same") tally.say("note", `holds the assignment ${assignment.code}, which is here already.`);
  if (outcome === "taken") tally.say("bad", `holds an assignment with the number ${assignment.code}, which is here already, and says something else. The one that was here first stays. If you trust this one more, remove that one first.`);
  if (outcome === "full") tally.say("bad", `finds the roster full: it holds ${MOST_ASSIGNMENTS} assignments.`);
}

/** @param {number} records @param {number} assignments */
function summary(records, assignments) {
  const taken = [...(records || !assignments ? [counted(records, "record")] : []), ...(assignments ? [counted(assignments, "assignment")] : [])];
  return `${taken.join(" and ")} taken up.`;
}

/** @param {number} count @param {string} what */
function counted(count, what) {
  return `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
}
