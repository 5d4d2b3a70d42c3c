import { isBlank, LARGEST, readProgress, summaryOf } from "../state/progress.js";
import { adopt, isGuest, learner } from "../state/store.js";
import { ask, tell } from "./ask.js";
import { longDay } from "./day.js";
import { element } from "./element.js";
import { saveProgress } from "./progress.js";

/** @typedef {import("./facts.js").Page} Page */
/** @typedef {import("../state/learner.js").Learner} Learner */

/** @type {Record<import("../state/progress.js").Problem | "large" | "unread", string>} */
const PROBLEMS = {
  empty: "The file is empty.",
  text: "This is no progress file. A progress file’s name begins with “progress” and ends with “.json”.",
  cut: "The file is cut short or damaged, so it can’t be read. Save it once more on the other device, and send it whole.",
  record: "This is a completion record, made for a supervisor. To go on with the course, open a progress file: its name begins with “progress”.",
  other: "This file comes from another program. A progress file’s name begins with “progress”.",
  newer: "This file comes from a newer version of the course than this page. Load the page again, or ask whoever runs this site for the newer version.",
  unsound: "The file says that it holds progress, but what stands in it makes no sense.",
  large: "The file is far too large for a progress file.",
  unread: "The browser could not read the file. Is it still there, and may you open it?",
};

/** Lets the learner choose a file. @param {Page} page */
export function chooseFile(page) {
  const input = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  input.addEventListener("change", () => {
    input.remove();
    if (input.files?.[0]) openFile(input.files[0], page);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/**
 * Shows what a file holds, and takes it up if the learner says so. A file that can't be read changes nothing.
 *
 * @param {File} file
 * @param {Page} page
 */
export async function openFile(file, page) {
  const text = file.size > LARGEST ? null : await file.text().catch(() => undefined);
  if (typeof text !== "string") return void refuse(text === null ? "large" : "unread");
  const found = readProgress(text);
  if ("problem" in found) return void refuse(found.problem);
  const answer = await offer(found.learner, found.isWhole, page);
  if (answer === "save") saveProgress(page);
  if (!answer) return;
  await adopt(found.learner);
  const kept = isGuest() ? "You are a guest, so it is gone when you close this tab." : "You can go on where you left off.";
  await tell("Your progress is here", kept);
}

/** @param {keyof typeof PROBLEMS} problem */
function refuse(problem) {
  return tell("This file can’t be opened", `${PROBLEMS[problem]}\n\nNothing was changed.`);
}

/** @param {Learner} other @param {boolean} isWhole @param {Page} page */
function offer(other, isWhole, page) {
  const holds = [said(other, page), ...(isWhole ? [] : ["Part of the file can’t be read, and would be left out."])];
  const danger = /** @type {const} */ ("danger");
  const main = /** @type {const} */ ("main");
  if (other.id === learner().id) {
    holds.push("This browser has progress of the same person. Both are joined, and nothing is lost.");
    return ask({ title: "Join this file with what is here?", text: holds.join("\n\n"), actions: [{ id: "go", label: "Join them", kind: main }] });
  }
  if (isBlank(learner())) {
    return ask({ title: "Open this file?", text: holds.join("\n\n"), actions: [{ id: "go", label: "Open it", kind: main }] });
  }
  holds.push(`This browser has somebody else’s progress. ${said(learner(), page)}`, "The file can take its place. They can’t be joined.");
  const actions = [
    { id: "save", label: "Save what is here as a file, then replace it", kind: main },
    { id: "go", label: "Replace what is here", kind: danger },
  ];
  return ask({ title: "Replace what is here?", text: holds.join("\n\n"), actions });
}

/** @param {Learner} other @param {Page} page */
function said(other, page) {
  const { name, begun, complete, of, quizzes, notes } = summaryOf(other, page.modules);
  const counted = [`${quizzes} ${quizzes === 1 ? "quiz" : "quizzes"} passed`, `${notes} ${notes === 1 ? "note" : "notes"}`];
  return `${name || "No name"}, begun ${longDay(begun)}: ${complete} of ${of} modules complete, ${counted.join(", ")}.`;
}
