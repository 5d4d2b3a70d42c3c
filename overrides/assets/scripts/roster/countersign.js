import { ask } from "../ui/dialog.js";
import { element } from "../ui/element.js";
import { fileName, saveFile } from "../ui/download.js";
import { announce } from "../ui/announce.js";
import { today } from "../core/dates.js";
import { now } from "../core/learner.js";
import { line, LONGEST_NAME } from "../core/text.js";
import { LONGEST_REMARK } from "../core/roster-import.js";
import { confirm, takeBack } from "../core/roster.js";
import { zip } from "../core/zip.js";
import { part, press } from "./part.js";
import { printCopies } from "./print.js";
import { nameOf } from "./wording.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./session.js").Row} Row */

/**
 * Countersigning: the supervisor's name under the records that were chosen, and the copies that come of it.
 *
 * @param {HTMLElement} root
 * @param {Session} session
 */
export default function sign(root, session) {
  // Held down, a key would confirm and take back in turn.
  root.addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && event.target instanceof HTMLButtonElement && event.preventDefault());
  press(root, "[data-confirm-chosen]", () => confirmMany(open(session.picked()), session));
  press(root, "[data-take-back-chosen]", () => takeAllBack(signed(session.picked()), session));
  press(root, "[data-save-chosen]", () => saveCopies(signed(session.picked())));
  press(root, "[data-print-chosen]", () => printCopies(root, signed(session.picked())));
  part(root, "[data-signer]").addEventListener("input", () => complain(root, ""));
  session.watch(() => {
    part(root, "[data-sign]").hidden = session.rows.length === 0;
    const picked = session.picked();
    const confirmed = signed(picked).length;
    label(root, "[data-confirm-chosen]", "Confirm", picked.length - confirmed, "chosen");
    label(root, "[data-take-back-chosen]", "Take back", confirmed, "chosen");
    label(root, "[data-save-chosen]", "Save", confirmed, "signed");
    label(root, "[data-print-chosen]", "Print", confirmed, "signed");
    const hidden = session.chosen.size - picked.length;
    part(root, '[data-slot="hidden"]').textContent = hidden ? `${hidden.toLocaleString("en-US")} more ${hidden === 1 ? "is" : "are"} chosen and not shown. Nothing is done to them.` : "";
  });
}

/** Those that nobody has confirmed, here or elsewhere. @param {Row[]} rows */
function open(rows) {
  return rows.filter(({ record }) => !record.confirmation);
}

/** @param {Row[]} rows */
function signed(rows) {
  return rows.filter(({ record }) => record.confirmation);
}

/** @param {HTMLElement} root @param {string} selector @param {string} verb @param {number} count @param {string} which */
function label(root, selector, verb, count, which) {
  const button = /** @type {HTMLButtonElement} */ (part(root, selector));
  // What is switched off would lose the focus to nowhere.
  if (count === 0 && document.activeElement === button) part(root, "#confirm-records").focus();
  button.disabled = count === 0;
  button.textContent = `${verb} ${count.toLocaleString("en-US")} ${which}`;
}

/** @param {HTMLElement} root @param {string} text */
function complain(root, text) {
  part(root, '[data-slot="signer"]').textContent = text;
  part(root, "[data-signer]").toggleAttribute("aria-invalid", Boolean(text));
}

/** Several at once; those that are not what they look like at first are asked about. @param {Row[]} rows @param {Session} session */
async function confirmMany(rows, session) {
  if (!signerOf()) return confirmAll(rows, session);
  const [unfinished, doubtful] = [rows.filter((row) => !row.isComplete), rows.filter((row) => row.against.length)];
  const rest = rows.filter((row) => row.isComplete && !row.against.length);
  if (rest.length === rows.length) return confirmAll(rows, session);
  const text = [...(unfinished.length ? [`${counted(unfinished.length, "is", "are")} not complete.`] : []), ...(doubtful.length ? [`${counted(doubtful.length, "has", "have")} something to look at, in the details.`] : [])];
  const all = { id: "all", label: rows.length === 1 ? "Confirm it all the same" : `Confirm all ${rows.length}` };
  const some = { id: "some", label: `Confirm the other ${rest.length}`, kind: /** @type {const} */ ("main") };
  const answer = await ask({ title: `Confirm ${rows.length === 1 ? "this record" : `these ${rows.length} records`}?`, text: text.join("\n\n"), actions: rest.length ? [some, all] : [all] });
  if (answer) confirmAll(answer === "all" ? rows : rest, session);
}

/** @param {number} count @param {string} one @param {string} many the verb */
function counted(count, one, many) {
  return `${count.toLocaleString("en-US")} of them ${count === 1 ? one : many}`;
}

/** Who confirms; "" until there is a name that can be seen. */
function signerOf() {
  return line(/** @type {HTMLInputElement} */ (part(document, "[data-roster] [data-signer]")).value, LONGEST_NAME);
}

/** @param {Row[]} rows @param {Session} session */
function confirmAll(rows, session) {
  const root = part(document, "[data-roster]");
  const remark = /** @type {HTMLTextAreaElement} */ (part(root, "[data-remark]"));
  const by = { name: signerOf(), remark: line(remark.value, LONGEST_REMARK) };
  if (!by.name) {
    complain(root, "Type your name first. It stands on the copy.");
    return part(root, "[data-signer]").focus();
  }
  for (const { id } of rows) confirm(session.roster, id, by, now());
  // What was said of one person is not said of the next.
  remark.value = "";
  session.renew();
  announce(`${rows.length === 1 ? nameOf(rows[0]) : `${rows.length} records`} confirmed by ${by.name}.`);
}

/** @param {Row[]} rows @param {Session} session */
async function takeAllBack(rows, session) {
  const remarks = rows.flatMap(({ record: { confirmation } }) => confirmation?.remark ?? []);
  const lost = remarks.length === 1 ? `The remark goes with it: “${remarks[0]}”` : remarks.length ? `${remarks.length} remarks go with them.` : "The record stays.";
  const title = rows.length === 1 ? `Take back the confirmation of ${nameOf(rows[0])}?` : `Take back ${rows.length} confirmations?`;
  const answer = await ask({ title, text: lost, actions: [{ id: "go", label: "Take back", kind: "danger" }] });
  if (!answer) return;
  for (const { id } of rows) takeBack(session.roster, id);
  session.renew();
  announce(`${rows.length} ${rows.length === 1 ? "confirmation" : "confirmations"} taken back.`);
}

/** One copy as a file of its own; several as one archive, since browsers drop some of many files. @param {Row[]} rows */
function saveCopies(rows) {
  const files = rows.map((row) => ({ name: `${copyName(row)}.json`, text: `${JSON.stringify(row.record, null, 2)}\n` }));
  if (files.length === 1) saveFile(files[0].name, "application/json", files[0].text);
  else if (files.length) saveFile(`confirmed-records-${today()}.zip`, "application/zip", zip(files, new Date()));
}

/** @param {Row} row */
function copyName({ record, id }) {
  const at = record.confirmation ? today(new Date(record.confirmation.at)) : "";
  return fileName("confirmed-record", record.learner.name, id.slice(-4), at);
}

/** What can be done with one record, in its details. @param {Row} row @param {Session} session */
export function actsOn(row, session) {
  const root = part(document, "[data-roster]");
  const { confirmation } = row.record;
  const copies = confirmation ? [act(row, "save", "Save signed copy", () => saveCopies([row])), act(row, "print", "Print signed copy", () => printCopies(root, [row]))] : [];
  const own = row.isOwn ? [] : [act(row, "confirm", confirmation ? "Confirm it yourself" : "Confirm this record", () => confirmAll([row], session))];
  const back = confirmation ? [act(row, "back", "Take back", () => takeAllBack([row], session))] : [];
  return element("p", { class: "roster-acts" }, ...own, ...copies, ...back, act(row, "remove", "Remove from the roster", () => remove(row, session)));
}

/** @param {Row} row @param {string} what @param {string} text @param {() => void} does */
function act({ id }, what, text, does) {
  const kind = what === "remove" ? "button button--danger" : "button";
  const button = element("button", { type: "button", class: kind, "data-key": `${id}/${what}` }, text);
  button.addEventListener("click", does);
  return button;
}

/** @param {Row} row @param {Session} session */
async function remove(row, session) {
  const text = `${row.older.length ? `All ${row.older.length + 1} of their records go.` : "The record goes."} The file that it came from stays as it is.`;
  const answer = await ask({ title: `Remove ${nameOf(row)} from the roster?`, text, actions: [{ id: "go", label: "Remove", kind: "danger" }] });
  if (!answer) return;
  session.roster.people.delete(row.id);
  session.renew();
  part(document, session.rows.length ? "#who-did-what" : "[data-choose]").focus();
}
