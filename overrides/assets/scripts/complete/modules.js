/**
 * The end of the course: until then what is left and how long it takes, then that it is done; and always what each
 * module leaves, with one's own plans.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { asked } from "../core/asked.js";
import { next } from "../core/next-step.js";
import { countText, doneInAll, isPath } from "../core/own-count.js";
import { completedAt, openModules, ownModules, timeLeft } from "../core/own-course.js";
import { partsOf, stateOf } from "../core/parts.js";
import { moduleState } from "../core/progress.js";
import { learner, watch } from "../storage/store.js";
import { addressOf } from "../ui/addresses.js";
import { longDate } from "../ui/dates.js";
import { part, parts } from "../ui/part.js";
import { showPlan } from "./plans.js";
import { labelProgress } from "../ui/progress-label.js";

/** @param {HTMLElement} root @param {Page} page */
export default function start(root, page) {
  const show = (/** @type {Learner} */ kept) => {
    showLead(root, kept, page);
    for (const item of parts(root, "finish-module")) showModule(item, kept, page);
  };
  watch(show);
  show(learner());
}

/** @param {HTMLElement} root @param {Learner} kept @param {Page} page */
function showLead(root, kept, page) {
  const [at, open] = [completedAt(kept, page), openModules(kept, page)];
  root.dataset.state = at ? "done" : "";
  part(root, "finish-lead").textContent = at ? doneText(at, ownModules(kept, page).length) : leftText(open.length, timeLeft(kept, page));
  if (isPath(kept, page)) part(root, "finish-lead").textContent += pathText(kept, page);
  const to = at ? null : nextAddress(root, kept, page);
  part(root, "finish-open").hidden = !to;
  part(root, "finish-done")?.toggleAttribute("hidden", !at);
  if (to) /** @type {HTMLAnchorElement} */ (part(root, "finish-next")).href = to;
}

/** @param {string} at @param {number} count of the modules */
function doneText(at, count) {
  return `You did it. On ${longDate(at)} you completed ${count === 1 ? "your module" : `the last of your ${count} modules`}. Thank you for the time and the thought you gave it. This is what you take with you.`;
}

/** @param {number} count of open modules @param {string} time */
function leftText(count, time) {
  const modules = count === 1 ? "One module is" : `${count} modules are`;
  return `${modules} still open${time ? `, about ${time} in all` : ""}. When ${count === 1 ? "it is" : "they are"} complete, you are done. This is what you take with you.`;
}

/** What of one's path counts where: a path that one chose makes no certificate. @param {Learner} kept @param {Page} page */
function pathText(kept, page) {
  const all = page.modules.length;
  const isCertified = asked(kept).length > 0 || doneInAll(kept, page) === all;
  return ` (${countText(kept, page)}.${isCertified ? "" : ` The certificate takes all ${all} modules; until then your record is a progress sheet.`})`;
}

/** Where one goes on. @param {HTMLElement} root @param {Learner} kept @param {Page} page */
function nextAddress(root, kept, page) {
  const way = next(kept, ownModules(kept, page), page.takes);
  if (way && "place" in way) return addressOf(way.place, page);
  const link = way && root.querySelector(`[data-part="${way.part.kind}/${CSS.escape(way.part.slug)}"]`);
  return link instanceof HTMLAnchorElement ? link.href : null;
}

/** @param {HTMLElement} item @param {Learner} kept @param {Page} page */
function showModule(item, kept, page) {
  const module = ownModules(kept, page).find(({ id }) => id === item.dataset.finishModule);
  item.hidden = !module;
  if (!module) return;
  const state = moduleState(kept, module, page.takes);
  item.dataset.state = state;
  part(item, "finish-state").textContent = { done: "Done", begun: "Started", "": "Not yet" }[state];
  part(item, "finish-parts").hidden = state === "done";
  for (const one of partsOf(module)) {
    const link = /** @type {HTMLElement | null} */ (item.querySelector(`[data-part="${one.kind}/${CSS.escape(one.slug)}"]`));
    if (link) labelProgress(link, stateOf(kept, one));
  }
  showPlan(item, kept, module.id);
}
