import { today } from "../state/days.js";
import { exported, unread } from "../state/store.js";
import { saveFile } from "./file.js";

/** Saves what is kept of the learner as a file that the course opens again. @param {import("./facts.js").Page} page */
export function saveProgress(page) {
  saveFile(`progress-${page.course}-${today()}.json`, "application/json", exported());
}

/** Saves what could not be read, each text as it was found. @param {import("./facts.js").Page} page */
export function saveUnread(page) {
  unread().forEach((text, at) => {
    saveFile(`unread-${page.course}-${today()}${at ? `-${at + 1}` : ""}.txt`, "text/plain", text);
  });
}
