import { asked } from "../core/asked.js";
import { ROUNDS } from "../core/rounds.js";
import { load } from "../load.js";
import { learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { shortDate, versionDate, longDate } from "../ui/dates.js";
import { chosenAssignment, onChoice } from "./assignment-choice.js";
import { ownRecord } from "./own-record.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";

/** @typedef {import("../core/record.js").CompletionRecord} CompletionRecord */
/** @typedef {CompletionRecord["modules"][number]} Module */

/**
 * Show the sheet that is printed: a certificate once all is complete, a progress sheet until then.
 *
 * @param {HTMLElement} root
 */
export async function showCertificate(root) {
  const [catalog] = await Promise.all([loadCatalog(), loadStylesheet("certificate")]);
  const show = async () => draw(root, await ownRecord(catalog, chosenAssignment()));
  watch(show);
  onChoice(show);
  await show();
  root.hidden = false;
}

/** @type {CompletionRecord | undefined} What is shown, or about to be. */
let present;

/** @param {HTMLElement} root @param {CompletionRecord} record */
async function draw(root, record) {
  present = record;
  const task = taskNamed(record);
  const tasks = task && (await load("details"));
  // Meanwhile another record may have taken its place.
  if (present !== record) return;
  /** How much of the task that the record answers is done, as the roster works it out; null where it answers none. */
  const extent = tasks ? tasks.extentHere(record, task) : null;
  const isAsked = extent !== null && extent.finished !== "";
  root.dataset.certificate = record.complete ? "complete" : isAsked ? "asked" : "progress";
  const name = record.learner.name;
  root.toggleAttribute("data-long-name", name.length > 28);
  put(root, "name", name);
  put(root, "date", dated(record, extent));
  put(root, "edition", editions(record));
  put(root, "since", since(record));
  put(root, "task", tasks ? taskOf(task, tasks.senderOf(task)) : record.assignment ? `For task ${record.assignment}.` : "");
  for (const module of record.modules) row(root, module);
  attach(root, record);
}

/** What the learner lets into the record has sheets of its own; as long as there was none, what makes them is not loaded. */
let isAttached = false;

/** @param {HTMLElement} root @param {CompletionRecord} record */
async function attach(root, record) {
  isAttached ||= Boolean(record.notes) || record.modules.some(({ scenarios }) => scenarios.some(({ endings }) => endings));
  if (isAttached) (await load("details")).drawAttachments(root, record);
}

/** @param {HTMLElement} root @param {string} name @param {string} text */
function put(root, name, text) {
  const place = root.querySelector(`[data-slot="${name}"]`);
  if (place) place.textContent = text;
}

/** @param {HTMLElement} root @param {Module} module */
function row(root, { id, scenarios, quizzes, completed }) {
  const cells = root.querySelector(`[data-row="${CSS.escape(id)}"]`);
  const ends = scenarios.map(({ ended }) => ended ?? "").sort();
  const scores = quizzes.map(({ best }) => (best ? `${best.percent}%` : "–"));
  const shown = { scenario: ends[0] ? shortDate(ends[ends.length - 1]) : "–", quiz: scores.join(", "), complete: completed ? shortDate(completed.at) : "–" };
  for (const [part, text] of Object.entries(shown)) {
    const cell = cells?.querySelector(`[data-part="${part}"]`);
    if (cell) cell.textContent = text;
  }
}

/** @param {CompletionRecord} record */
function taskNamed({ assignment }) {
  return asked(learner()).find(({ code }) => code === assignment);
}

/** @param {import("../core/assignment.js").Assignment} task @param {string} from */
function taskOf({ code, passMark }, from) {
  return `For task ${code}, asked by ${from}${passMark ? `, quizzes at ${passMark}% or more` : ""}.`;
}

/** @param {CompletionRecord} record @param {import("../core/assignment-progress.js").Extent | null} extent of what was asked */
function dated({ complete, made, modules }, extent) {
  const days = modules.flatMap(({ completed }) => (completed ? [completed.at] : [])).sort();
  if (complete) return `on ${longDate(days[days.length - 1])}`;
  if (extent?.finished) return `${extent.done} of the ${extent.of} modules asked, on ${longDate(extent.finished)}`;
  if (extent) return `${extent.done} of the ${extent.of} modules asked so far, on ${longDate(made)}`;
  return `${days.length} of ${modules.length} modules complete on ${longDate(made)}`;
}

/** On which versions of the course; the days of the earliest and the latest where there are several. @param {CompletionRecord} record */
function editions({ course, modules }) {
  const done = modules.flatMap(({ completed }) => (completed ? [completed] : []));
  const days = [...new Set((done.length ? done : [course]).map(({ date }) => date))].sort().map(versionDate);
  return days.length > 1 ? `Versions of ${days[0]} to ${days[days.length - 1]}` : `Version of ${days[0]}`;
}

/** @param {CompletionRecord} record */
function since({ modules, returns }) {
  const back = returns ? `Came back ${returns.length} of ${ROUNDS} after the course. ` : "";
  const open = modules.flatMap(({ changed }) => changed.filter(({ looked }) => !looked)).length;
  if (!open) return back;
  return `${back}The course has changed since: ${open} ${open === 1 ? "thing is" : "things are"} still to be looked at.`;
}
