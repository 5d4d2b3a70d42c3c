/**
 * Open the link that holds a copy of what somebody completed: show what is in it, and take it up if the learner says so.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/copy-link.js").Fault} Fault
 */
import { copiedEvents, copiedLearner } from "../core/copied-events.js";
import { decodedCopy } from "../core/copy-link.js";
import { blank, identifier } from "../core/learner.js";
import { COPY_SIGN } from "../core/link-prefix.js";
import { ask, tell } from "../ui/dialog.js";
import { element } from "../ui/element.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { takeUp } from "./take-up.js";

const AGAIN = "Copy all of the link, and open it again.";
/** @type {Record<Fault | "course" | "empty", string>} */
const FAULTS = {
  broken: `It can’t be read; a part of it may be missing. ${AGAIN}`,
  changed: `It was cut or changed on its way. ${AGAIN}`,
  newer: "It was made with a newer version of the course than the one you see. Load this page again, then open the link again.",
  long: `It is far longer than any copy of this course. ${AGAIN}`,
  old: "This browser is too old to read it. Open the link in a newer one.",
  course: "It belongs to another course than this one. Open it where that course is.",
  empty: "What it holds is no longer in the course.",
};

/** Open the link by which this page was opened. @param {Page} page */
export async function openLink(page) {
  const { hash } = location;
  // It is no address to keep as a bookmark of this page, or to come back to.
  history.replaceState(history.state, "", location.pathname + location.search);
  await openCopy(hash, page);
}

/** Ask for a link, where it can't be followed: an app on the home screen has no place to type it. @param {Page} page */
export async function askForLink(page) {
  const input = element("textarea", { rows: "4", class: "copy-link", spellcheck: "false", autocapitalize: "off" });
  const field = element("p", {}, element("label", {}, "The link ", input));
  const answer = await ask({ title: "Open a copy from a link", text: "Paste the link of your copy. You see what it holds before anything happens.", field, actions: [{ id: "go", label: "Open it", kind: "main" }] });
  const at = input.value.indexOf(COPY_SIGN);
  if (answer) await openCopy(at < 0 ? "" : input.value.slice(at), page);
}

/** @param {string} hash @param {Page} page */
async function openCopy(hash, page) {
  const read = await decodedCopy(hash);
  if ("fault" in read) return refuse(read.fault);
  if (read.copy.c !== page.course) return refuse("course");
  const { learner: copied, gone, changed } = copiedLearner(read.copy, await loadCatalog());
  const events = copiedEvents(copied, blank());
  if (events.every(({ type }) => type === "began" || type === "named")) return refuse("empty");
  const said = [
    "It came with a link; the course can’t tell who made it. Notes, answers and tasks are not in it.",
    ...(gone ? [`${gone} of the modules in it ${gone === 1 ? "is" : "are"} no longer in the course, and would be left out.`] : []),
    ...(changed ? ["The course has changed since. A link can’t tell what of it you know already; only a file can."] : []),
  ];
  await takeUp({ log: identifier(), events, isWhole: true, isOld: false, learner: copied, thing: "link", said }, page, (here) => copiedEvents(copied, here));
}

/** @param {keyof typeof FAULTS} fault */
async function refuse(fault) {
  await tell("This link can’t be opened", `${FAULTS[fault]}\n\nNothing was changed.`);
}
