/**
 * What one can do where others use the same browser: begin afresh, leave nothing behind, be a guest. Each is asked about
 * first, by the name of whose work it is, and what is about to go can be saved as a file.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { isBlank } from "../core/empty.js";
import { nameOf } from "../core/text.js";
import { isBlocked } from "../storage/backs.js";
import { isLocked } from "../storage/lock.js";
import { isGuest, learner } from "../storage/store.js";
import { endGuest, settleApart, startFresh, startGuest } from "../storage/switch.js";
import { unread } from "../storage/unreadable.js";
import { ask, tell } from "../ui/dialog.js";
import { clearAll } from "./clear-all.js";
import { saveProgress, saveUnread } from "./export.js";
import { learnerActions, pickLearner, staying } from "./pick-learner.js";
import { describe, describeHidden, saveAction } from "./summary.js";

const DANGER = /** @type {const} */ ("danger");
const MAIN = /** @type {const} */ ("main");

/** @param {Page} page */
export async function confirmFreshStart(page) {
  if (describeHidden(page)) return confirmOwnRemoval(page);
  const picks = isGuest() || isBlocked() ? [] : learnerActions(page);
  const asked = {
    title: "Switch learner",
    text: said([
      picks.length ? "Whoever else learns here can have progress of their own, beside what is here now. Then nothing is removed." : "",
      isGuest() ? "What you did as a guest is removed." : `If you start fresh: ${going(page)}`,
      "The course begins again with an empty record.",
      unread().length ? "What this browser has kept and this page can’t read is removed, too." : "",
    ]),
    actions: [...picks, saveAction(), { id: "go", label: `Start fresh${whose()}`, kind: DANGER }],
  };
  const answer = await chosen(asked, page);
  if (!answer) return;
  if (answer !== "go") return void (await pickLearner(answer, page));
  startFresh();
  await tell("A fresh start", isGuest() ? "What you did as a guest is gone." : "Nothing of the one before is left. What you do from here on is yours.");
}

/**
 * Where this tab shows another's work than this browser keeps, nothing but the tab's own can go.
 *
 * @param {Page} page
 */
async function confirmOwnRemoval(page) {
  const asked = {
    title: isGuest() ? "Remove what you did as a guest?" : "Remove what was done in this tab?",
    text: said([isGuest() ? "What you did as a guest is removed from this tab." : going(page), `The work of ${describeHidden(page)}, stays in this browser.`]),
    actions: [saveAction(), { id: "go", label: isGuest() ? "Remove what I did as a guest" : "Remove what was done in this tab", kind: DANGER }],
  };
  if (!(await chosen(asked, page))) return;
  if (isGuest()) comeBack();
  else await settleApart(false);
}

/** Where others have learned in this browser, one removes one's own. @param {string} stays @param {Page} page */
async function confirmLeaving(stays, page) {
  const asked = {
    title: "Remove your work from this device?",
    text: said([going(page), stays]),
    actions: [saveAction(), { id: "go", label: `Remove it${whose()}`, kind: DANGER }],
  };
  if (!(await chosen(asked, page))) return;
  startFresh();
  await tell("Your work is removed", stays);
}

/** @param {Page} page */
export async function confirmClearAll(page) {
  if (describeHidden(page)) return confirmOwnRemoval(page);
  const stays = isGuest() ? "" : staying(page);
  if (stays) return confirmLeaving(stays, page);
  const asked = {
    title: "Clear everything from this device?",
    text: said([
      isBlank(learner()) ? "" : going(page),
      "Everything that the course has put into this browser goes: progress, name, notes, tasks, settings, and the pages kept for reading offline. It can’t be brought back, except from a file that you saved.",
    ]),
    actions: [saveAction(), { id: "go", label: `Clear everything${whose()}`, kind: DANGER }],
  };
  if (!(await chosen(asked, page))) return;
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
  if (await chosen(asked, page)) comeBack();
}

/** From a guest to whom this browser keeps, who may have a lock. */
function comeBack() {
  endGuest();
  if (isLocked()) location.reload();
}

/** Whose work goes, and how much of it, in a sentence. @param {Page} page */
function going(page) {
  const { name } = learner();
  const what = isBlank(learner()) ? "What is here now" : `${name.value ? "" : "The work of "}${describe(learner(), page)},`;
  return `${what} will be removed from this browser: progress, name, notes, and the tasks that somebody asked for.`;
}

/** Whose work goes, as the end of what a button says. */
function whose() {
  const name = isGuest() ? "" : nameOf(learner());
  return name && `, and remove the work of ${name}`;
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
  let { text, actions } = question;
  for (;;) {
    const answer = await ask({ ...question, text, actions });
    if (answer !== "save") return answer;
    text = `Saved as ${saveProgress(page)}. Look among your downloads before you go on.\n\n${question.text}`;
    actions = question.actions.map((one) => (one.id === "save" ? { ...one, label: "Save it once more" } : one));
    if (unread().length) saveUnread(page);
  }
}
