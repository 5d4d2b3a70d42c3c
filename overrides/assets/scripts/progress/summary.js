/**
 * Say whose a document is, and what is in it: before it goes, before it is saved, and beside another one.
 *
 * @typedef {import("../core/learner.js").Learner} Learner
 * @typedef {import("../ui/page-data.js").Page} Page
 */
import { summaryOf } from "../core/progress-file.js";
import { isGuest, learner } from "../storage/store.js";
import { hidden } from "../storage/switch.js";
import { nameOf } from "../core/text.js";

/** @param {Learner} of @param {Page} page */
export function describe(of, page) {
  const { name, complete, of: all, notes, tasks } = summaryOf(of, page.modules);
  const parts = [`${complete} of ${all} modules`, ...counted(notes, "note"), ...counted(tasks, "task")];
  return `${name || "somebody who gave no name"}, ${parts.join(", ")}`;
}

/** Whose record this browser keeps while this page shows another, in words that end a sentence; "" for nobody's. @param {Page} page */
export function describeHidden(page) {
  const other = hidden();
  if (other === "unknown") return "somebody, which this page can’t read";
  return other ? describe(other, page) : "";
}

/** What saving a file is called: whose file it would be. */
export function saveAction() {
  const name = isGuest() ? "" : nameOf(learner());
  return { id: "save", label: name ? `Save the progress of ${name} as a file` : "Backup for me" };
}

/** @param {number} count @param {string} thing */
function counted(count, thing) {
  return count ? [`${count} ${thing}${count === 1 ? "" : "s"}`] : [];
}
