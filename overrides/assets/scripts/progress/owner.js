/**
 * Say on a page that shows somebody's progress whose it is.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { nameOf } from "../core/text.js";
import { isGuest, learner, troubled, watch } from "../storage/store.js";

/** Where what is done now does not reach the browser's own keeping. */
const IN_TAB = new Set(["blocked", "full", "newer", "apart"]);

/** @param {HTMLElement} root */
export default function start(root) {
  const whom = root.querySelector("[data-owner-name]");
  const show = (/** @type {Learner} */ kept) => {
    root.hidden = !kept.place.value;
    if (whom) whom.textContent = ownerText(kept);
  };
  show(learner());
  watch(show);
}

/**
 * Whose progress is kept, and for how long, in a sentence.
 *
 * @param {Learner} kept
 */
export function ownerText(kept) {
  if (isGuest()) return "You are a guest: nothing is kept once this tab is closed.";
  if (IN_TAB.has(troubled() ?? "")) return "Kept in this tab only, until you close it.";
  const name = nameOf(kept);
  return name ? `Kept for ${name}, in this browser only.` : "Kept in this browser only.";
}
