/**
 * What one can do where others use the same browser: begin afresh, leave nothing behind, be a guest. Each is asked about
 * first, and what is about to go can be saved as a file.
 *
 * @typedef {import("./facts.js").Page} Page
 */
import { dropUnread, endGuest, isGuest, startFresh, startGuest, unread } from "../state/store.js";
import { ask, tell } from "./ask.js";
import { clearAll } from "./clear.js";
import { saveProgress, saveUnread } from "./progress.js";

const DANGER = /** @type {const} */ ("danger");
const SAVE = { id: "save", label: "Save my progress as a file" };

/** @param {Page} page */
export async function freshly(page) {
  const asked = {
    title: "Not you? Start fresh",
    text: "The course begins again with an empty record. The progress, the name and the notes that are here now are removed from this browser.",
    actions: [SAVE, { id: "go", label: "Start fresh", kind: DANGER }],
  };
  if (!(await sure(asked, page))) return;
  startFresh();
  dropUnread();
  await tell("A fresh start", "Nothing of the one before is left. What you do from here on is yours.");
}

/** @param {Page} page */
export async function clearly(page) {
  const asked = {
    title: "Clear everything from this computer?",
    text: "Everything that the course has put into this browser is removed: progress, name, notes, settings, and the pages kept for reading offline. It can’t be brought back, except from a file that you saved.",
    actions: [SAVE, { id: "go", label: "Clear everything", kind: DANGER }],
  };
  if (!(await sure(asked, page))) return;
  const left = await clearAll(page);
  if (left.length) await tell("Not all could be removed", `This browser did not let go of: ${left.join(", ")}. Clear the site’s data in the browser’s own settings.`);
  else await tell("Everything is cleared", "What the course kept in this browser is gone. Close this tab, and other tabs in which the course is open. The browser’s own history still lists the pages you opened, and may hold a supervisor’s link with its name and note; files you saved stay where they are.");
}

/** @param {Page} page */
export function guest(page) {
  return isGuest() ? leaveGuest(page) : becomeGuest();
}

async function becomeGuest() {
  const answer = await ask({
    title: "Use the course as a guest?",
    text: "What you do as a guest is gone when you close this tab. What others have kept in this browser stays, and you do not see it.",
    actions: [{ id: "go", label: "Use as a guest", kind: "main" }],
  });
  if (answer) startGuest();
}

/** @param {Page} page */
async function leaveGuest(page) {
  const asked = {
    title: "Leave guest mode?",
    text: "What you did as a guest is removed. You see again what was kept in this browser before.",
    actions: [SAVE, { id: "go", label: "Leave guest mode", kind: DANGER }],
  };
  if (await sure(asked, page)) endGuest();
}

/**
 * Asks until the answer is yes or no: one may save a file in between, and is then asked again.
 *
 * @param {Parameters<typeof ask>[0]} question
 * @param {Page} page
 */
async function sure(question, page) {
  for (;;) {
    const answer = await ask(question);
    if (answer !== "save") return answer === "go";
    saveProgress(page);
    if (unread().length) saveUnread(page);
  }
}
