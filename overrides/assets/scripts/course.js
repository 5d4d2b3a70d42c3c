// Starts each behaviour on the elements that ask for it. Every page works before this runs.
import { readPage } from "./page/facts.js";
import { open } from "./state/store.js";

/** @typedef {(root: HTMLElement, page: import("./page/facts.js").Page) => void} Start */

/** @type {Record<string, () => Promise<{ default: Start }>>} What stands on a page, and what brings it to life. */
const BEHAVIOURS = {
  "nav[data-md-level='0'], [data-steps]": () => import("./page/navigation.js"),
  "article": () => import("./page/place.js"),
  "body": () => import("./page/completion.js"),
  "[role=dialog]:not([aria-label])": () => import("./page/search.js"),
  "[data-quiz]": () => import("./quiz/quiz.js"),
  "[data-note]": () => import("./page/note.js"),
  "[data-note-tools]": () => import("./page/sheet.js"),
  "table[data-sortable]": () => import("./page/sortable.js"),
  "[data-kept]": () => import("./page/kept.js"),
  // A page that is served while it is edited has no policy, and must not be kept.
  "meta[http-equiv='Content-Security-Policy']": () => import("./page/edition.js"),
  "[data-scenario]": () => import("./scenario/play.js"),
  "[data-standing]": () => import("./page/home.js"),
  "[data-new]": () => import("./page/renewal.js"),
  "main": () => import("./page/trouble.js"),
  "[data-act]": () => import("./page/learner.js"),
  "[data-my-record]": () => import("./page/record.js"),
  "[data-changed]": () => import("./page/changed.js"),
  "[data-certificate]": () => import("./page/certificate.js"),
  "[data-hand-over]": () => import("./page/hand-over.js"),
  "[data-drop]": () => import("./page/drop.js"),
  "[data-readiness]": () => import("./page/readiness.js"),
  "[data-for-task]": () => import("./page/for-task.js"),
  "section[data-asked]": () => import("./assign/asked.js"),
  "[data-assign]": () => import("./assign/form.js"),
  "[data-roster]": () => import("./roster/start.js"),
};

const page = readPage(document);
if (page) open(page.course);
const begun = Object.entries(BEHAVIOURS).map(async ([selector, load]) => {
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  if (!found.length || !page) return;
  const behaviour = await load();
  found.forEach((root) => behaviour.default(root, page));
});
// For whoever looks at a page by a program: from here on it is as people meet it.
Promise.allSettled(begun).then(() => document.documentElement.toggleAttribute("data-started", true));
