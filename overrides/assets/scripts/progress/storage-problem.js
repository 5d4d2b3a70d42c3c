/**
 * Say on any page what could not be kept of the learner, and that a guest is one.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { isGuest, notice, watch } from "../storage/store.js";
import { trackGuestLinks } from "./guest-links.js";
import { problemBar } from "./storage-problem-bar.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  let shown = "";
  const show = async () => {
    const now = notice();
    if (isGuest()) trackGuestLinks();
    // Where the bar says how long things last, the page does not say otherwise.
    for (const words of root.querySelectorAll("[data-stays]")) words.toggleAttribute("hidden", now !== "" && now !== "unreadable");
    if (now === shown) return;
    shown = now;
    root.querySelector("[data-trouble]")?.remove();
    if (!now) return;
        const made = await problemBar(now, page);
    if (now === shown) root.prepend(made);
  };
  watch(show);
  show();
}
