/**
 * Say in the menus what is done and what is begun.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { holds, partOf, stateOf } from "../core/parts.js";
import { moduleState } from "../core/progress.js";
import { learner, watch } from "../storage/store.js";
import { pathInSite } from "../ui/page-data.js";
import { labelProgress } from "../ui/progress-label.js";

/**
 * @param {HTMLElement} menu
 * @param {Page} page
 */
export default function start(menu, page) {
  const links = [...menu.querySelectorAll("a")];
  const labels = [...menu.querySelectorAll("label.md-nav__link")];
  const show = (/** @type {Learner} */ kept) => {
    links.forEach((link) => labelProgress(link, state(link, kept, page, links)));
    labels.forEach((label) => labelProgress(/** @type {HTMLElement} */ (label), sectionState(label, kept, page)));
  };
  show(learner());
  watch(show);
}

/**
 * The progress of the module that an unfolded section of the menu lists; none where it lists another thing.
 *
 * @param {Element} label of the section
 * @param {Learner} kept
 * @param {Page} page
 */
function sectionState(label, kept, page) {
  const first = label.parentElement?.querySelector("a");
  const part = first && partOf(pathInSite(first.href, page) ?? "");
  const module = part && page.modules.find((one) => holds(one, part));
  return module ? moduleState(kept, module, page.takes) : "";
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Learner} kept
 * @param {Page} page
 * @param {HTMLAnchorElement[]} links of the same menu
 */
function state(link, kept, page, links) {
  const path = link.hash ? null : pathInSite(link.href, page);
  const part = path === null ? null : partOf(path);
  const module = part && page.modules.find((one) => holds(one, part));
  if (!part || !module) return part ? stateOf(kept, part) : "";
  // In the menu of another module its first page stands for the whole of it; its other pages are not listed.
  const isListed = links.some((one) => {
    const listed = partOf(pathInSite(one.href, page) ?? "");
    return listed !== null && listed.slug + listed.kind !== part.slug + part.kind && holds(module, listed);
  });
  return isListed ? stateOf(kept, part) : moduleState(kept, module, page.takes);
}
