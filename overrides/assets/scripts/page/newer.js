import { forTab } from "../state/shelf.js";
import { element } from "./element.js";
import { say } from "./say.js";
import { wear } from "./style.js";

/**
 * Says that there is a newer edition, and lets it be used at once.
 *
 * @param {ServiceWorker} waiting
 * @param {import("./facts.js").Page} page
 */
export async function offer(waiting, page) {
  const later = `${page.course}:later`;
  await wear("edition");
  if (forTab.get(later) || document.querySelector("[data-edition]")) return;
  const text = "There is a newer edition of the course.";
  const use = element("button", { type: "button", class: "button button--main" }, "Use it now");
  const wait = element("button", { type: "button", class: "button" }, "Later");
  const notice = element("aside", { class: "edition md-typeset", "data-edition": true, "aria-label": "Newer edition" });
  notice.append(element("p", {}, text), use, wait);
  use.addEventListener("click", () => waiting.postMessage("use-now"));
  wait.addEventListener("click", () => {
    forTab.set(later, "yes");
    notice.remove();
  });
  document.body.append(notice);
  say(text);
}
