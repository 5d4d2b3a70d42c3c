/**
 * Notices that something was done, or a module completed. What sees to either is loaded once there is something to see to.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { moduleStanding } from "../core/progress.js";
import { load } from "../load.js";
import { learner, stand, watch } from "../storage/store.js";

/**
 * @param {HTMLElement} _root
 * @param {Page} page
 */
export default function start(_root, page) {
  /** How much was done before, or any number once something more was. */
  let before = stand.isFound ? acts() : 0;
  const look = () => {
    settle(learner(), page);
    if (acts() <= before) return;
    before = Infinity;
    load("safeguard").then(({ safeguard }) => safeguard(page), reportError);
  };
  look();
  watch(look);
}

/** How much was done, beside coming by and reading. */
function acts() {
  return stand.events.filter(({ type }) => !/^(began|visited|saw)$/.test(type)).length;
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
