/**
 * Enter a scene: it is put under the page's header, and its heading takes the focus, by which it is also said aloud.
 *
 * @param {HTMLElement} section
 */
export function enterScene(section) {
  section.scrollIntoView({ behavior: "instant", block: "start" });
  const heading = /** @type {HTMLElement | null} */ (section.querySelector("[data-scene-title]"));
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}
