/**
 * A learner's lock against mistakes, as people meet it: it is set, changed taken off, and asked for after a while.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { fold } from "../core/fold.js";
import { readOld } from "../core/legacy-document.js";
import { read } from "../core/read.js";
import { nameOf } from "../core/text.js";
import { lookForGuest } from "../storage/backs.js";
import { dropLock, isHere, isLocked, opens, putLock, stay } from "../storage/lock.js";
import { beGuest, ownText } from "../storage/removal.js";
import { capabilities, isGuest } from "../storage/store.js";
import { ask, tell } from "../ui/dialog.js";
import { element } from "../ui/element.js";
import { readPage } from "../ui/page-data.js";
import { learnerActions, pickLearner } from "./pick-learner.js";

const MAIN = /** @type {const} */ ("main");
const NO_MORE = "It keeps others from going on as you by mistake, and is no more than that: whoever knows browsers can read what is kept here without it. Do not take digits that you use elsewhere. If you forget them, the lock can be taken off, and nothing is lost.";

/** Waits until whoever is here has said that it is their progress, or goes on as somebody else. */
export async function unlock() {
  const page = readPage(document);
  if (!page || !capabilities().switches) return;
  if (isHere()) return stay();
  for (let problem = ""; ; problem = "These are not the digits. Try again, or take the lock off.") {
    const { code, answer } = await askFor(page, problem);
    if (answer === "open" && opens(code)) return stay();
    if (answer === "off" && (await confirmOff())) return dropLock();
    if (answer === "" && beGuest()) return lookForGuest();
    if (answer && answer !== "open" && answer !== "off" && (await pickLearner(answer, page))) await new Promise(() => {});
  }
}

/** @param {Page} page @param {string} problem what was wrong with the digits before */
async function askFor(page, problem) {
  const { field, input } = digits("Your four digits", problem);
  const others = learnerActions(page).map(({ id, label }) => ({ id, label }));
  const answer = await ask({
    title: `Are you ${owner() || "who was here before"}?`,
    text: "There is a lock on this progress, so that nobody goes on with it by mistake.",
    field,
    actions: [{ id: "open", label: "Open", kind: MAIN }, ...others, { id: "off", label: "I forgot the digits" }],
    leave: "Go on as a guest",
  });
  return { answer, code: input.value.trim() };
}

async function confirmOff() {
  const name = owner();
  const answer = await ask({
    title: "Take the lock off?",
    text: `Anybody can: the lock is there against mistakes, and not against people. Nothing that is kept goes. Take it off only if you are ${name || "whose progress this is"}.`,
    actions: [{ id: "off", label: name ? `I am ${name}: take the lock off` : "It is mine: take the lock off", kind: MAIN }],
  });
  return answer === "off";
}

/** Set the lock; where there is one, change it or take it off. */
export async function changeLock() {
  if (isGuest()) return tell("A guest needs no lock", "What you do as a guest is gone when you close this tab.");
  if (isLocked() && !(await wantsOther())) return;
  for (let problem = ""; ; problem = "It takes four digits, from 0 to 9.") {
    const { field, input } = digits("Four digits", problem);
    const answer = await ask({ title: "Lock your progress on this device?", text: `The digits are asked for when somebody comes after half an hour, or switches to you.\n\n${NO_MORE}`, field, actions: [{ id: "go", label: "Set the lock", kind: MAIN }] });
    if (!answer) return;
    const code = input.value.trim();
    if (!/^\d{4}$/.test(code)) continue;
    if (putLock(code)) await tell("The lock is set", "You are asked for the digits when you come back after a while.");
    else await tell("No lock was set", "This browser has no room left for it.");
    return;
  }
}

/** @returns {Promise<boolean>} whether the lock is to have other digits; else it is off, or stays */
async function wantsOther() {
  const actions = [{ id: "other", label: "Take other digits", kind: MAIN }, { id: "off", label: "Take the lock off" }];
  const answer = await ask({ title: "There is a lock on your progress", text: NO_MORE, actions });
  if (answer === "off") {
    dropLock();
    await tell("The lock is off", "Nothing else has changed.");
  }
  return answer === "other";
}

/** A field for four digits. @param {string} label @param {string} problem what was wrong with those before, or "" */
function digits(label, problem) {
  const input = element("input", { type: "text", inputmode: "numeric", maxlength: "4", size: "4", autocomplete: "off", "aria-invalid": problem ? "true" : "false", "aria-describedby": "lock-problem" });
  const said = element("span", { id: "lock-problem", role: "alert", class: "ask-problem" }, problem);
  return { input, field: element("p", {}, element("label", {}, `${label} `, input), " ", said) };
}

/** The name of whose lock it is; before the lock is open, the store has not read it. */
function owner() {
  const found = read(ownText() ?? "", readOld);
  return "events" in found ? nameOf(fold(found.events)) : "";
}
