import { isBlank } from "../core/empty.js";
import { nameOf } from "../core/text.js";
import { MAX_PROGRESS_SIZE, readProgress, summaryOf } from "../core/progress-file.js";
import { isGuest, learner } from "../storage/store.js";
import { adopt } from "../storage/switch.js";
import { ask, tell } from "../ui/dialog.js";
import { longDate } from "../ui/dates.js";
import { pickFiles } from "../ui/file-picker.js";
import { saveProgress } from "./export.js";
import { addressOf, homeOf } from "../ui/addresses.js";
import { describe, saveAction } from "./summary.js";

/** @typedef {import("../ui/page-data.js").Page} Page */
/** @typedef {import("../core/learner.js").Learner} Learner */

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
  const answer = await offer(found.learner, found.isWhole, page);
  if (answer === "save") saveProgress(page);
  if (!answer) return;
  if (!(await adopt(found, answer === "join"))) return void tell("There is no room for this file", "This browser has no room left for it. What was here is still here, and nothing was changed.");
  const kept = isGuest() ? "You are a guest, so it is gone when you close this tab." : "You can go on where you left off.";
  const next = await ask({ title: "Your progress is here", text: kept, actions: [{ id: "go-on", label: "Go on", kind: "main" }], leave: "Close" });
  const { place } = learner();
  if (next) location.assign((place.value && addressOf(place.value, page)) ?? homeOf(page));
}

/** @param {keyof typeof PROBLEMS} problem */
function refuse(problem) {
  return tell("This file can’t be opened", `${PROBLEMS[problem]}\n\nNothing was changed.`);
}

/**
 * @param {Learner} other
 * @param {boolean} isWhole
 * @param {Page} page
 * @returns {Promise<string>} "join", "save" or "go"; "" to leave all as it is
 */
async function offer(other, isWhole, page) {
  const held = [said(other, page), ...(isWhole ? [] : ["Part of the file can’t be read, and would be left out."])];
  const own = learner();
  if (other.id === own.id) {
    const text = [...held, "This browser has progress of the same person. Both are joined: what was done on either stays, and where both have a note in the same box, both texts do."];
    return ask({ title: "Join this file with what is here?", text: text.join("\n\n"), actions: [{ id: "join", label: "Join them", kind: "main" }] });
  }
  // Whoever has opened no more than somebody's link here keeps what it asks for.
  if (isBlank({ ...own, assignments: {} })) {
    const asked = isBlank(own) ? [] : ["What you were assigned here stays."];
    const id = isBlank(own) ? "go" : "join";
    return ask({ title: "Open this file?", text: [...held, ...asked].join("\n\n"), actions: [{ id, label: "Open it", kind: "main" }] });
  }
  return offerBeside(other, held, page);
}

/**
 * Where there is other progress in this browser: one person's who has begun twice can be joined, another's can only give way.
 *
 * @param {Learner} other
 * @param {string[]} held what the file holds
 * @param {Page} page
 */
function offerBeside(other, held, page) {
  const [here, there] = [nameOf(learner()), nameOf(other)].map((name) => name.toLowerCase());
  const isLikely = !here || !there || here === there;
  const beside = isLikely
    ? [`This browser has other progress: ${describe(learner(), page)}.`, "If both are yours, they can be joined, and what was done in either stays. If not, the file can take the place of what is here."]
    : [`This browser has somebody else’s progress. ${said(learner(), page)}`, "The file can take its place. If both are yours, type the same name in both; then they can be joined."];
  const danger = /** @type {const} */ ("danger");
  const main = /** @type {const} */ ("main");
  const actions = [
    ...(isLikely ? [{ id: "join", label: "Both are mine: join them", kind: main }] : []),
    { id: "save", label: `${saveAction().label}, then replace it` },
    { id: "go", label: "Replace what is here", kind: danger },
  ];
  return ask({ title: "Replace what is here?", text: [...held, ...beside].join("\n\n"), actions });
}

/** @param {Learner} other @param {Page} page */
function said(other, page) {
  const { name, begun, complete, of, quizzes, notes } = summaryOf(other, page.modules);
  const counted = [`${quizzes} ${quizzes === 1 ? "quiz" : "quizzes"} passed`, `${notes} ${notes === 1 ? "note" : "notes"}`];
  return `${name || "No name"}, started ${longDate(begun)}: ${complete} of ${of} modules complete, ${counted.join(", ")}.`;
}
