/**
 * What is asked, as the learner sees it: by whom, by when, in which words, and what of it is done.
 *
 * @typedef {import("../core/assignment.js").Assignment} Assignment
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("./module-index.js").Book} Book
 */
import { weekdayDate } from "../ui/dates.js";
import { element } from "../ui/element.js";
import { labelProgress } from "../ui/progress-label.js";
import { progress } from "../core/assignments.js";
import { cleaned } from "../core/assignment-text.js";
import { partsOf, stateOf } from "../core/parts.js";
import { dueText, passMarkText } from "./due-date.js";

const STATES = { done: "Done", begun: "Started", "": "Not yet" };

/**
 * @param {Assignment} assignment
 * @param {Learner} learner
 * @param {Page} page
 * @param {Book} book what the page knows of the modules; a module without an address gets no link
 * @param {Record<string, string>} paths the titles of the learning paths, by their ids
 */
export function assignmentCard(assignment, learner, page, book, paths) {
  const { from, due, note, code, passMark, edition, modules } = cleaned(assignment);
  const steps = progress(learner, assignment, page.modules, page.takes);
  const done = steps.filter((step) => step.state === "done").length;
  const isDone = done === steps.length && done > 0;
  const gone = modules.length - steps.length;
  const when = isDone ? [`All done${due ? `. It is due ${weekdayDate(due)}` : ""}. `, handIn(), ", and it is off your mind."] : [dueText(due, new Date())];
  return element(
    "article",
    { class: "assignment", "data-assignment-code": code, "data-state": isDone ? "done" : "", "aria-labelledby": `assignment-${code}` },
    element("h3", { id: `assignment-${code}` }, element("bdi", {}, from), ` assigned you: ${what(assignment, paths)}`),
    element("p", { class: "assignment-when", "data-assignment-when": true }, ...when),
    ...(note ? [element("blockquote", { class: "assignment-note", dir: "auto" }, note)] : []),
    element("p", { class: "assignment-sum" }, `${done} of ${moduleCount(steps.length)} done`),
    element("ol", { class: "assignment-modules" }, ...steps.map((step) => row(step, assignment, learner, book))),
    ...(passMark ? [small(passMarkText(passMark))] : []),
    ...(gone > 0 ? [small(`${moduleCount(gone)} of it ${gone === 1 ? "is" : "are"} no longer in the course.`)] : []),
    small("From a link; the course cannot tell who wrote it."),
    ...(edition === page.edition ? [] : [small("The course has changed since this was asked. That does no harm: what you see now is what counts.")]),
  );
}

/** The way to the record, where the page has one. */
function handIn() {
  const record = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-record]"));
  return record ? element("a", { href: record.href }, "Hand in your record") : "Hand in your record";
}

/** @param {Assignment} assignment @param {Record<string, string>} paths */
function what({ path, modules }, paths) {
  return Object.hasOwn(paths, path) ? paths[path] ?? "" : moduleCount(modules.length);
}

/** @param {number} modules */
export function moduleCount(modules) {
  return `${modules} ${modules === 1 ? "module" : "modules"}`;
}

/** @param {string} text */
function small(text) {
  return element("p", { class: "assignment-more" }, text);
}

/**
 * @param {ReturnType<typeof progress>[number]} step
 * @param {Assignment} assignment
 * @param {Learner} learner
 * @param {Book} book
 */
function row({ module, state }, { passMark }, learner, book) {
  const known = book[module.id];
  const title = known?.href ? element("a", { href: known.href }, known.title) : element("span", {}, known?.title ?? module.id);
  // What is done takes no more room than it must.
  const parts = (state === "done" ? [] : partsOf(module)).flatMap((part) => {
    const way = known?.parts[`${part.kind}/${part.slug}`];
    if (!way) return [];
    const link = element("a", { href: way.href, "aria-label": way.name }, way.label);
    labelProgress(link, stateOf(learner, part, passMark));
    if (link.dataset.state) link.setAttribute("aria-label", `${way.name}, ${STATES[link.dataset.state === "done" ? "done" : "begun"].toLowerCase()}`);
    return [element("li", {}, link)];
  });
  return element(
    "li",
    { "data-state": state },
    element("p", { class: "assignment-module" }, title, " ", element("span", { class: "assignment-state" }, STATES[state])),
    ...(parts.length ? [element("ul", { class: "module-parts assignment-parts" }, ...parts)] : []),
  );
}
