import { ask } from "../page/ask.js";
import { element } from "../page/element.js";
import { saveFile } from "../page/file.js";
import { say } from "../page/say.js";
import { now } from "../state/learner.js";
import { line, LONGEST_NAME } from "../state/line.js";
import { LONGEST_REMARK } from "../state/reading.js";
import { confirm, takeBack } from "../state/roster.js";
import { part, press } from "./part.js";
import { printCopies } from "./print.js";
import { nameOf } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./desk.js").Row} Row */

/**
 * Countersigning: the supervisor's name under the records that were chosen, and the copies that come of it.
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export default function sign(root, desk) {
  press(root, "[data-confirm-chosen]", () => confirmAll(desk.picked().filter((row) => !row.record.confirmation), desk));
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
  });
}

/** @param {Row[]} rows */
function signed(rows) {
  return rows.filter(({ record }) => record.confirmation);
}

/** @param {HTMLElement} root @param {string} selector @param {string} verb @param {number} count @param {string} which */
function label(root, selector, verb, count, which) {
  const button = /** @type {HTMLButtonElement} */ (part(root, selector));
  button.disabled = count === 0;
  button.textContent = `${verb} ${count.toLocaleString("en-US")} ${which}`;
}

/** @param {HTMLElement} root @param {string} text */
function complain(root, text) {
  part(root, '[data-slot="signer"]').textContent = text;
  part(root, "[data-signer]").toggleAttribute("aria-invalid", Boolean(text));
}

/** @param {Row[]} rows @param {Desk} desk */
function confirmAll(rows, desk) {
  const root = part(document, "[data-roster]");
  const signer = /** @type {HTMLInputElement} */ (part(root, "[data-signer]"));
  const remark = /** @type {HTMLTextAreaElement} */ (part(root, "[data-remark]"));
  const by = { name: line(signer.value, LONGEST_NAME), remark: line(remark.value, LONGEST_REMARK) };
  if (!by.name) {
    complain(root, "Type your name first. It stands on the copy.");
    return void signer.focus();
  }
  for (const { id } of rows) confirm(desk.roster, id, by, now());
  desk.renew();
  say(`${rows.length === 1 ? nameOf(rows[0]) : `${rows.length} records`} confirmed by ${by.name}.`);
}

/** @param {Row[]} rows @param {Desk} desk */
function takeAllBack(rows, desk) {
  for (const { id } of rows) takeBack(desk.roster, id);
  desk.renew();
  say(`${rows.length} ${rows.length === 1 ? "confirmation" : "confirmations"} taken back.`);
}

/** A file for each. Browsers drop some of many that come at once. @param {Row[]} rows */
async function saveCopies(rows) {
  for (const { record, id } of rows) {
    const words = record.learner.name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const name = ["confirmed-record", ...words.slice(0, 6), id.slice(-4), record.confirmation?.at.slice(0, 10)].join("-");
    saveFile(`${name}.json`, "application/json", `${JSON.stringify(record, null, 2)}\n`);
    await new Promise((go) => setTimeout(go, 150));
  }
}

/** What can be done with one record, in its details. @param {Row} row @param {Desk} desk */
export function actsOn(row, desk) {
  const root = part(document, "[data-roster]");
  const acts = row.record.confirmation
    ? [
        act(row, "save", "Save signed copy", () => saveCopies([row])),
        act(row, "print", "Print signed copy", () => printCopies(root, [row])),
        act(row, "confirm", "Take back", () => takeAllBack([row], desk)),
      ]
    : [act(row, "confirm", "Confirm this record", () => confirmAll([row], desk))];
  return element("p", { class: "roster-acts" }, ...acts, act(row, "remove", "Remove from the roster", () => remove(row, desk)));
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
