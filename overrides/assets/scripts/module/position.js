/**
 * Keep where one is on a page, to the heading, and which sections of a module have been on the screen.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { now, stamped } from "../core/learner.js";
import { stand, update } from "../storage/store.js";
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
  const place = { page: pathInSite(location.href, page) ?? "", fragment, title: title.slice(0, 300) };
  update((draft) => {
    // Where somebody has cleared everything, scrolling on begins nothing new.
    if (stand.isCleared) return false;
    const isElsewhere = JSON.stringify(draft.place.value) !== JSON.stringify(place);
    if (isElsewhere) draft.place = stamped(place, draft.place);
    return (page.kind === "module" && readSections(draft, page, shown)) || isElsewhere;
  });
}

/**
 * @param {import("../core/learner.js").Learner} draft
 * @param {Page} page
 * @param {string[]} shown
 * @returns {boolean} whether that is new
 */
function readSections(draft, page, shown) {
  const kept = (draft.modules[page.slug] ??= { sections: {}, read: "" });
  const news = shown.filter((id) => kept.sections[id]?.mark !== page.marks[id]);
  for (const id of news) kept.sections[id] = { mark: page.marks[id], at: stamped("", kept.sections[id]).at };
  const isRead = !kept.read && Object.entries(page.marks).every(([id, mark]) => kept.sections[id]?.mark === mark);
  if (isRead) kept.read = now();
  return news.length > 0 || isRead;
}
