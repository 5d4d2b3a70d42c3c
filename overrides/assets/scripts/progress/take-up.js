/**
 * Show what a file or a link holds, and take it up if the learner says so: alone, joined with what is here, or beside it.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {import("../core/read.js").Found & { learner: Learner, thing: "file" | "link", said: string[] }} Brought What came, and
 *   what else there is to say of it.
 * @typedef {(here: Learner) => import("../core/event.js").Event[]} Adding What of it is to join the log of somebody.
 */
import { isBlank } from "../core/empty.js";
import { nameOf } from "../core/text.js";
import { summaryOf } from "../core/progress-file.js";
import { isBlocked } from "../storage/backs.js";
import { goOnAs, putBeside } from "../storage/learners.js";
import { dropLock } from "../storage/lock.js";
import { isGuest, learner } from "../storage/store.js";
import { adopt } from "../storage/switch.js";
import { ask, tell } from "../ui/dialog.js";
import { longDate } from "../ui/dates.js";
import { addressOf, homeOf } from "../ui/addresses.js";
import { saveProgress } from "./export.js";
import { describe, saveAction } from "./summary.js";

const MAIN = /** @type {const} */ ("main");
const DANGER = /** @type {const} */ ("danger");

/** @param {Brought} brought @param {Page} page @param {Adding} [adding] */
export async function takeUp(brought, page, adding = () => brought.events) {
  const answer = await offer(brought, page);
  if (answer === "save") saveProgress(page);
  if (!answer) return;
  const isKept = answer === "beside" ? goOnAs(putBeside(brought, adding)) : await adopt(answer === "join" ? { ...brought, events: adding(learner()) } : brought, answer === "join");
  if (!isKept) return void tell(`There is no room for this ${brought.thing}`, "This browser has no room left for it. What was here is still here, and nothing was changed.");
  if (answer === "go" || answer === "save") dropLock();
  if (answer === "beside") return location.assign(homeOf(page));
  const kept = isGuest() ? "You are a guest, so it is gone when you close this tab." : "You can go on where you left off.";
  const next = await ask({ title: "Your progress is here", text: kept, actions: [{ id: "go-on", label: "Go on", kind: MAIN }], leave: "Close" });
  const { place } = learner();
  if (next) location.assign((place.value && addressOf(place.value, page)) ?? homeOf(page));
}

/** @param {Brought} brought @param {Page} page @returns {Promise<string>} "join", "beside", "save" or "go"; "" to leave all as it is */
async function offer({ learner: other, thing, said: more }, page) {
  const held = [said(other, page), ...more];
  const own = learner();
  if (other.id === own.id) {
    const text = [...held, "This browser has progress of the same person. Both are joined: what was done on either stays, and where both have a note in the same box, both texts do."];
    return ask({ title: `Join this ${thing} with what is here?`, text: text.join("\n\n"), actions: [{ id: "join", label: "Join them", kind: MAIN }] });
  }
  // Whoever has opened no more than somebody's link here keeps what it asks for.
  if (isBlank({ ...own, assignments: {} })) {
    const asked = isBlank(own) ? [] : ["What you were assigned here stays."];
    const id = isBlank(own) ? "go" : "join";
    return ask({ title: `Open this ${thing}?`, text: [...held, ...asked].join("\n\n"), actions: [{ id, label: "Open it", kind: MAIN }] });
  }
  return offerBeside(other, held, thing, page);
}

/**
 * Where there is other progress in this browser: one person's who has begun twice can be joined, another's stays beside it, unless
 * it is to give way.
 *
 * @param {Learner} other
 * @param {string[]} held what was brought
 * @param {string} thing
 * @param {Page} page
 */
function offerBeside(other, held, thing, page) {
  const [here, there] = [nameOf(learner()), nameOf(other)].map((name) => name.toLowerCase());
  const isLikely = !here || !there || here === there;
  const beside = isLikely
    ? [`This browser has other progress: ${describe(learner(), page)}.`, `If both are yours, they can be joined, and what was done in either stays. If not, the ${thing} can stand beside it, as another learner’s, or take the place of what is here.`]
    : [`This browser has somebody else’s progress. ${said(learner(), page)}`, `The ${thing} can stand beside it, as another learner’s, or take its place. If both are yours, type the same name in both; then they can be joined.`];
  const actions = [
    ...(isLikely ? [{ id: "join", label: "Both are mine: join them", kind: MAIN }] : []),
    ...(isGuest() || isBlocked() ? [] : [{ id: "beside", label: "Keep both, and go on as the other learner", ...(isLikely ? {} : { kind: MAIN }) }]),
    { id: "save", label: `${saveAction().label}, then replace it` },
    { id: "go", label: "Replace what is here", kind: DANGER },
  ];
  return ask({ title: "Replace what is here?", text: [...held, ...beside].join("\n\n"), actions });
}

/** @param {Learner} other @param {Page} page */
function said(other, page) {
  const { name, begun, complete, of, quizzes, notes } = summaryOf(other, page.modules);
  const counted = [`${quizzes} ${quizzes === 1 ? "quiz" : "quizzes"} passed`, `${notes} ${notes === 1 ? "note" : "notes"}`];
  return `${name || "No name"}, started ${longDate(begun)}: ${complete} of ${of} modules complete, ${counted.join(", ")}.`;
}
