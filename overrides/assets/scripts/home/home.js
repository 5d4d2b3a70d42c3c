/**
 * The home page: how much is done, module by module, and one button that leads on.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { asked as askedOf } from "../core/asked.js";
import { nextAsked } from "../core/assignments.js";
import { next } from "../core/next-step.js";
import { followedPath } from "../core/path.js";
import { countText } from "../core/own-count.js";
import { completedAt, ownModules, shareOf, timeLeft } from "../core/own-course.js";
import { partsOf, stateOf } from "../core/parts.js";
import { moduleState, quizStanding } from "../core/progress.js";
import { load } from "../load.js";
import { isGuest, isKnown, learner, watch } from "../storage/store.js";
import { rootOf } from "../ui/page-data.js";
import { ownerText } from "../progress/owner.js";
import { labelProgress } from "../ui/progress-label.js";
import { addressOf } from "../ui/addresses.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  const show = (/** @type {Learner} */ kept) => {
    showCount(root, kept, page);
    page.modules.forEach((module) => showModule(root, kept, module, page.takes));
    showWay(kept, page);
    showComputer();
    // What draws a path is fetched only for those who take one, or took one a moment ago.
    if (followedPath(kept) || document.querySelector("[data-on-path]")) load("path").then(({ showPath }) => showPath(page), reportError);
  };
  show(learner());
  watch(show);
  // Only an iPhone or iPad says whether the page was opened from its home screen.
  if ("standalone" in navigator && !navigator.standalone && navigator.maxTouchPoints && !isGuest()) load("safeguard").then(({ homeScreenNote }) => homeScreenNote(root));
}

/** @param {HTMLElement} root @param {Learner} kept @param {Page} page */
function showCount(root, kept, page) {
  const own = ownModules(kept, page);
  set(root, "[data-progress-count]", countText(kept, page));
  const time = timeLeft(kept, page);
  set(root, "[data-minutes-left]", time && `, about ${time} left`);
  for (const segment of root.querySelectorAll("[data-progress-module]")) segment.toggleAttribute("hidden", !own.some(({ id }) => id === segment.getAttribute("data-progress-module")));
  set(document, "[data-progress-who]", ownerText(kept));
}

/**
 * @param {HTMLElement} root
 * @param {Learner} kept
 * @param {import("../core/progress.js").ModuleParts} module
 * @param {string[]} takes
 */
function showModule(root, kept, module, takes) {
  const state = moduleState(kept, module, takes);
  const segment = /** @type {HTMLElement | null} */ (root.querySelector(`[data-progress-module="${module.id}"]`));
  segment?.setAttribute("data-state", state);
  if (segment) segment.style.setProperty("--share", `${Math.round(100 * shareOf(kept, module))}%`);
  const card = document.querySelector(`[data-module="${module.id}"]`);
  if (!card) return;
  card.setAttribute("data-state", state);
  set(card, "[data-module-state]", { done: "Done", begun: "Started", "": "" }[state]);
  for (const part of partsOf(module)) {
    const link = /** @type {HTMLElement | null} */ (card.querySelector(`[data-part="${part.kind}/${part.slug}"]`));
    if (!link) continue;
    labelProgress(link, stateOf(kept, part));
    const best = part.kind === "quiz" ? quizStanding(kept, part.slug).best : null;
    if (best !== null) link.dataset.score = `${best}%`;
    else delete link.dataset.score;
  }
}

const GO_ON = "Continue where you left off";
const GO_TO_NEXT = "Continue";

/** What is there for those who share a browser, once something is kept in it. */
function showComputer() {
  document.querySelector("[data-computer]")?.toggleAttribute("hidden", !isKnown());
  // What somebody asks for comes before a choice of one's own.
  document.querySelector("[data-jobs]")?.toggleAttribute("hidden", askedOf(learner()).length > 0);
}

/** The one button: to where the learner left off, or to what comes next. @param {Learner} kept @param {Page} page */
export function showWay(kept, page) {
  const button = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-continue]"));
  if (!button) return;
  button.dataset.start ??= button.href;
  const asked = nextAsked(kept, page.modules, page.takes);
  // All that was asked is done: what is left to do is to hand it in.
  const isDone = !asked && askedOf(kept).length > 0;
  const way = asked ?? (isDone ? null : next(kept, ownModules(kept, page), page.takes));
  const isNew = !kept.place.value && page.modules.every((module) => !moduleState(kept, module, page.takes));
  const path = followedPath(kept);
  document.documentElement.toggleAttribute("data-begun", !isNew || !!path || askedOf(kept).length > 0);
  const isFirst = isNew && !asked && !path;
  const link = way && "part" in way ? linkTo(`${way.part.kind}/${way.part.slug}`) : null;
  const place = way && "place" in way ? way.place : null;
  const address = place ? addressOf(place, page) : (link?.href ?? null);
  button.href = (isFirst ? null : address) ?? (way ? button.dataset.start : recordOf(page));
  button.textContent = !way ? (isDone ? "Hand in your record" : "See your record") : place ? GO_ON : asked ? "Start what you were assigned" : isFirst ? "Start with module 1" : isNew ? "Start your path" : GO_TO_NEXT;
  const title = place?.title ?? `Next: ${link?.getAttribute("aria-label") ?? link?.firstChild?.textContent ?? ""}`;
  set(document, "[data-continue-to]", !way || isFirst ? "\u00a0" : title);
  if (!way && completedAt(kept, page)) load("complete").then(({ leadToEnd }) => leadToEnd(button, kept, page, isDone));
  if (!way && !isDone) showChange(button);
}

/** What has changed comes before the record, where everything else is done; home/changes.js finds it. @param {HTMLAnchorElement} button */
function showChange(button) {
  const { change, changeTitle } = button.dataset;
  if (!change) return;
  button.href = change;
  button.textContent = "Look at what has changed";
  set(document, "[data-continue-to]", changeTitle ?? "");
}

/** @param {string} part @returns {HTMLAnchorElement | null} */
function linkTo(part) {
  return document.querySelector(`[data-part="${CSS.escape(part)}"]`);
}

/** @param {Page} page */
function recordOf(page) {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-record]"));
  return link?.href ?? rootOf(page).href;
}

/** @param {ParentNode} within @param {string} selector @param {string} text */
function set(within, selector, text) {
  const found = within.querySelector(selector);
  if (found && found.textContent !== text) found.textContent = text;
}
