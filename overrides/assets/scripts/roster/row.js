import { element } from "../ui/element.js";
import { detailsOf } from "./details.js";
import * as words from "./wording.js";

/** @typedef {import("./session.js").Row} Row */
/** @typedef {import("./session.js").Session} Session */

/**
 * A person's row, and the row of details below while that is open.
 *
 * @param {Row} row
 * @param {Session} session
 * @returns {HTMLTableRowElement[]}
 */
export function rowOf(row, session) {
  const isOpen = session.opened.has(row.id);
  const made = element(
    "tr",
    { role: "row", "data-person": row.id },
    element("td", { role: "cell", class: "roster-pick" }, pick(row, session)),
    element("td", { role: "cell", "data-label": "Name" }, opener(row, session, isOpen)),
    cell("Modules", words.done(row)),
    cell("Finished", [words.when(row)]),
    cell("Version", words.edition(row, session.page.edition)),
    cell("Assignment", words.assignment(row)),
    element("td", { role: "cell", "data-label": "Standing" }, standings(row)),
  );
  return isOpen ? [made, detailsOf(row, session)] : [made];
}

/** @param {string} label @param {string[]} lines */
export function cell(label, lines) {
  return element("td", { role: "cell", "data-label": label, "data-none": lines[0] === "–" }, ...lines.map((text, at) => element("span", { class: at ? "roster-more" : "roster-line" }, element("bdi", {}, text))));
}

/** @param {Row} row @param {Session} session */
function pick(row, session) {
  const box = element("input", { type: "checkbox", "data-key": `${row.id}/pick`, "aria-label": `Choose ${words.nameOf(row)} ${row.sign}`.trim() });
  box.checked = session.chosen.has(row.id);
  box.addEventListener("change", () => {
    box.checked ? session.chosen.add(row.id) : session.chosen.delete(row.id);
    session.show();
  });
  return box;
}

/** The name opens the details. @param {Row} row @param {Session} session @param {boolean} isOpen */
function opener(row, session, isOpen) {
  const sign = row.sign ? [" ", element("span", { class: "roster-more" }, element("span", { class: "for-reader" }, "id ends "), `…${row.sign}`)] : [];
  const button = element(
    "button",
    { type: "button", class: "roster-name", "data-key": `${row.id}/open`, "aria-expanded": String(isOpen) },
    element("bdi", {}, words.nameOf(row)),
    ...sign,
  );
  button.addEventListener("click", () => {
    isOpen ? session.opened.delete(row.id) : session.opened.add(row.id);
    session.show();
  });
  return button;
}

/** @param {Row} row */
function standings(row) {
  return element("ul", { class: "roster-standing" }, ...words.standing(row).map(({ kind, text }) => element("li", { "data-kind": kind }, text)));
}
