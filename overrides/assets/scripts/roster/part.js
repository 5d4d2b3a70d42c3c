/**
 * A part of the page that the template has made.
 *
 * @template {HTMLElement} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 */
export function part(root, selector) {
  return /** @type {E} */ (root.querySelector(selector));
}

/** @param {HTMLElement} root @param {string} selector @param {() => void} act */
export function press(root, selector, act) {
  part(root, selector).addEventListener("click", act);
}
