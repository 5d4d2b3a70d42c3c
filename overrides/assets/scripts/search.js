/**
 * The theme's search is a dialog without a name; a screen reader needs one.
 *
 * @param {Document} page
 */
export function nameSearch(page) {
  page.querySelector("[role=dialog]:not([aria-label])")?.setAttribute("aria-label", "Search");
}
