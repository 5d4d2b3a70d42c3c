/**
 * The theme's search is a dialog without a name; a screen reader needs one.
 *
 * @param {HTMLElement} dialog
 */
export default function start(dialog) {
  dialog.setAttribute("aria-label", "Search");
}
