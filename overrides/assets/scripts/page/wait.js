/**
 * Waits with a behaviour until what it stands on is at most a screen away.
 *
 * @param {HTMLElement} root
 * @param {() => Promise<unknown>} begin
 */
export function whenNear(root, begin) {
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && begin(), { rootMargin: "100%" });
  near.observe(root);
}

/**
 * Waits with a behaviour until somebody reaches for what it stands on. A press that comes before it is there is given
 * back once it is.
 *
 * @param {HTMLElement} root
 * @param {() => Promise<unknown>} begin
 */
export function whenTouched(root, begin) {
  let isThere = false;
  const reach = async () => {
    await begin();
    isThere = true;
  };
  const press = async (/** @type {Event} */ event) => {
    if (isThere) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await reach();
    if (event.target instanceof HTMLElement) event.target.click();
  };
  root.addEventListener("focusin", reach, { once: true });
  root.addEventListener("click", press, { capture: true });
}
