/**
 * What the buttons for one's own progress do, by the name that `data-act` gives.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { saveProgress } from "./export.js";
import { chooseFile } from "./import.js";
import { sayBeside } from "../ui/beside.js";
import { confirmClearAll, confirmFreshStart, toggleGuest } from "./shared-computer.js";

/** @type {Record<string, (page: Page, root: HTMLElement) => unknown>} */
export const ACTS = {
  "start-fresh": confirmFreshStart,
  clear: confirmClearAll,
  guest: toggleGuest,
  export: (page, root) => sayBeside(root, `Saved as ${saveProgress(page)}. Look among your downloads.`),
  import: chooseFile,
};
