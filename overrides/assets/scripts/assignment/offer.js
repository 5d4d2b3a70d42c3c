/**
 * What a link asks, before anything of it is kept.
 *
 * @typedef {import("../core/assignment.js").Assignment} Assignment
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { element } from "../ui/element.js";
import { ownerText } from "../progress/owner.js";
import { announce } from "../ui/announce.js";
import { nameOf } from "../core/text.js";
import { isGuest, isKnown, learner } from "../storage/store.js";
import { readModuleIndex } from "./module-index.js";
import { assignmentCard } from "./card.js";
import { acceptAssignment } from "./open-link.js";

/**
 * @param {Assignment} assignment
 * @param {HTMLElement} list where the cards of what is kept stand
 * @param {Page} page
 * @param {(isKept: boolean) => void} decided called once the learner has said whether to keep it
 */
export function offerCard(assignment, list, page, decided) {
  const shown = assignmentCard(assignment, learner(), page, readModuleIndex(document), JSON.parse(list.dataset.paths ?? "{}"));
  // It may be kept in a moment, and then has a card with a title of its own.
  shown.removeAttribute("data-assignment-code");
  shown.removeAttribute("aria-labelledby");
  shown.querySelector("h3")?.removeAttribute("id");
  const keep = button("Keep this assignment", "button button--main", async () => {
    await acceptAssignment(assignment);
    announce("Kept.");
    decided(true);
  });
  const leave = button("Do not keep it", "button", () => decided(false));
  shown.append(element("p", { class: "assignment-acts" }, keep, leave));
  return element(
    "section",
    { class: "assignment-offer", "data-assignment-offer": true, "aria-labelledby": "assignment-offer" },
    element("h2", { id: "assignment-offer" }, "A link assigns you this"),
    element("p", {}, "Nothing of it is kept yet. Do you know who sent it?", ...owner()),
    shown,
    ...beenHere(page),
  );
}

/** A link is often opened again where the browser has forgotten what was done. @param {Page} page */
function beenHere(page) {
  if (isKnown()) return [];
  const act = (/** @type {string} */ name) => async () => (await load("progress")).ACTS[name](page, document.body);
  return [element("p", {}, "Been here before? ", button("Open your copy", "link-button", act("import")), " or ", button("paste its link", "link-button", act("import-link")))];
}

/** Whose browser this is, where it is somebody's: on a shared computer it may be another's. */
function owner() {
  if (!isKnown()) return [];
  if (isGuest()) return [` ${ownerText(learner())}`];
  const name = nameOf(learner());
  return [` This browser keeps ${name ? `the progress of ${name}` : "somebody’s progress"}. If that is not you, do not keep this here: it would be theirs.`];
}

/** @param {string} text @param {string} kind @param {() => void} act */
function button(text, kind, act) {
  const made = element("button", { type: "button", class: kind }, text);
  made.addEventListener("click", act);
  return made;
}
