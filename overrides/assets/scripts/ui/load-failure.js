import { element } from "./element.js";

const WORDS = "This could not be loaded. Try again.";

/**
 * Say beside what it is missing from that something could not be loaded, with a button that tries again.
 *
 * @param {Element | null} root what is in no part of the page that is seen is passed over
 * @param {() => void} again
 * @returns {boolean} whether there was a place to say it
 */
export function offerRetry(root, again) {
  const before = root?.previousElementSibling;
  if (!root?.closest("[data-md-component=container]") || root.closest("nav")) return false;
  if (before?.matches("[data-failed]")) before.remove();
  const button = element("button", { type: "button", class: "button" }, WORDS);
  const notice = element("span", { role: "alert", "data-failed": true, "data-screen": true }, button, " ");
  button.addEventListener("click", () => {
    notice.remove();
    again();
  });
  root.before(notice);
  return true;
}
