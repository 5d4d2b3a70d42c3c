/**
 * What the buttons do that are there for one's own progress, wherever they stand: `data-act` says which. Most pages never
 * need it, so it is loaded when it is asked for.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { capabilities, isGuest, watch } from "../storage/store.js";
import { offerRetry } from "../ui/load-failure.js";

/** What each takes of the storage; where a host keeps one learner's log alone, there is no such button. @type {Record<string, "switches" | "guests">} */
const TAKES = { "start-fresh": "switches", clear: "switches", lock: "switches", import: "switches", "import-link": "switches", "export-link": "switches", guest: "guests" };

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  const takes = TAKES[root.dataset.act ?? ""];
  root.hidden ||= takes !== undefined && !capabilities()[takes];
  const press = () =>
    act(root.dataset.act ?? "", page, root).catch((error) => {
      reportError(error);
      offerRetry(root, press);
    });
  root.addEventListener("click", press);
  if (root.dataset.act === "guest") nameGuest(root);
}

/** @param {string} name @param {Page} page @param {HTMLElement} root */
async function act(name, page, root) {
  await (await load("progress")).ACTS[name]?.(page, root);
}

/** @param {HTMLElement} root the button that leads into guest mode, and out again */
function nameGuest(root) {
  const inward = root.textContent;
  const show = () => (root.textContent = isGuest() ? "Leave guest mode" : inward);
  watch(show);
  show();
}
