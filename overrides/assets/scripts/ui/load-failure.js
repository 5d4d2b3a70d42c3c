import { element } from "./element.js";

/**
 * Says beside what it is missing from that something could not be loaded, with a button that tries it again.
 *
 * @param {Element | null} root what is in no part of the page that is seen is passed over
 * @param {string} words
 * @param {() => void} again
 */
export function offer(root, words, again) {
  const before = root?.previousElementSibling;
  if (!root?.closest("[data-md-component=container]") || root.closest("nav")) return;
  if (before?.matches("[data-failed]")) before.remove();
  const button = element("button", { type: "button", class: "button" }, words);
  const notice = element("span", { role: "alert", "data-failed": true, "data-screen": true }, button, " ");
  button.addEventListener("click", () => {
    notice.remove();
    again();
  });
  root.before(notice);
}
