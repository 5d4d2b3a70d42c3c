// Starts each behaviour on the elements that ask for it, once it is needed. Every page works before this runs.
import { load } from "./load.js";
import startPosition from "./module/position.js";
import startOffline from "./offline/offline.js";
import startFileDrop from "./progress/file-drop.js";
import { isKnown, notice, open, watch } from "./storage/store.js";
import { offerRetry } from "./ui/load-failure.js";
import { readPage, rootOf } from "./ui/page-data.js";
import startSearchLabel from "./ui/search-label.js";
import { whenNear, whenTouched } from "./ui/when-needed.js";

/** @typedef {(root: HTMLElement, page: import("./ui/page-data.js").Page) => unknown} Start A promise it gives is waited for. */
/** @typedef {() => Start | Promise<Start>} Load */

/**
 * What a bundle starts under a name.
 *
 * @template {keyof import("./load.js").Bundles} Bundle
 * @template {keyof import("./load.js").Bundles[Bundle]} Name
 * @param {Bundle} bundle
 * @param {Name} name
 */
function from(bundle, name) {
  return () => load(bundle).then((loaded) => /** @type {Start} */ (loaded[name]));
}

/** What stands on a page, and what brings it to life. @type {Record<string, Load>} */
const AT_ONCE = {
  "article": () => startPosition,
  "[role=dialog]:not([aria-label])": () => startSearchLabel,
  "[data-quiz]": from("quiz", "quiz"),
  "table[data-sortable]": from("tables", "sortableTable"),
  // A page that is served while it is edited has no policy, and must not be kept.
  "meta[http-equiv='Content-Security-Policy']": () => startOffline,
  "[data-scenario]": from("play", "play"),
  "[data-drop]": () => startFileDrop,
  "[data-readiness]": from("papers", "reviewDates"),
  "[data-assign]": from("supervisor", "assignmentForm"),
  "[data-roster]": from("team", "roster"),
};

/** What waits until it is about to come onto the screen, or the learner is known. @type {Record<string, Load>} */
const ONCE_NEAR = {
  "[data-note]": from("notes", "note"),
};

/** What waits until somebody reaches for it, or the learner is known. @type {Record<string, Load>} */
const ONCE_TOUCHED = {
  "[data-note-tools]": from("papers", "worksheet"),
  "[data-act]": from("known", "actions"),
  "[data-follow]": from("home", "path"),
  "[data-my-record]": from("record", "record"),
  "[data-hand-over]": from("record", "recordExport"),
};

/** What waits for a press, whoever the learner is. @type {Record<string, Load>} */
const ONCE_PRESSED = {
  "[data-reading]": from("reading", "reading"),
};

/** What has something to say only where something is kept of the learner. @type {Record<string, Load>} */
const ONCE_KNOWN = {
  ...ONCE_NEAR,
  ...ONCE_TOUCHED,
  "nav[data-md-level='0'], [data-steps]": from("known", "menuProgress"),
  "body": from("known", "completion"),
  "[data-owner]": from("known", "owner"),
  "[data-progress]": from("home", "home"),
  "[data-new]": from("home", "changes"),
  "[data-end]": from("complete", "complete"),
  "section[data-assignments]": from("home", "assigned"),
};

const page = readPage(document);
const opened = page && open(page.course, rootOf(page).pathname);
/** @type {Map<string, Promise<void>>} */
const begun = new Map();
/** What could not be loaded, by selector, with what tries again. @type {Map<string, () => void>} */
const failed = new Map();
let isWaiting = false;

/** @param {string} selector @param {Load} loadStart @param {Element} [root] what somebody reached for */
function begin(selector, loadStart, root) {
  const known = begun.get(selector) ?? bring(selector, loadStart);
  if (!begun.has(selector)) known.catch((error) => fail(error, selector, () => begin(selector, loadStart), root));
  begun.set(selector, known);
  return known;
}

/** What could not be loaded can be tried again, and says so. @param {unknown} error @param {string} selector @param {() => void} again @param {Element} [root] */
function fail(error, selector, again, root) {
  reportError(error);
  begun.delete(selector);
  // Whoever presses it meanwhile reaches for it once more.
  wait();
  failed.set(selector, again);
  // Of many that miss the same bundle one says so, for all.
  if (root || !document.querySelector("[data-failed]")) offerRetry(root ?? document.querySelector(selector), tryAgain);
}

function tryAgain() {
  const all = [...failed.values()];
  failed.clear();
  for (const again of all) again();
}

/** @param {string} selector @param {Load} loadStart */
async function bring(selector, loadStart) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  if (!found.length || !page) return;
  const [start] = await Promise.all([loadStart(), opened]);
  await Promise.all(Array.from(found, (root) => start(root, page)));
}

/** @param {Record<string, Load>} behaviours */
function beginAll(behaviours) {
  for (const [selector, loadStart] of Object.entries(behaviours)) begin(selector, loadStart);
}

function look() {
  if (notice()) begin("main", from("progress", "storageProblem"));
  if (isKnown()) beginAll(ONCE_KNOWN);
  // What is asked, and one's own copy, come by a link, to whoever opens it.
  else if (/^#(assign|copy)=/.test(location.hash)) begin("section[data-assignments]", ONCE_KNOWN["section[data-assignments]"]);
}

/** Of what waits, that which can be reached: the rest is shown by what begins with it. @param {Record<string, Load>} behaviours */
function waiting(behaviours) {
  return Object.entries(behaviours).flatMap(([selector, loadStart]) => {
    const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`${selector}:not([hidden] *)`));
    return Array.from(found, (root) => ({ root, go: () => begin(selector, loadStart, root) }));
  });
}

function wait() {
  if (isWaiting) return;
  isWaiting = true;
  const [near, touched] = [waiting(ONCE_NEAR), waiting(ONCE_TOUCHED)];
  if (!near.length && !touched.length) return;
  near.forEach(({ root, go }) => whenNear(root, go));
  touched.forEach(({ root, go }) => whenTouched(root, go));
}

beginAll(AT_ONCE);
waiting(ONCE_PRESSED).forEach(({ root, go }) => whenTouched(root, go));
opened?.then(async () => {
  look();
  watch(look);
  addEventListener("hashchange", look);
  if (!isKnown()) wait();
  await Promise.allSettled(begun.values());
  // For whoever looks at a page by a program: from here on it is as people meet it.
  document.documentElement.toggleAttribute("data-started", true);
});
