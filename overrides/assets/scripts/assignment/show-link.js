/**
 * What a link asks, at home: offered, or why it can't be used.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {() => Promise<void>} Draw draws what is kept
 */
import { element } from "../ui/element.js";
import { offerCard } from "./offer.js";
import { openLink } from "./open-link.js";

/** @param {HTMLElement} root @param {string} hash the fragment of a link @param {Page} page @param {Draw} draw */
export async function showLink(root, hash, page, draw) {
  const opened = openLink(hash, page);
  root.querySelector("[data-assignment-trouble], [data-assignment-offer]")?.remove();
  if ("trouble" in opened) root.prepend(trouble(opened.trouble));
  else if (!opened.isKept) offer(root, opened.assignment, page, draw);
  await draw();
  const code = "assignment" in opened ? opened.assignment.code : "";
  focusOn(root.querySelector(`[data-assignment-code="${code}"] h3, [data-assignment-offer] h2, [data-assignment-trouble]`));
}

/** @param {Element | null} shown */
function focusOn(shown) {
  if (!(shown instanceof HTMLElement)) return;
  shown.tabIndex = -1;
  shown.focus({ preventScroll: true });
  shown.scrollIntoView({ block: "start" });
}

/**
 * Show what a link asks, to be kept or not: whoever can write a link can write anything into it.
 *
 * @param {HTMLElement} root
 * @param {import("../core/assignment.js").Assignment} assignment
 * @param {Page} page
 * @param {Draw} draw
 */
function offer(root, assignment, page, draw) {
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-assignment-list]"));
  const shown = offerCard(assignment, list, page, async (isKept) => {
    shown.remove();
    await draw();
    focusOn(isKept ? root.querySelector(`[data-assignment-code="${assignment.code}"] h3`) : document.querySelector("h1"));
  });
  root.prepend(shown);
}

/** @param {string} text */
function trouble(text) {
  return element(
    "div",
    { class: "assignment-trouble", "data-assignment-trouble": true },
    element("p", {}, element("strong", {}, "This link can’t be used.")),
    element("p", {}, text),
    element("p", {}, "Nothing of yours was changed."),
  );
}
