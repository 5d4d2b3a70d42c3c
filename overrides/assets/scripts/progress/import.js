import { MAX_PROGRESS_SIZE, readProgress } from "../core/progress-file.js";
import { tell } from "../ui/dialog.js";
import { pickFiles } from "../ui/file-picker.js";
import { takeUp } from "./take-up.js";

/** @typedef {import("../ui/page-data.js").Page} Page */

/** @type {Record<import("../core/progress-file.js").Problem | "large" | "unread", string>} */
const PROBLEMS = {
  empty: "The file is empty.",
  text: "This is no progress file. A progress file’s name begins with “progress”.",
  cut: "The file is cut short or damaged, so it can’t be read. Save it once more on the other device, and send it whole.",
  record: "This is a completion record, made for a supervisor. To go on with the course, open a progress file: its name begins with “progress”.",
  other: "This file comes from another program. A progress file’s name begins with “progress”.",
  newer: "This file comes from a newer version of the course than this page. Load the page again, or ask whoever runs this site for the newer version.",
  unsound: "The file says that it holds progress, but what stands in it makes no sense.",
  large: "The file is far too large for a progress file.",
  unread: "The browser could not read the file. Is it still there, and may you open it?",
};

/** Let the learner choose a file. @param {Page} page */
export function chooseFile(page) {
  pickFiles(([file]) => openFile(file, page));
}

/**
 * Show what a file holds, and take it up if the learner says so. A file that can't be read changes nothing.
 *
 * @param {File} file
 * @param {Page} page
 */
export async function openFile(file, page) {
  const text = file.size > MAX_PROGRESS_SIZE ? null : await file.text().catch(() => undefined);
  if (typeof text !== "string") return void refuse(text === null ? "large" : "unread");
  const found = readProgress(text);
  if ("problem" in found) return void refuse(found.problem);
  const partly = found.isWhole ? [] : ["Part of the file can’t be read, and would be left out."];
  await takeUp({ ...found, thing: "file", said: partly }, page);
}

/** @param {keyof typeof PROBLEMS} problem */
function refuse(problem) {
  return tell("This file can’t be opened", `${PROBLEMS[problem]}\n\nNothing was changed.`);
}
