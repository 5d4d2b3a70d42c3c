/** The buttons of a page of notes: print it, or take it away as a file. */
import { asText } from "../core/notes-text.js";
import { longDate } from "../ui/dates.js";
import { saveFile } from "../ui/download.js";

/** @param {HTMLElement} root @param {import("../ui/page-data.js").Page} page */
export default function start(root, page) {
  root.querySelector("[data-note-print]")?.addEventListener("click", () => print());
  root.querySelector("[data-note-download]")?.addEventListener("click", () => {
    const title = document.querySelector("h1")?.textContent ?? "";
    saveFile(`${page.course}-notes.txt`, "text/plain;charset=utf-8", asText(title, longDate(new Date().toISOString()), notes()));
  });
}

/** Everything on the page that can be written, as it stands in the boxes. */
function notes() {
  const roots = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-note]"));
  return [...roots].map((root) => ({
    heading: headingOf(root),
    question: root.querySelector("label")?.textContent ?? "",
    // On the paper stands what is in the box, and what stands beside it.
    text: root.querySelector("[data-note-text]")?.textContent || /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-note-field]")).value,
  }));
}

/** The heading under which a box stands. @param {Element} root */
function headingOf(root) {
  let before = root.previousElementSibling;
  while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
  return before?.textContent ?? "";
}
