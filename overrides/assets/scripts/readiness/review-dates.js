import { isPast } from "../core/review-date.js";

/**
 * Mark the rules that are past their review date, by the date of this device, and count anew.
 *
 * @param {HTMLElement} root the summary; the points themselves stand further down on the page
 */
export default function start(root) {
  const now = new Date();
  for (const dated of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-look-again]"))) {
    if (isPast(dated.dataset.lookAgain ?? "", now)) mark(dated);
  }
  count(root);
  root.querySelector("[data-readiness-plain]")?.remove();
  const print = root.querySelector("[data-readiness-print]");
  if (!(print instanceof HTMLButtonElement)) return;
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

/** @param {HTMLElement} dated a point with a review date, which has passed */
function mark(dated) {
  const status = /** @type {HTMLElement | null} */ (dated.querySelector("[data-status]"));
  if (!status) return;
  status.dataset.status = "overdue";
  status.textContent = "Overdue";
}

/** @param {HTMLElement} root */
function count(root) {
  for (const shown of root.querySelectorAll("[data-count]")) {
    const how = /** @type {HTMLElement} */ (shown).dataset.count;
    const found = root.querySelectorAll(`tbody [data-status="${how}"]`).length;
    shown.textContent = String(found);
    if (found) shown.closest("li")?.removeAttribute("hidden");
  }
}
