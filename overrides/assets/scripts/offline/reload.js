import { showNotice } from "./update-notice.js";

/** What is kept as it is typed, and so is not lost. */
const KEPT = "[data-note-field], [data-learner-name]";

/**
 * Load a page again, since another tab has asked for the newer edition; where something would be lost, when it is asked to.
 *
 * @param {import("../ui/page-data.js").Page} page
 */
export async function reloadPage(page) {
  if (!holdsUnsaved(document)) {
    location.reload();
    return;
  }
  document.querySelector("[data-edition]")?.remove();
  const text = "A newer version of the course is in use now. Save or send what you have started on this page, then load it again.";
  await showNotice(text, { label: "Load this page again", act: () => location.reload() }, page, "again");
}

/**
 * @param {Document} document
 * @returns {boolean} whether it has records in its roster, an assignment just made, or something typed or picked and not sent
 */
export function holdsUnsaved(document) {
  if (document.querySelector("[data-board]:not([hidden]), [data-assign-results]:not([hidden])")) return true;
  /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
  const fields = document.querySelectorAll("article input, article textarea");
  return Array.from(fields).some((field) => !field.matches(`:disabled, ${KEPT}`) && isChanged(field));
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
function isChanged(field) {
  const isPick = field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);
  return isPick ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}
