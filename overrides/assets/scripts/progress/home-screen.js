/**
 * Say on an iPhone or iPad that the course can be put on the home screen, where the browser keeps longer. What is there is kept
 * apart from Safari's: so a copy has to be saved first, and opened there.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { forGood, key } from "../storage/web-storage.js";
import { element } from "../ui/element.js";

const TEXT = "On an iPhone or iPad, Safari can drop this after seven days. Save a copy, add this page to the Home Screen (Share, then Add to Home Screen), and open your copy there.";

/** @param {HTMLElement} root where it is said, at the end */
export function homeScreenNote(root) {
  const put = `${key}:home-screen`;
  if (forGood.get(put) !== null || root.querySelector("[data-home-screen]")) return;
  const done = element("button", { type: "button", class: "link-button" }, "Hide this");
  const note = element("p", { class: "home-screen", "data-home-screen": true }, `${TEXT} `, done);
  done.addEventListener("click", () => {
    forGood.set(put, "hidden");
    note.remove();
  });
  root.append(note);
}
