import { forTab } from "../storage/web-storage.js";
import { element } from "../ui/element.js";
import { announce } from "../ui/announce.js";
import { loadStylesheet } from "../ui/load-stylesheet.js";
import { rootOf } from "../ui/page-data.js";

/** @typedef {import("../ui/page-data.js").Page} Page */

/**
 * Say that there is a newer edition, and let it be used at once.
 *
 * @param {ServiceWorker} waiting
 * @param {Page} page
 */
export async function offerUpdate(waiting, page) {
  const use = { label: "Use it now", act: () => waiting.postMessage("use-now") };
  await showNotice("There is a newer version of the course.", use, page);
}

/**
 * Say something about editions, below the page, with one thing that can be done about it; it can be put off.
 *
 * @param {string} text
 * @param {{ label: string, act: () => unknown }} choice
 * @param {Page} page
 * @param {string} [what] is put off; what was put off is not said again in this tab
 */
export async function showNotice(text, choice, page, what = "later") {
  const later = `${page.course}:${rootOf(page).pathname}:${what}`;
  await loadStylesheet("update-notice");
  if (forTab.get(later) || document.querySelector("[data-edition]")) return;
  const use = element("button", { type: "button", class: "button button--main" }, choice.label);
  const wait = element("button", { type: "button", class: "button" }, "Later");
  const notice = element("aside", { class: "edition md-typeset", "data-edition": true, "aria-label": "Newer version" });
  notice.append(element("p", {}, text), use, wait);
  use.addEventListener("click", choice.act);
  wait.addEventListener("click", () => {
    forTab.set(later, "yes");
    notice.remove();
  });
  document.body.append(notice);
  announce(text);
}
