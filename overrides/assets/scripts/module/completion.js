/**
 * Keep that a module was completed, and on what: the marks of all that it held then, so that what changes can be told.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { marksOf } from "../core/content-hashes.js";
import { moduleStanding } from "../core/progress.js";
import { seenOf } from "../core/seen-content.js";
import { persist } from "../storage/persist.js";
import { append, learner, watch } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";

/**
 * @param {HTMLElement} _root
 * @param {Page} page
 */
export default function start(_root, page) {
  const look = () => settle(learner(), page);
  look();
  watch(look);
  if (Object.keys(learner().completions).length) stay();
  else watch(() => Object.keys(learner().completions).length && stay());
}

let isAsked = false;

/** Ask the browser, once, not to drop what is kept when it wants room or nobody has come by for a while. */
function stay() {
  if (isAsked) return;
  isAsked = true;
  persist().catch(() => (isAsked = false));
}

/** Whether the catalog is on its way: what it is fetched for settles all that waits. */
let isSettling = false;

/** @param {Learner} kept @param {Page} page */
async function settle(kept, page) {
  if (isSettling || !waiting(kept, page).length) return;
  isSettling = true;
  try {
    const catalog = await loadCatalog();
    // The course may have changed between this page and the catalog.
    const isThis = catalog.edition === page.edition;
    append((kept) => {
      const done = waiting(kept, page);
      return done.length ? done.map((one) => completed(one, kept)) : null;
    });
    /** @param {Page["modules"][number]} done @param {Learner} kept @returns {import("../core/event.js").Draft} */
    function completed(done, kept) {
      const module = catalog.modules.find((one) => one.id === done.id);
      const at = moduleStanding(kept, done, page.takes).complete;
      const seen = !module ? {} : isThis ? marksOf(module) : seenOf(kept, module);
      return { type: "completed", module: done.id, edition: page.edition, date: page.date, seen, at };
    }
  } finally {
    isSettling = false;
  }
}

/** The modules that are complete, and not yet kept as such. @param {Learner} kept @param {Page} page */
function waiting(kept, page) {
  return page.modules.filter((one) => !kept.completions[one.id] && moduleStanding(kept, one, page.takes).complete);
}
