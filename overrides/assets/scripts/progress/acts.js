/**
 * What the buttons for one's own progress do, by the name that `data-act` gives.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { load } from "../load.js";
import { saveProgress } from "./export.js";
import { chooseFile } from "./import.js";
import { sayBeside } from "../ui/beside.js";
import { changeLock } from "./lock.js";
import { confirmClearAll, confirmFreshStart, toggleGuest } from "./shared-computer.js";

/** @type {Record<string, (page: Page, root: HTMLElement) => unknown>} */
export const ACTS = {
  "start-fresh": confirmFreshStart,
  clear: confirmClearAll,
  guest: toggleGuest,
  lock: changeLock,
  export: (page, root) => sayBeside(root, `Saved as ${saveProgress(page)}. Look among your downloads.`),
  import: chooseFile,
  "export-link": async (page) => (await load("copy")).keepLink(page),
  "import-link": async (page) => (await load("copy")).askForLink(page),
};
