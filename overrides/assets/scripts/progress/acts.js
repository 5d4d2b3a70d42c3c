/**
 * What the buttons for one's own progress do, by the name that `data-act` gives.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { announce } from "../ui/announce.js";
import { saveProgress } from "./export.js";
import { chooseFile } from "./import.js";
import { confirmClearAll, confirmFreshStart, toggleGuest } from "./shared-computer.js";

/** @type {Record<string, (page: Page) => unknown>} */
export const ACTS = {
  "start-fresh": confirmFreshStart,
  clear: confirmClearAll,
  guest: toggleGuest,
  export: (page) => announce(`Saved as ${saveProgress(page)}.`),
  import: chooseFile,
};
