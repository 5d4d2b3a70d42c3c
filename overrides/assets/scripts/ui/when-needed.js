/**
 * Wait with a behaviour until what it stands on is at most a screen away.
 *
 * @param {HTMLElement} root
 * @param {() => Promise<unknown>} begin
 */
export function whenNear(root, begin) {
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && begin().catch(() => {}), { rootMargin: "100%" });
  near.observe(root);
}

/**
 * Wait with a behaviour until somebody reaches for what it stands on. A press that comes before it is there is given
 * back once it is.
 *
 * @param {HTMLElement} root
 * @param {() => Promise<unknown>} begin
 */
export function whenTouched(root, begin) {
  let isThere = false;
  // What fails says so by itself, and may be reached for again.
  const reach = () => begin().then(() => (isThere = true), () => false);
  const press = async (/** @type {Event} */ event) => {
    if (isThere) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if ((await reach()) && event.target instanceof HTMLElement) event.target.click();
  };
  root.addEventListener("focusin", reach);
  root.addEventListener("click", press, { capture: true });
}
