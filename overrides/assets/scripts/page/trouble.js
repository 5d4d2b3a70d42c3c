/**
 * Says on any page what could not be kept of the learner, and that a guest is one.
 *
 * @typedef {import("./facts.js").Page} Page
 */
import { isGuest, troubled, unread, watch } from "../state/store.js";
import { forTab } from "../state/shelf.js";

/**
 * @param {HTMLElement} root
 * @param {Page} page
 */
export default function start(root, page) {
  let shown = "";
  const show = async () => {
    const now = trouble();
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

/** What there is to say, as trouble-bar.js names it; "" for nothing. */
function trouble() {
  const kind = troubled();
  if (kind === "blocked" && !forTab.isOpen()) return "forbidden";
  return kind ?? (unread().length ? "unreadable" : isGuest() ? "guest" : "");
}
