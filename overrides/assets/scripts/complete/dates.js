/**
 * The three returns: when each opens, what is due now, and their days as a file for a calendar.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { calendar } from "../core/calendar.js";
import { completedAt } from "../core/own-course.js";
import { isDue, nextReturn, returnsOf, returnTimes } from "../core/returns.js";
import { ROUNDS } from "../core/rounds.js";
import { learner, watch } from "../storage/store.js";
import { longDate, versionDate } from "../ui/dates.js";
import { saveFile } from "../ui/download.js";
import { part, parts } from "../ui/part.js";

/** @param {HTMLElement} root @param {Page} page */
export default function start(root, page) {
  const show = (/** @type {Learner} */ kept) => showDates(root, kept, completedAt(kept, page));
  part(root, "returns-calendar").addEventListener("click", () => saveDates(root, page));
  watch(show);
  show(learner());
}

/** @param {HTMLElement} root @param {Learner} kept @param {string} end when the course was complete, or "" */
function showDates(root, kept, end) {
  const next = nextReturn(kept, end);
  const isOpen = isDue(next, new Date());
  part(root, "returns-lead").textContent = leadText(kept, end, isOpen);
  part(root, "returns-lead").hidden = false;
  const due = part(root, "returns-due");
  if (due) due.hidden = !isOpen || linkIn(due).pathname === location.pathname;
  part(root, "returns-dates").hidden = !next;
  if (!end) return;
  const all = returnsOf(kept, end);
  parts(root, "return").forEach((item, nth) => {
    const { round, day, done } = all[nth];
    item.dataset.state = done ? "done" : "";
    const opens = round === next?.round ? `opens on ${versionDate(day)}` : `from ${versionDate(day)}`;
    part(item, "return-when").textContent = done ? `done on ${longDate(done)}` : isOpen && round === next?.round ? "due now" : opens;
  });
}

/** @param {Learner} kept @param {string} end @param {boolean} isOpen */
function leadText(kept, end, isOpen) {
  const count = returnTimes(kept).length;
  if (!end) return "The first return opens 30 days after your last module is complete.";
  const came = count ? `You came back ${count} of ${ROUNDS}. ` : "";
  if (count === ROUNDS) return `${came}Thank you for staying with it.`;
  return isOpen ? `${came}A return is due now: four new cases, about five minutes.` : `${came}Until the next return its cases stay closed, so that they are new to you.`;
}

/** @param {HTMLElement} root @param {Page} page */
function saveDates(root, page) {
  const kept = learner();
  const title = document.querySelector(".md-header__title .md-ellipsis")?.textContent?.trim() ?? page.course;
  const due = part(root, "returns-due");
  const link = due ? linkIn(due).href : location.href;
  const entries = returnsOf(kept, completedAt(kept, page)).flatMap(({ round, day, done }) =>
    done ? [] : [{ uid: `return-${round}.${day}@${page.course}`, day, title: `Come back: four new cases (${title})`, text: `Return ${round} of ${ROUNDS}. About five minutes, in the browser in which you took the course:\n${link}`, link }],
  );
  saveFile(`${page.course}-returns.ics`, "text/calendar", calendar(title, entries, new Date()));
}

/** @param {HTMLElement} within */
function linkIn(within) {
  return /** @type {HTMLAnchorElement} */ (within.querySelector("a"));
}
