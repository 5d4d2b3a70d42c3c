import { ask } from "../ui/dialog.js";
import { element } from "../ui/element.js";
import { saveFile } from "../ui/download.js";
import { say } from "../ui/announce.js";
import { today } from "../core/dates.js";
import { now } from "../core/learner.js";
import { line, LONGEST_NAME } from "../core/text.js";
import { LONGEST_REMARK } from "../core/roster-import.js";
import { confirm, takeBack } from "../core/roster.js";
import { zip } from "../core/zip.js";
import { part, press } from "./part.js";
import { printCopies } from "./print.js";
import { nameOf } from "./wording.js";

/** @typedef {import("./session.js").Desk} Desk */
/** @typedef {import("./session.js").Row} Row */

/**
 * Countersigning: the supervisor's name under the records that were chosen, and the copies that come of it.
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export default function sign(root, desk) {
  // Held down, a key would confirm and take back in turn.
  root.addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && event.target instanceof HTMLButtonElement && event.preventDefault());
  press(root, "[data-confirm-chosen]", () => confirmMany(open(desk.picked()), desk));
  press(root, "[data-take-back-chosen]", () => takeAllBack(signed(desk.picked()), desk));
  press(root, "[data-save-chosen]", () => saveCopies(signed(desk.picked())));
  press(root, "[data-print-chosen]", () => printCopies(root, signed(desk.picked())));
  part(root, "[data-signer]").addEventListener("input", () => complain(root, ""));
  desk.watch(() => {
    part(root, "[data-sign]").hidden = desk.rows.length === 0;
    const picked = desk.picked();
    const confirmed = signed(picked).length;
    label(root, "[data-confirm-chosen]", "Confirm", picked.length - confirmed, "chosen");
    label(root, "[data-take-back-chosen]", "Take back", confirmed, "chosen");
    label(root, "[data-save-chosen]", "Save", confirmed, "signed");
    label(root, "[data-print-chosen]", "Print", confirmed, "signed");
    const hidden = desk.chosen.size - picked.length;
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

/** Several at once; those that are not what they look like at first are asked about. @param {Row[]} rows @param {Desk} desk */
async function confirmMany(rows, desk) {
  if (!signerOf()) return confirmAll(rows, desk);
  const [unfinished, doubtful] = [rows.filter((row) => !row.isComplete), rows.filter((row) => row.against.length)];
  const rest = rows.filter((row) => row.isComplete && !row.against.length);
  if (rest.length === rows.length) return confirmAll(rows, desk);
  const text = [...(unfinished.length ? [`${counted(unfinished.length, "is", "are")} not complete.`] : []), ...(doubtful.length ? [`${counted(doubtful.length, "has", "have")} something to look at, in the details.`] : [])];
  const all = { id: "all", label: rows.length === 1 ? "Confirm it all the same" : `Confirm all ${rows.length}` };
  const some = { id: "some", label: `Confirm the other ${rest.length}`, kind: /** @type {const} */ ("main") };
  const answer = await ask({ title: `Confirm ${rows.length === 1 ? "this record" : `these ${rows.length} records`}?`, text: text.join("\n\n"), actions: rest.length ? [some, all] : [all] });
  if (answer) confirmAll(answer === "all" ? rows : rest, desk);
}

/** @param {number} count @param {string} one @param {string} many the verb */
function counted(count, one, many) {
  return `${count.toLocaleString("en-US")} of them ${count === 1 ? one : many}`;
}

/** Who confirms; "" until there is a name that can be seen. */
function signerOf() {
  return line(/** @type {HTMLInputElement} */ (part(document, "[data-roster] [data-signer]")).value, LONGEST_NAME);
}

/** @param {Row[]} rows @param {Desk} desk */
function confirmAll(rows, desk) {
  const root = part(document, "[data-roster]");
  const remark = /** @type {HTMLTextAreaElement} */ (part(root, "[data-remark]"));
  const by = { name: signerOf(), remark: line(remark.value, LONGEST_REMARK) };
  if (!by.name) {
    complain(root, "Type your name first. It stands on the copy.");
    return part(root, "[data-signer]").focus();
  }
  for (const { id } of rows) confirm(desk.roster, id, by, now());
  // What was said of one person is not said of the next.
  remark.value = "";
  desk.renew();
  say(`${rows.length === 1 ? nameOf(rows[0]) : `${rows.length} records`} confirmed by ${by.name}.`);
}

/** @param {Row[]} rows @param {Desk} desk */
async function takeAllBack(rows, desk) {
  const remarks = rows.flatMap(({ record: { confirmation } }) => confirmation?.remark ?? []);
  const lost = remarks.length === 1 ? `The remark goes with it: “${remarks[0]}”` : remarks.length ? `${remarks.length} remarks go with them.` : "The record stays.";
  const title = rows.length === 1 ? `Take back the confirmation of ${nameOf(rows[0])}?` : `Take back ${rows.length} confirmations?`;
  const answer = await ask({ title, text: lost, actions: [{ id: "go", label: "Take back", kind: "danger" }] });
  if (!answer) return;
  for (const { id } of rows) takeBack(desk.roster, id);
  desk.renew();
  say(`${rows.length} ${rows.length === 1 ? "confirmation" : "confirmations"} taken back.`);
}

/** One copy as a file of its own; several as one archive, since browsers drop some of many files. @param {Row[]} rows */
function saveCopies(rows) {
  const files = rows.map((row) => ({ name: `${copyName(row)}.json`, text: `${JSON.stringify(row.record, null, 2)}\n` }));
  if (files.length === 1) saveFile(files[0].name, "application/json", files[0].text);
  else if (files.length) saveFile(`confirmed-records-${today()}.zip`, "application/zip", zip(files, new Date()));
}

/** @param {Row} row */
function copyName({ record, id }) {
  const words = record.learner.name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const at = record.confirmation ? today(new Date(record.confirmation.at)) : "";
  return ["confirmed-record", ...words.slice(0, 6), id.slice(-4), at].join("-");
}

/** What can be done with one record, in its details. @param {Row} row @param {Desk} desk */
export function actsOn(row, desk) {
  const root = part(document, "[data-roster]");
  const { confirmation } = row.record;
  const copies = confirmation ? [act(row, "save", "Save signed copy", () => saveCopies([row])), act(row, "print", "Print signed copy", () => printCopies(root, [row]))] : [];
  const own = row.isOwn ? [] : [act(row, "confirm", confirmation ? "Confirm it yourself" : "Confirm this record", () => confirmAll([row], desk))];
  const back = confirmation ? [act(row, "back", "Take back", () => takeAllBack([row], desk))] : [];
  return element("p", { class: "roster-acts" }, ...own, ...copies, ...back, act(row, "remove", "Remove from the roster", () => remove(row, desk)));
}

/** @param {Row} row @param {string} what @param {string} text @param {() => void} does */
function act({ id }, what, text, does) {
  const kind = what === "remove" ? "button button--danger" : "button";
  const button = element("button", { type: "button", class: kind, "data-key": `${id}/${what}` }, text);
  button.addEventListener("click", does);
  return button;
}

/** @param {Row} row @param {Desk} desk */
async function remove(row, desk) {
  const text = `${row.older.length ? `All ${row.older.length + 1} of their records go.` : "The record goes."} The file that it came from stays as it is.`;
  const answer = await ask({ title: `Remove ${nameOf(row)} from the roster?`, text, actions: [{ id: "go", label: "Remove", kind: "danger" }] });
  if (!answer) return;
  desk.roster.people.delete(row.id);
  desk.renew();
  part(document, desk.rows.length ? "#who-did-what" : "[data-choose]").focus();
}
