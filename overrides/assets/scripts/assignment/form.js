/**
 * The page on which a supervisor makes an assignment. Nothing of it is kept, and nothing leaves the page but by hand.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/assignment.js").Assignment} Assignment
 */
import { weekdayDate } from "../ui/dates.js";
import { rootOf } from "../ui/page-data.js";
import { load } from "../load.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { encoded } from "../core/assignment-link.js";
import { LIMITS } from "../core/assignment.js";
import { cleaned, fit } from "../core/assignment-text.js";
import { today } from "../core/dates.js";
import { fresh, identifier } from "../core/learner.js";
import { line } from "../core/text.js";
import { SIGN } from "../core/link-prefix.js";
import { assignmentCard, moduleCount } from "./card.js";
import { share } from "./share.js";

/**
 * Go by what stands in the form: what can be chosen, what is left to fill in, what staff will see.
 *
 * @param {HTMLElement} root
 * @param {Page} page
 */
export async function followForm(root, page) {
  const form = formOf(root);
  resultsOf(root).hidden = true;
  settle(form);
  const shown = /** @type {HTMLElement} */ (root.querySelector(".assign-preview"));
  preview(root, assignmentOf(form, page), page);
  await loadStylesheet("assignment-card");
  shown.hidden = false;
}

/**
 * Make the link, and show the ways to hand it on.
 *
 * @param {HTMLElement} root
 * @param {Page} page
 */
export async function makeLink(root, page) {
  const form = formOf(root);
  // Whoever was faster than the scripts has not been told yet what is missing.
  if (!form.reportValidity()) return;
  if (!(await isMeant(value(form, "due")))) return /** @type {HTMLInputElement} */ (form.elements.namedItem("due")).focus();
  const assignment = { ...assignmentOf(form, page), code: identifier(10) };
  const link = `${address(form, page)}${SIGN}${encoded(assignment)}`;
  const modules = assignment.modules.map((id) => titleOf(form, id));
  const what = picked(form)?.dataset.title ?? (modules.length === 1 ? modules[0] : moduleCount(modules.length));
  share(resultsOf(root), { assignment, course: form.dataset.title ?? "", what, modules, link });
}

/** A day that has passed is asked about. @param {string} due */
async function isMeant(due) {
  if (!due || due >= today()) return true;
  const answer = await (await load("dialog")).ask({
    title: "This day has passed",
    text: `The due date is ${weekdayDate(due)}. Whoever opens the link is late at once.`,
    actions: [{ id: "go", label: "Make the link all the same" }],
    leave: "Change the date",
  });
  return answer === "go";
}

/** @param {HTMLElement} root */
function formOf(root) {
  return /** @type {HTMLFormElement} */ (root.querySelector("form"));
}

/** @param {HTMLElement} root */
function resultsOf(root) {
  return /** @type {HTMLElement} */ (root.querySelector("[data-assign-results]"));
}

/** @param {HTMLFormElement} form @param {Page} page @returns {Assignment} as the form stands */
function assignmentOf(form, page) {
  const path = picked(form);
  const chosen = Array.from(boxes(form)).filter((box) => box.checked).map((box) => box.value);
  return cleaned({
    code: "0".repeat(10),
    course: page.course,
    from: fit(value(form, "from"), LIMITS.from),
    path: path?.value ?? "",
    modules: path ? words(path.dataset.modules) : chosen,
    scenarios: path ? words(path.dataset.scenarios) : [],
    due: value(form, "due"),
    note: fit(value(form, "note"), LIMITS.note),
    passMark: Number(path?.dataset.passMark ?? 0),
    edition: page.edition,
  });
}

/** The learning path that is picked; undefined where single modules are. @param {HTMLFormElement} form */
function picked(form) {
  const found = /** @type {HTMLInputElement | null} */ (form.querySelector("input[name=what]:checked"));
  return found?.value ? found : undefined;
}

/** @param {HTMLFormElement} form @returns {NodeListOf<HTMLInputElement>} */
function boxes(form) {
  return form.querySelectorAll("input[name=module]");
}

/** @param {HTMLFormElement} form @param {string} name */
function value(form, name) {
  return String(new FormData(form).get(name) ?? "");
}

/** @param {string} [list] */
function words(list = "") {
  return list.split(" ").filter(Boolean);
}

/** @param {HTMLFormElement} form @param {string} id */
function titleOf(form, id) {
  return Array.from(boxes(form)).find((box) => box.value === id)?.dataset.title ?? id;
}

/** What can be chosen and must be follows from what is picked. @param {HTMLFormElement} form */
function settle(form) {
  const isPath = Boolean(picked(form));
  const [first] = boxes(form);
  /** @type {HTMLElement} */ (form.querySelector("[data-assign-modules]")).hidden = isPath;
  const isEmpty = !isPath && !Array.from(boxes(form)).some((box) => box.checked);
  first?.setCustomValidity(isEmpty ? "Choose at least one module." : "");
  const from = /** @type {HTMLInputElement} */ (form.elements.namedItem("from"));
  from.setCustomValidity(from.value && !line(from.value, LIMITS.from) ? "Write your name." : "");
  const left = LIMITS.note - value(form, "note").replaceAll("\r\n", "\n").length;
  /** @type {HTMLElement} */ (form.querySelector("[data-assign-left]")).textContent = `${left} characters left.`;
}

/** @param {HTMLElement} root @param {Assignment} assignment @param {Page} page */
function preview(root, assignment, page) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-assign-preview]"));
  const form = formOf(root);
  const book = Object.fromEntries(assignment.modules.map((id) => [id, { title: titleOf(form, id), href: "", parts: {} }]));
  const path = picked(form);
  const shown = { ...assignment, from: assignment.from || "(You)" };
  place.replaceChildren(assignmentCard(shown, fresh(), page, book, path ? { [path.value]: path.dataset.title ?? "" } : {}));
}

/** The home page's address, without a fragment. @param {HTMLFormElement} form @param {Page} page */
function address(form, page) {
  const where = value(form, "where");
  return where ? where.replace(/[?#].*$/, "") : rootOf(page).href;
}
