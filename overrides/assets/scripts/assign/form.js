/**
 * The page on which a supervisor makes an assignment. Nothing of it is kept, and nothing leaves the page but by hand.
 *
 * @typedef {import("../page/facts.js").Page} Page
 * @typedef {import("../state/assignment.js").Assignment} Assignment
 */
import { rootOf } from "../page/facts.js";
import { encoded } from "../state/assign-link.js";
import { fit, LIMITS, SIGN } from "../state/assignment.js";
import { identifier } from "../state/learner.js";
import { fresh } from "../state/learner.js";
import { card, counted } from "./card.js";
import { handOn } from "./hand-on.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const results = /** @type {HTMLElement} */ (root.querySelector("[data-assign-results]"));
  root.querySelector("[data-assign-plain]")?.remove();
  form.hidden = false;
  askWhere(form);
  const look = () => {
    results.hidden = true;
    follow(form);
    preview(root, assignmentOf(form, page), page);
  };
  form.addEventListener("input", look);
  // Going back, the browser fills in what stood there, and tells nobody.
  addEventListener("pageshow", look);
  look();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const assignment = { ...assignmentOf(form, page), code: identifier(10) };
    const link = `${address(form, page)}${SIGN}${encoded(assignment)}`;
    const modules = assignment.modules.map((id) => titleOf(form, id));
    const what = picked(form)?.dataset.title ?? (modules.length === 1 ? modules[0] : counted(modules.length));
    handOn(results, { assignment, course: form.dataset.title ?? "", what, modules, link });
  });
}

/** @param {HTMLFormElement} form @param {Page} page @returns {Assignment} as the form stands */
function assignmentOf(form, page) {
  const path = picked(form);
  const chosen = Array.from(boxes(form)).filter((box) => box.checked).map((box) => box.value);
  return {
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
  };
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
function follow(form) {
  const isPath = Boolean(picked(form));
  const [first] = boxes(form);
  /** @type {HTMLElement} */ (form.querySelector("[data-assign-modules]")).hidden = isPath;
  const isEmpty = !isPath && !Array.from(boxes(form)).some((box) => box.checked);
  first?.setCustomValidity(isEmpty ? "Choose at least one module." : "");
  const from = /** @type {HTMLInputElement} */ (form.elements.namedItem("from"));
  from.setCustomValidity(from.value && !fit(from.value, LIMITS.from) ? "Write your name." : "");
  const left = LIMITS.note - value(form, "note").replaceAll("\r\n", "\n").length;
  /** @type {HTMLElement} */ (form.querySelector("[data-assign-left]")).textContent = `${left} characters left.`;
}

/** @param {HTMLElement} root @param {Assignment} assignment @param {Page} page */
function preview(root, assignment, page) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-assign-preview]"));
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const book = Object.fromEntries(assignment.modules.map((id) => [id, { title: titleOf(form, id), href: "", parts: {} }]));
  const path = picked(form);
  const shown = { ...assignment, from: assignment.from || "(You)" };
  place.replaceChildren(card(shown, fresh(), page, book, path ? { [path.value]: path.dataset.title ?? "" } : {}));
}

/** A copy on a disk has no address for others; so where it stands on the web is asked for. @param {HTMLFormElement} form */
function askWhere(form) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-assign-where]"));
  const input = /** @type {HTMLInputElement} */ (place.querySelector("input"));
  place.hidden = input.disabled = location.protocol !== "file:";
}

/** The home page's address, without a fragment. @param {HTMLFormElement} form @param {Page} page */
function address(form, page) {
  const where = value(form, "where");
  return where ? where.replace(/[?#].*$/, "") : rootOf(page).href;
}
