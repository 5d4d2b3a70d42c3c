/**
 * What one can do where others use the same browser: begin afresh, leave nothing behind, be a guest. Each is asked about
 * first, by the name of whose work it is, and what is about to go can be saved as a file.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { isBlank } from "../core/empty.js";
import { isGuest, learner } from "../storage/store.js";
import { endGuest, settleApart, startFresh, startGuest } from "../storage/switch.js";
import { unread } from "../storage/unreadable.js";
import { ask, tell } from "../ui/dialog.js";
import { clearAll } from "./clear-all.js";
import { saveProgress, saveUnread } from "./export.js";
import { describe, describeHidden, saveAction } from "./summary.js";

const DANGER = /** @type {const} */ ("danger");
const MAIN = /** @type {const} */ ("main");

/** @param {Page} page */
export async function confirmFreshStart(page) {
  const other = isGuest() ? "" : describeHidden(page);
  const asked = {
    title: "Not you? Start fresh",
    text: said([
      isGuest() ? "What you did as a guest is removed, and the course begins again with an empty record. What others have kept in this browser stays." : "",
      isGuest() ? "" : `The course begins again with an empty record. ${going(page)} goes from this browser: progress, name, notes, and the tasks that somebody asked for.`,
      other && `This also removes the record of ${other}.`,
      unread().length ? "So does what this browser has kept and this page can’t read." : "",
    ]),
    actions: [saveAction(), { id: "go", label: "Start fresh", kind: DANGER }],
  };
  if (!(await chosen(asked, page))) return;
  startFresh();
  await tell("A fresh start", isGuest() ? "What you did as a guest is gone." : "Nothing of the one before is left. What you do from here on is yours.");
}

/** @param {Page} page */
export async function confirmClearAll(page) {
  const other = describeHidden(page);
  const mine = isGuest() ? "Remove only what I did as a guest" : "Remove only what was done in this tab";
  const asked = {
    title: "Clear everything from this computer?",
    text: said([
      "Everything that the course has put into this browser is removed: progress, name, notes, tasks, settings, and the pages kept for reading offline. It can’t be brought back, except from a file that you saved.",
      !other && !isBlank(learner()) ? `This removes the record of ${describe(learner(), page)}.` : "",
      other && `This also removes the record of ${other}.`,
    ]),
    actions: [saveAction(), ...(other ? [{ id: "mine", label: mine, kind: MAIN }] : []), { id: "go", label: other ? "Clear everything, the other record too" : "Clear everything", kind: DANGER }],
  };
  const answer = await chosen(asked, page);
  if (answer === "mine") return isGuest() ? endGuest() : settleApart(false);
  if (!answer) return;
  const left = await clearAll(page);
  if (left.length) await tell("Not all could be removed", `This browser did not let go of: ${left.join(", ")}. Clear the site’s data in the browser’s own settings.`);
  else await tell("Everything is cleared", "What the course kept in this browser is gone. Close this tab, and other tabs in which the course is open. The browser’s own history still lists the pages you opened, and may hold a supervisor’s link with its name and note; files you saved stay where they are.");
}

/** @param {Page} page */
export function toggleGuest(page) {
  return isGuest() ? leaveGuest(page) : becomeGuest();
}

async function becomeGuest() {
  const answer = await ask({
    title: "Use the course as a guest?",
    text: "What you do as a guest is gone when you close this tab. What others have kept in this browser stays, and you do not see it.",
    actions: [{ id: "go", label: "Use as a guest", kind: MAIN }],
  });
  if (answer && !startGuest()) await tell("Not as a guest", "This browser keeps nothing for a single tab, so the next page would be the one before’s again. Use a private window instead.");
}

/** @param {Page} page */
async function leaveGuest(page) {
  const asked = {
    title: "Leave guest mode?",
    text: "What you did as a guest is removed. You see again what was kept in this browser before.",
    actions: [saveAction(), { id: "go", label: "Leave guest mode", kind: DANGER }],
  };
  if (await chosen(asked, page)) endGuest();
}

/** The record that is here, as the beginning of a sentence. @param {Page} page */
function going(page) {
  return isBlank(learner()) ? "What is here now" : `The record of ${describe(learner(), page)},`;
}

/** @param {string[]} texts those that there are, a paragraph each */
function said(texts) {
  return texts.filter(Boolean).join("\n\n");
}

/**
 * Ask until there is an answer: one may save a file in between, and is then asked again.
 *
 * @param {Parameters<typeof ask>[0]} question
 * @param {Page} page
 * @returns {Promise<string>} what was chosen, "" for nothing
 */
async function chosen(question, page) {
  let saved = "";
  for (;;) {
    const answer = await ask({ ...question, text: saved + question.text });
    if (answer !== "save") return answer;
    saved = `Saved as ${saveProgress(page)}. Look among your downloads.\n\n`;
    if (unread().length) saveUnread(page);
  }
}
