/**
 * The part of an element that carries a mark (`data-<name>`), where the page's template has put one.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
}

/**
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement[]}
 */
export function parts(root, name) {
  return [...root.querySelectorAll(`[data-${name}]`)].map((one) => /** @type {HTMLElement} */ (one));
}
