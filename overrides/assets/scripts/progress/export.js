import { today } from "../core/dates.js";
import { exported, unread } from "../storage/unreadable.js";
import { saveFile } from "../ui/download.js";

/**
 * Save what is kept of the learner as a file that the course opens again.
 *
 * @param {import("../ui/page-data.js").Page} page
 * @returns {string} the name of the file
 */
export function saveProgress(page) {
  const name = `progress-${page.course}-${today()}.json`;
  saveFile(name, "application/json", exported());
  return name;
}

/** Save what could not be read, each text as it was found. @param {import("../ui/page-data.js").Page} page */
export function saveUnread(page) {
  unread().forEach((text, at) => {
    saveFile(`unread-${page.course}-${today()}${at ? `-${at + 1}` : ""}.txt`, "text/plain", text);
  });
}
