// Starts each behaviour on the elements that ask for it, once it is needed. Every page works before this runs.
import { readPage } from "./ui/page-data.js";
import { SIGN } from "./core/link-prefix.js";
import { isKnown, notice, open, watch } from "./storage/store.js";

/** @typedef {(root: HTMLElement, page: import("./ui/page-data.js").Page) => unknown} Start A promise it gives is waited for. */
/** @typedef {() => Promise<{ default: Start }>} Load */

/** What stands on a page, and what brings it to life. @type {Record<string, Load>} */
const AT_ONCE = {
  "article": () => import("./module/position.js"),
  "[role=dialog]:not([aria-label])": () => import("./ui/search-label.js"),
  "[data-quiz]": () => import("./quiz/quiz.js"),
  "table[data-sortable]": () => import("./ui/sortable-table.js"),
  // A page that is served while it is edited has no policy, and must not be kept.
  "meta[http-equiv='Content-Security-Policy']": () => import("./offline/offline.js"),
  "[data-scenario]": () => import("./scenario/start.js"),
  "[data-drop]": () => import("./progress/file-drop.js"),
  "[data-readiness]": () => import("./readiness/review-dates.js"),
  "[data-assign]": () => import("./assignment/start.js"),
  "[data-roster]": () => import("./roster/start.js"),
};

/** What waits until it is about to come onto the screen, or the learner is known. @type {Record<string, Load>} */
const ONCE_NEAR = {
  "[data-note]": () => import("./notes/note.js"),
};

/** What waits until somebody reaches for it, or the learner is known. @type {Record<string, Load>} */
const ONCE_TOUCHED = {
  "[data-note-tools]": () => import("./notes/worksheet.js"),
  "[data-act]": () => import("./progress/actions.js"),
  "[data-my-record]": () => import("./record/record.js"),
  "[data-hand-over]": () => import("./record/export.js"),
};

/** What has something to say only where something is kept of the learner. @type {Record<string, Load>} */
const ONCE_KNOWN = {
  ...ONCE_NEAR,
  ...ONCE_TOUCHED,
  "nav[data-md-level='0'], [data-steps]": () => import("./module/menu-progress.js"),
  "body": () => import("./module/completion.js"),
  "[data-kept]": () => import("./progress/owner.js"),
  "[data-standing]": () => import("./home/home.js"),
  "[data-new]": () => import("./home/changes.js"),
  "[data-changed]": () => import("./record/changes.js"),
  "[data-for-task]": () => import("./record/assignment-choice.js"),
  "section[data-asked]": () => import("./assignment/assigned.js"),
};

const page = readPage(document);
const opened = page && open(page.course);
/** @type {Map<string, Promise<void>>} */
const begun = new Map();
let isWaiting = false;

/** @param {string} selector @param {Load} load @param {Element} [root] what somebody reached for */
function begin(selector, load, root) {
  const known = begun.get(selector) ?? bring(selector, load);
  if (!begun.has(selector)) known.catch((error) => fail(error, selector, () => begin(selector, load), root));
  begun.set(selector, known);
  return known;
}

/** What could not be loaded can be tried again, and says so. @param {unknown} error @param {string} selector @param {() => void} again @param {Element} [root] */
function fail(error, selector, again, root) {
  reportError(error);
  begun.delete(selector);
  // Whoever presses it meanwhile reaches for it once more.
  wait();
  const words = "This could not be loaded. Try again.";
  import("./ui/load-failure.js").then(({ offer }) => offer(root ?? document.querySelector(selector), words, again)).catch(() => root && alert(words));
}

/** @param {string} selector @param {Load} load */
async function bring(selector, load) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  if (!found.length || !page) return;
  const [behaviour] = await Promise.all([load(), opened]);
  await Promise.all(Array.from(found, (root) => behaviour.default(root, page)));
}

/** @param {Record<string, Load>} behaviours */
function beginAll(behaviours) {
  for (const [selector, load] of Object.entries(behaviours)) begin(selector, load);
}

function look() {
  if (notice()) begin("main", () => import("./progress/storage-problem.js"));
  if (isKnown()) beginAll(ONCE_KNOWN);
  // What is asked comes by a link, to whoever opens it.
  else if (location.hash.startsWith(SIGN)) begin("section[data-asked]", ONCE_KNOWN["section[data-asked]"]);
}

/** Of what waits, that which can be reached: the rest is shown by what begins with it. @param {Record<string, Load>} behaviours */
function waiting(behaviours) {
  return Object.entries(behaviours).flatMap(([selector, load]) => {
    const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`${selector}:not([hidden] *)`));
    return Array.from(found, (root) => ({ root, go: () => begin(selector, load, root) }));
  });
}

async function wait() {
  if (isWaiting) return;
  isWaiting = true;
  const [near, touched] = [waiting(ONCE_NEAR), waiting(ONCE_TOUCHED)];
  if (!near.length && !touched.length) return;
  const { whenNear, whenTouched } = await import("./ui/when-needed.js");
  near.forEach(({ root, go }) => whenNear(root, go));
  touched.forEach(({ root, go }) => whenTouched(root, go));
}

beginAll(AT_ONCE);
opened?.then(async () => {
  look();
  watch(look);
  addEventListener("hashchange", look);
  if (!isKnown()) await wait();
  await Promise.allSettled(begun.values());
  // For whoever looks at a page by a program: from here on it is as people meet it.
  document.documentElement.toggleAttribute("data-started", true);
});
