/**
 * Notices that a module was completed. What keeps that is loaded once there is something to keep.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { moduleStanding } from "../core/progress.js";
import { load } from "../load.js";
import { persist } from "../storage/persist.js";
import { learner, watch } from "../storage/store.js";

/**
 * @param {HTMLElement} _root
 * @param {Page} page
 */
export default function start(_root, page) {
  const look = () => {
    settle(learner(), page);
    if (Object.keys(learner().completions).length) stay();
  };
  look();
  watch(look);
}

let isAsked = false;

/** Ask the browser, once, not to drop what is kept when it wants room or nobody has come by for a while. */
function stay() {
  if (isAsked) return;
  isAsked = true;
  persist().catch(() => (isAsked = false));
}

/** Whether what keeps completions is on its way: it settles all that waits. */
let isSettling = false;

/** @param {Learner} kept @param {Page} page */
async function settle(kept, page) {
  if (isSettling || !waiting(kept, page).length) return;
  isSettling = true;
  try {
    await (await load("occasional")).keepCompletions(page);
  } finally {
    isSettling = false;
  }
}

/** The modules that are complete, and not yet kept as such. @param {Learner} kept @param {Page} page */
export function waiting(kept, page) {
  return page.modules.filter((one) => !kept.completions[one.id] && moduleStanding(kept, one, page.takes).complete);
}
