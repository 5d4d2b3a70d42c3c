/**
 * Says on any page what could not be kept of the learner, and that a guest is one.
 *
 * @typedef {import("./facts.js").Page} Page
 */
import { notice, watch } from "../state/store.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  let shown = "";
  const show = async () => {
    const now = notice();
    if (now === shown) return;
    shown = now;
    root.querySelector("[data-trouble]")?.remove();
    if (!now) return;
    const { bar } = await import("./trouble-bar.js");
    const made = await bar(now, page);
    if (now === shown) root.prepend(made);
  };
  watch(show);
  show();
}
