/** What stands on the pages at the end of the course: each module with what it leaves, the dates of returns, and their cases. */
import startDates from "./dates.js";
import startModules from "./modules.js";
import startCases from "./open-cases.js";

/** @type {Record<string, typeof startDates>} */
const PARTS = { modules: startModules, dates: startDates, cases: startCases };

/** @param {HTMLElement} root @param {import("../ui/page-data.js").Page} page */
export default function start(root, page) {
  PARTS[root.dataset.end ?? ""]?.(root, page);
}
