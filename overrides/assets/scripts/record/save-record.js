/** The record as a file that the learner takes away. */
import { today } from "../core/dates.js";
import { load } from "../load.js";
import { fileName, saveFile } from "../ui/download.js";

/** @param {import("../core/record.js").CompletionRecord} record */
export async function saveRecord(record) {
  if (!record.learner.name && !(await isNameless())) return;
  const name = fileName("completion-record", record.learner.name, record.course.id, today());
  saveFile(`${name}.json`, "application/json", `${JSON.stringify(record, null, 2)}\n`);
}

/** A record without a name is asked about: whoever gets it can't tell whose it is. */
async function isNameless() {
  const answer = await (await load("dialog")).ask({
    title: "Your record has no name",
    text: "Whoever receives it can’t tell whose it is. Write your name above first, or send it without.",
    actions: [{ id: "go", label: "Download it without a name" }],
    leave: "Write my name",
  });
  if (!answer) /** @type {HTMLElement | null} */ (document.querySelector("[data-learner-name]"))?.focus();
  return answer === "go";
}
