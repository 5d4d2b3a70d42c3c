import { asked } from "../core/asked.js";
import { ROUNDS } from "../core/rounds.js";
import { line, LONGEST_NAME, nameOf } from "../core/text.js";
import { rename } from "../core/text-events.js";
import { load } from "../load.js";
import { append, learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { shortDate, versionDate } from "../ui/dates.js";
import { element } from "../ui/element.js";
import startChanges from "./changes.js";
import { ownRecord } from "./own-record.js";

/** @typedef {import("../core/record.js").CompletionRecord} CompletionRecord */
/** @typedef {CompletionRecord["modules"][number]} Module */

/**
 * Show where the learner stands, module by module, and keep the name.
 *
 * @param {HTMLElement} root
 * @param {import("../ui/page-data.js").Page} page
 */
export default async function start(root, page) {
  const changed = /** @type {HTMLElement | null} */ (document.querySelector("[data-changed]"));
  keepName(/** @type {HTMLInputElement} */ (root.querySelector("[data-learner-name]")));
  const catalog = await loadCatalog();
  const show = async () => draw(root, await ownRecord(catalog));
  watch(show);
  await show();
  if (changed) await startChanges(changed, page);
}

/** @param {HTMLInputElement} input */
function keepName(input) {
  /** The name that stands in the box, as it is kept: what is typed takes its place, and that of no other. */
  let before = learner().name.value;
  let isSeveral = false;
  const show = () => {
    if (document.activeElement !== input) [input.value, before] = [nameOf(learner()), learner().name.value];
    if (learner().name.others || isSeveral) showOthers(input);
    isSeveral ||= Boolean(learner().name.others);
  };
  const keep = () => {
    const name = line(input.value, LONGEST_NAME);
    const replaced = [before];
    before = name;
    append((kept) => rename(kept, name, replaced));
  };
  input.addEventListener("input", keep);
  input.addEventListener("blur", show);
  // Somebody may have begun to type before the scripts were there.
  if (document.activeElement === input && input.value) keep();
  watch(show);
  show();
}

/** @param {HTMLInputElement} input */
async function showOthers(input) {
  const { others } = await load("occasional");
  others(input, input.closest("p") ?? input, learner().name, (text, before) => {
    append((kept) => rename(kept, text, before));
    input.value = text;
  });
}

/** @param {HTMLElement} root @param {CompletionRecord} record */
function draw(root, record) {
  const done = record.modules.filter((module) => module.completed).length;
  const back = record.returns ? `; came back ${record.returns.length} of ${ROUNDS}` : "";
  sum(slot(root, "sum"), `${done} of ${record.modules.length} modules complete${back}`, record);
  slot(root, "edition").textContent = `Version of ${versionDate(record.course.date)}`;
  for (const module of record.modules) {
    const row = root.querySelector(`[data-module="${CSS.escape(module.id)}"]`)?.closest("tr");
    const shown = [read(module), scenarios(module), quizzes(module), complete(module, record.course.edition)];
    shown.forEach((lines, at) => fill(row?.cells[at + 1], lines));
  }
  const gone = (record.earlier ?? []).map(({ id, completed: { at } }) => `${id} (${shortDate(at)})`);
  slot(root, "earlier").textContent = gone.length ? `Completed, and no longer in the course: ${gone.join(", ")}.` : "";
}

/** How much is done, of the course and of what is asked, as the roster works it out. @param {HTMLElement} place @param {string} whole @param {CompletionRecord} record */
async function sum(place, whole, record) {
  const all = asked(learner());
  if (!all.length) return void (place.textContent = whole);
  const { extentHere, senderOf } = await load("details");
  const tasks = all.map((one) => {
    const { done, of } = extentHere(record, one);
    return `${done} of the ${of} modules that ${senderOf(one)} asks for`;
  });
  place.textContent = [whole, ...tasks].join("; ");
}

/** @param {HTMLElement} root @param {string} name */
function slot(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-slot="${name}"]`));
}

/**
 * @param {HTMLElement | undefined} cell
 * @param {string[]} lines the first says how it stands
 */
function fill(cell, lines) {
  cell?.replaceChildren(...lines.map((text, at) => element("span", { class: at ? "record-more" : "record-state" }, text)));
  cell?.toggleAttribute("data-done", lines[0] !== "Not yet");
}

/** @param {Module} module */
function read({ read: at }) {
  return [at ? shortDate(at) : "Not yet"];
}

/** @param {Module} module */
function scenarios({ scenarios: all }) {
  return all.map(({ ended }) => (ended ? `Ending reached ${shortDate(ended)}` : "Not yet"));
}

/** @param {Module} module */
function quizzes({ quizzes: all }) {
  return all.flatMap(({ first, best, attempts, passed }) => {
    if (!first || !best) return ["Not yet"];
    return [
      `Best ${best.percent}%, ${shortDate(best.at)}`,
      `First ${first.percent}%, ${shortDate(first.at)}`,
      `${attempts} ${attempts === 1 ? "attempt" : "attempts"}, ${passed ? "passed" : "not passed yet"}`,
    ];
  });
}

/** @param {Module} module @param {string} edition the present one */
function complete({ completed, changed }, edition) {
  if (!completed) return ["Not yet"];
  const open = changed.filter((change) => !change.looked).length;
  return [
    `✓ ${shortDate(completed.at)}`,
    ...(completed.renewed ? [`Looked at again ${shortDate(completed.renewed)}`] : []),
    ...(completed.edition === edition ? [] : [`Version of ${versionDate(completed.date)}`]),
    ...(open ? [`${open} new since then`] : []),
  ];
}
