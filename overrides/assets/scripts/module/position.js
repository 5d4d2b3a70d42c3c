/**
 * Keep where one is on a page, to the heading, and which sections of a module have been on the screen.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { append, appendUnseen, stand } from "../storage/store.js";
import { pathInSite } from "../ui/page-data.js";

/** How long a heading must stand still before it counts, in milliseconds; scrolling past is not reading. */
const PAUSE = 400;

/**
 * @param {HTMLElement} root the page's content
 * @param {Page} page
 */
export default function start(root, page) {
  if (page.slug === "") return;
  const named = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[id]"));
  // A scenario knows by itself where it was left, and its endings are not places one has been to.
  const places = page.kind === "scenario" ? [] : [...named].filter((one) => Object.hasOwn(page.marks, one.id));
  /** @type {Set<string>} */
  const shown = new Set();
  let timer = 0;
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) shown[isIntersecting ? "add" : "delete"](target.id);
    clearTimeout(timer);
    timer = setTimeout(() => note(root, page, [...shown], places), PAUSE);
  });
  places.forEach((one) => observer.observe(one));
  if (!places.length) note(root, page, [], []);
}

/**
 * @param {HTMLElement} root
 * @param {Page} page
 * @param {string[]} shown what is on the screen
 * @param {HTMLElement[]} places
 */
function note(root, page, shown, places) {
  const above = places.filter((one) => one.getBoundingClientRect().top < innerHeight * 0.5);
  const fragment = above.at(-1)?.id ?? "";
  const title = root.querySelector("h1")?.textContent?.trim() ?? "";
  const place = { page: (pathInSite(location.href, page) ?? "").slice(0, 300), fragment: fragment.slice(0, 200), title: title.slice(0, 300) };
  // What nothing on this page shows needs nothing else of the log; that a module was read does.
  (isRead(page, shown) ? append : appendUnseen)((learner) => drafts(learner, page, place, shown));
}

/** What was kept from here, in whose turn: of somebody of whom nothing was kept before, the log is not read. */
const noted = { turn: -1, place: "", sections: /** @type {Map<string, string>} */ (new Map()) };

/** Whether with what is on the screen all sections of a module have been there. @param {Page} page @param {string[]} shown */
function isRead(page, shown) {
  return page.kind === "module" && Object.keys(page.marks).every((id) => shown.includes(id) || noted.sections.has(id));
}

/**
 * @param {Learner} learner
 * @param {Page} page
 * @param {import("../core/learner.js").Place} place
 * @param {string[]} shown
 * @returns {import("../core/event.js").Draft[] | null}
 */
function drafts(learner, page, place, shown) {
  // Where somebody has cleared everything, scrolling on begins nothing new.
  if (stand.isCleared) return null;
  if (noted.turn !== stand.turn) Object.assign(noted, { turn: stand.turn, place: "", sections: new Map() });
  const before = learner.place.value ? told(learner.place.value) : noted.place;
  noted.place = told(place);
  const news = [...(noted.place === before ? [] : [{ type: /** @type {const} */ ("visited"), ...place }]), ...(page.kind === "module" ? readSections(learner, page, shown) : [])];
  return news.length ? news : null;
}

/** A place as one text, by which two are compared. @param {import("../core/learner.js").Place} place */
function told({ page, fragment, title }) {
  return [page, fragment, title].join("\n");
}

/**
 * @param {Learner} learner
 * @param {Page} page
 * @param {string[]} shown
 * @returns {import("../core/event.js").Draft[]} what is new
 */
function readSections(learner, page, shown) {
  const kept = learner.modules[page.slug] ?? { sections: {}, read: "" };
  const known = (/** @type {string} */ id) => kept.sections[id]?.mark ?? noted.sections.get(id);
  const news = shown.filter((id) => known(id) !== page.marks[id]);
  for (const id of news) noted.sections.set(id, page.marks[id]);
  const isWhole = !kept.read && Object.keys(page.marks).every((id) => [known(id), noted.sections.get(id)].includes(page.marks[id]));
  return [
    ...news.map((section) => ({ type: /** @type {const} */ ("saw"), module: page.slug, section, mark: page.marks[section] })),
    ...(isWhole ? [{ type: /** @type {const} */ ("read"), module: page.slug }] : []),
  ];
}
