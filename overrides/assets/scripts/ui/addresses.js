/** @typedef {import("./page-data.js").Page} Page */
import { partOf } from "../core/parts.js";
import { pathInSite, rootOf } from "./page-data.js";

/**
 * A kept place is followed only to a page of the course: what was kept may come from somebody's file.
 *
 * @param {import("../core/learner.js").Place} place
 * @param {Page} page
 * @returns {string | null} the address, null where it leads elsewhere
 */
export function addressOf(place, page) {
  const address = new URL(place.page, rootOf(page));
  address.hash = place.fragment;
  return partOf(pathInSite(address.href, page) ?? "") ? address.href : null;
}

/** The address of the home page, also where no server gives a folder its page. @param {Page} page */
export function homeOf(page) {
  const logo = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-md-component=logo]"));
  return logo?.href ?? rootOf(page).href;
}
